"""Somebody else's value, mine, and the safe side."""

from hotwash.core.model.plan import Outcome, Target, TargetOutcome
from hotwash.tui.screens import ConflictAnswer
from support.sheet_samples import MINE, conflict_sheet
from support.sheets import MEDIUM, NARROW, play, targets


def test_the_three_values_stand_beside_each_other() -> None:
    text = play(conflict_sheet(), size=MEDIUM).text
    assert "ERR-20260518-001 changed on disk while you were editing" in text
    assert "! Status  pending              in_progress          resolved" in text
    assert "put mine on top of the disk version: Status in_progress → resolved" in text


def test_at_narrow_width_they_stand_under_each_other() -> None:
    text = play(conflict_sheet(), size=NARROW).text
    assert "  on disk now     in_progress" in text


def test_enter_and_escape_keep_the_disk() -> None:
    assert play(conflict_sheet(), "enter", size=MEDIUM).result == ConflictAnswer()
    assert play(conflict_sheet(), "escape", size=MEDIUM).result == ConflictAnswer()


def test_m_puts_mine_on_what_is_there_now() -> None:
    assert play(conflict_sheet(), "m", size=MEDIUM).result == ConflictAnswer(MINE[:1])


def test_several_are_asked_one_after_the_other() -> None:
    played = play(conflict_sheet(3), "m", "enter", "m", size=MEDIUM)
    assert "2 of 3 · ERR-20260519-002" in played.texts[1]
    assert played.result == ConflictAnswer((MINE[0], MINE[2]))


def test_one_key_decides_the_rest() -> None:
    assert play(conflict_sheet(3), "m", "1", size=MEDIUM).result == ConflictAnswer(MINE[:1])
    assert play(conflict_sheet(3), "enter", "2", size=MEDIUM).result == ConflictAnswer(MINE[1:])


def test_read_only_says_why_mine_cannot_be() -> None:
    played = play(conflict_sheet(read_only="ERRORS.md is read-only"), "m", size=MEDIUM)
    assert "ERRORS.md is read-only" in played.text
    assert not played.dismissed


def test_the_editor_is_asked_for_by_name() -> None:
    assert play(conflict_sheet(), "E", size=MEDIUM).result == ConflictAnswer(edit=targets()[0].key)


def test_a_disk_that_moves_again_is_drawn_again() -> None:
    sheet = conflict_sheet()
    newer = (TargetOutcome(targets()[0].key, Outcome.CONFLICT, "", "Status", "pending", "blocked", "resolved"),)
    played = play(sheet, lambda: sheet.take(newer), "m", size=MEDIUM)
    assert "blocked" in played.texts[1]
    assert played.result == ConflictAnswer((Target(targets()[0].key, "blocked"),))
