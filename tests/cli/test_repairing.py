"""`hotwash repair` and `hotwash excuse` on the command line."""

from pathlib import Path

import pytest

from cli.conftest import Hotwash


@pytest.fixture
def errors(workspace: Path) -> Path:
    """An empty number, and a status in another word."""
    path = workspace / ".learnings" / "ERRORS.md"
    text = path.read_text().replace("**Status**: resolved", "**Status**: Done")
    path.write_text(text.replace("ERR-20260520-001", "ERR-20260520-"))
    return path


def test_a_repair_is_shown_first_and_written_with_apply(hotwash: Hotwash, errors: Path) -> None:
    before = errors.read_text()
    shown = hotwash("repair", "ERR-20260519-001")
    assert (shown.code, errors.read_text()) == (0, before)
    assert "-**Status**: Done\n+**Status**: resolved\n" in shown.out
    assert "nothing written; --apply writes it" in shown.err
    written = hotwash("repair", "ERR-20260519-001", "--apply")
    assert written.code == 0
    assert errors.read_text() == before.replace("Done", "resolved")
    assert "undo: hotwash undo" in written.err


def test_all_repairs_are_one_step_for_undo(hotwash: Hotwash, errors: Path) -> None:
    before = errors.read_text()
    assert hotwash("repair", "--all", "--apply").code == 0
    assert errors.read_text() == before.replace("Done", "resolved").replace("ERR-20260520-\n", "ERR-20260520-001\n")
    assert hotwash("lint").code == 0
    assert hotwash("undo").code == 0
    assert errors.read_text() == before


@pytest.mark.parametrize("name", ["err-20260519-001", "ERRORS.md:14", ".learnings/ERRORS.md:14"])
def test_a_problem_is_named_by_its_entry_or_its_place(hotwash: Hotwash, errors: Path, name: str) -> None:
    assert hotwash("repair", name, "--rule", "unknown-status", "--apply").code == 0
    assert "Done" not in errors.read_text()
    assert "ERR-20260520-\n" in errors.read_text()


def test_what_is_not_wrong_or_not_there_is_said(hotwash: Hotwash, errors: Path) -> None:
    calm, unknown, empty = hotwash("repair", "OPS-20260518-A3F"), hotwash("repair", "ERR-1"), hotwash("repair")
    assert (calm.code, unknown.code, empty.code) == (1, 4, 2)
    assert "nothing is wrong with OPS-20260518-A3F" in calm.err
    assert "no entry ERR-1" in unknown.err
    assert "nothing named to repair" in empty.err


def test_an_excused_problem_is_no_finding_until_its_text_changes(hotwash: Hotwash, errors: Path) -> None:
    assert hotwash("excuse", "ERR-20260519-001").code == 0
    assert "ERR-20260519-001" not in hotwash("lint").out
    assert "ERR-20260519-001" in hotwash("lint", "--all").out
    errors.write_text(errors.read_text().replace("wrong region", "wrong zone"))
    assert "ERR-20260519-001" in hotwash("lint").out


def test_excusing_is_undone_like_anything_else(hotwash: Hotwash, errors: Path) -> None:
    hotwash("excuse", "ERR-20260519-001")
    assert hotwash("undo").code == 0
    assert "ERR-20260519-001" in hotwash("lint").out
