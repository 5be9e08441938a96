"""A plan before it is written."""

from support.sheet_samples import PLAN, preview_sheet
from support.sheets import MEDIUM, NARROW, play


def test_it_says_what_moves_what_stays_and_why() -> None:
    text = play(preview_sheet()).text
    assert "Resolve 3 entries in 1 file" in text
    assert "all of them?" in text
    assert "Does   ERR-20260519-002  Status pending → resolved" in text
    assert "Is so  ERR-20260518-001  already resolved by an agent" in text
    assert "Leaves ERR-20260520-002  promoted to CLAUDE.md" in text
    assert "Note   marks in two scopes" in text
    assert "- **Status**: pending" in text
    assert "same as: hotwash resolve" in text


def test_the_same_change_is_counted_not_repeated() -> None:
    text = play(preview_sheet()).text
    assert text.count("+ **Status**: resolved") == 1
    assert "ERR-20260519-002 and 1 more" in text


def test_enter_hands_over_the_plan() -> None:
    assert play(preview_sheet(), "enter", size=NARROW).result == PLAN


def test_a_reach_asks_for_a_second_enter() -> None:
    played = play(preview_sheet("reaches every project", (10.0, 11.0)), "enter", "enter", size=MEDIUM)
    assert "reaches every project – Enter again to allow" in played.texts[1]
    assert played.result == PLAN


def test_a_held_enter_is_no_second_enter() -> None:
    played = play(preview_sheet("reaches every project", (10.0, 10.1, 10.2)), "enter", "enter", "enter", size=MEDIUM)
    assert not played.dismissed
