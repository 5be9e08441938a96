"""Four numbers: guesses, the person's own, and what the total means."""

from hotwash.core.model.plan import Plan, Refusal
from support.sheet_samples import score_sheet
from support.sheets import MEDIUM, Planning, Played, context, play


def arguments(played: Played[Plan]) -> dict[str, str]:
    assert isinstance(played.result, Plan)
    return dict(played.result.intent.arguments)


def test_rows_say_value_weight_and_where_the_number_comes_from() -> None:
    text = play(score_sheet(), size=MEDIUM).text
    assert "▸High Frequency     [########··]  8  ×3 = 24   g ×3 in 21 days" in text
    assert " Failure Reduction  [#########·]  9  ×3 = 27   yours" in text
    assert "Total    83 / 100   ACT" in text
    assert "Threshold 50, from CLAUDE.md:12" in text
    assert "g = computed guess" in text


def test_only_changed_numbers_are_saved() -> None:
    assert arguments(play(score_sheet(), "l", "j", "3", "enter", size=MEDIUM)) == {"frequency": "9", "failure": "3"}


def test_zero_is_ten_and_nothing_leaves_one_to_ten() -> None:
    played = play(score_sheet(), "0", "l", "j", "1", "h", "enter", size=MEDIUM)
    assert arguments(played) == {"frequency": "10", "failure": "1"}


def test_backspace_gives_a_number_back_to_the_guess() -> None:
    played = play(score_sheet(), "j", "backspace", "enter", size=MEDIUM)
    assert "[#######···]  7  ×3 = 21   g" in played.texts[-2]
    assert arguments(played) == {"failure": "guess"}


def test_what_if_moves_only_the_question() -> None:
    played = play(score_sheet(), "<", *[">"] * 8, size=MEDIUM)
    assert "What if 45: 0 actions flip to defer, 1 to ACT" in played.texts[1]
    assert "What if 85: 3 actions flip to defer, 0 to ACT" in played.text
    assert "Threshold 50" in played.text


def test_escape_keeps_the_numbers_as_a_draft() -> None:
    drafts: dict[str, str] = {}
    play(score_sheet(context(drafts=drafts)), "2", "escape", size=MEDIUM)
    assert "[##········]  2" in play(score_sheet(context(drafts=drafts)), size=MEDIUM).text


def test_enter_without_a_change_goes_on_and_writes_nothing() -> None:
    refusing = context(Planning(Refusal("no number given")))
    played = play(score_sheet(refusing), "enter", size=MEDIUM)
    assert "no number given" not in played.texts[0]
    assert isinstance(played.result, Plan)
    assert played.result.changes_nothing
