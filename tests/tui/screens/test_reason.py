"""Saying no: digits in, a plan with the reason out."""

import pytest

from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.tui.screens import ReasonSheet, wont_fix_choices
from support.sheet_samples import discard_sheet
from support.sheets import MEDIUM, Planning, Played, context, play, targets


def arguments(played: Played[Plan]) -> dict[str, str]:
    assert isinstance(played.result, Plan)
    return dict(played.result.intent.arguments)


@pytest.mark.parametrize(("digit", "reason"), [("2", "not-actionable"), ("3", "wrong"), ("4", "one-off")])
def test_a_digit_writes_at_once(digit: str, reason: str) -> None:
    assert arguments(play(discard_sheet(), digit, size=MEDIUM)) == {"reason": reason}


def test_a_duplicate_is_prefilled_with_the_nearest_and_written_by_the_second_enter() -> None:
    played = play(discard_sheet("ERR-20260519-002"), "1", "enter", "enter", size=MEDIUM)
    assert arguments(played) == {"reason": "duplicate", "by": "ERR-20260519-002"}


def test_other_asks_for_a_sentence_and_writes_nothing_without_one() -> None:
    played = play(discard_sheet(), "5", "enter", "enter", size=MEDIUM)
    assert "Enter: reason is empty" in played.text
    assert not played.dismissed
    assert arguments(play(discard_sheet(), "5", "n", "o", "enter", "enter", size=MEDIUM)) == {
        "reason": "other",
        "note": "no",
    }


def test_a_digit_in_the_text_is_text() -> None:
    played = play(discard_sheet(), "5", "3", "enter", "enter", size=MEDIUM)
    assert arguments(played)["note"] == "3"


def test_won_t_fix_keeps_each_answer_apart() -> None:
    sheet = ReasonSheet("Won't fix", Intent("wont-fix", targets()[:1]), wont_fix_choices("OPS-1"), context())
    played = play(sheet, "5", "x", "enter", "k", "k", "k", "k", "enter", size=MEDIUM)
    assert arguments(played) == {"reason": "duplicate of OPS-1"}


def test_a_refused_reason_says_why_and_stays() -> None:
    refusing = context(Planning(Refusal("there is no entry ERR-9")))
    played = play(discard_sheet(of=refusing), "2", size=MEDIUM)
    assert "Enter: there is no entry ERR-9" in played.text
    assert not played.dismissed


def test_a_reason_without_words_has_nothing_to_edit() -> None:
    assert "no text to edit" in play(discard_sheet(), "j", "e", size=MEDIUM).text
