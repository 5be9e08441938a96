"""`hotwash handoff`: the report on stdout, the handoff on demand, and exit code 1 while something grave is open."""

from pathlib import Path

from cli.conftest import Hotwash


def test_the_same_state_and_clock_give_the_same_bytes(hotwash: Hotwash) -> None:
    assert hotwash("handoff").out == hotwash("handoff").out


def test_something_grave_is_told_by_the_exit_code(hotwash: Hotwash, workspace: Path) -> None:
    assert hotwash("handoff").code == 1
    (workspace / ".learnings/OPERATIONS_ISSUES.md").unlink()
    assert hotwash("handoff").code == 0


def test_after_a_handoff_only_what_came_since_is_new(hotwash: Hotwash, workspace: Path) -> None:
    assert "handed over" in hotwash("handoff", "--mark").err
    with (workspace / ".learnings/ERRORS.md").open("a") as log:
        log.write("\n### ERR-20260521-001\n**Status**: pending\n**Context**: x\n**Content**: It broke\n**Action**: y\n")
    assert "## New since last handoff (1)\n- ERR-20260521-001 It broke – pending\n" in hotwash("handoff").out
    assert "ERR-20260521-001" in hotwash("list", "is:new").out


def test_undo_takes_the_handoff_back(hotwash: Hotwash) -> None:
    hotwash("handoff", "--mark")
    hotwash("undo")
    assert "the first one" in hotwash("handoff").out


def test_a_note_for_the_next_shift_stands_in_the_report_and_not_in_the_file(hotwash: Hotwash, workspace: Path) -> None:
    before = (workspace / ".learnings/OPERATIONS_ISSUES.md").read_bytes()
    hotwash("shift-note", "OPS-20260518-A3F", "vendor", "calls", "back")
    assert "– note: vendor calls back" in hotwash("handoff").out
    assert (workspace / ".learnings/OPERATIONS_ISSUES.md").read_bytes() == before
    hotwash("shift-note", "OPS-20260518-A3F")
    assert "note:" not in hotwash("handoff").out


def test_the_report_goes_into_a_new_file_and_never_over_another(hotwash: Hotwash, workspace: Path) -> None:
    ran = hotwash("handoff", "--file", "handoff.md")
    assert (ran.code, ran.err) == (1, "wrote handoff.md\nundo: hotwash undo\n")
    assert (workspace / "handoff.md").read_text() == hotwash("handoff").out
    assert hotwash("handoff", "--file", "handoff.md").code == 2
    assert hotwash("handoff", "--file", "../out.md").code == 2
    assert hotwash("handoff", "--file", "CLAUDE.md").code == 2


def test_json_has_the_text_and_the_ids(hotwash: Hotwash) -> None:
    ran = hotwash("handoff", "--json")
    assert ran.document["kind"] == "handoff"
    assert ran.document["attention"] == ["OPS-20260518-A3F"]
    assert str(ran.document["text"]).startswith("# Handoff payments – ")
