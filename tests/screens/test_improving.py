"""The lists of improvements as pictures: what is open with its detail, what is left over, and both sheets.

No picture shows a folder or a commit, which differ from run to run.
"""

from pathlib import Path

import pytest

from screens.test_panes import Compare
from support.driver import MEDIUM, NARROW, WIDE, Place, after_keys
from support.grounds import Grounds
from support.workshop import BRANCH, SECOND, SKILL, Yard, make_yard

HOUR = 3600
WIDTHS = pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["120x40", "80x24", "60x20"])


@pytest.fixture
def yard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Yard:
    """One that waits for its reviewer, one that touches what is not its own, one left over."""
    yard = make_yard(tmp_path, monkeypatch)
    yard.add_remote()
    yard.install_gh(monkeypatch)
    yard.git("worktree", "add", "-q", str(yard.worktree), "-b", BRANCH)
    yard.improve()
    yard.git("commit", "-q", "-a", "-m", "improve(query-tuning): Prefer covering indexes", cwd=yard.worktree)
    yard.git("push", "-q", "origin", BRANCH)
    yard.decide("OPEN")
    yard.git("config", "remote.origin.url", "git@github.com:acme/payments.git")
    other = yard.folder / "other"
    yard.git("worktree", "add", "-q", str(other), "-b", f"improve/analyst-{SECOND - HOUR}")
    (other / "README.md").write_text("# Mine\n")
    (other / SKILL).write_text("---\nname: query-tuning\n---\n")
    yard.git("branch", f"improve/old-{SECOND - 200 * HOUR}")
    return yard


@pytest.fixture
def place(yard: Yard) -> Place:
    return Grounds(yard)


@WIDTHS
def test_improvements_look_as_accepted(snap_compare: Compare, place: Place, size: tuple[int, int]) -> None:
    app, before = after_keys(place, "9")
    assert snap_compare(app, terminal_size=size, run_before=before)


@WIDTHS
def test_what_a_check_found_looks_as_accepted(snap_compare: Compare, place: Place, size: tuple[int, int]) -> None:
    app, before = after_keys(place, "9", "j", *(["enter"] if size == NARROW else []), "]")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_the_difference_looks_as_accepted(snap_compare: Compare, place: Place) -> None:
    app, before = after_keys(place, "9", "[")
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "60x20"])
def test_leftovers_look_as_accepted(snap_compare: Compare, place: Place, size: tuple[int, int]) -> None:
    app, before = after_keys(place, "9", "9")
    assert snap_compare(app, terminal_size=size, run_before=before)


@WIDTHS
def test_the_sheet_that_submits_looks_as_accepted(
    snap_compare: Compare, yard: Yard, place: Place, size: tuple[int, int]
) -> None:
    yard.improve("- Read the plan first")
    app, before = after_keys(place, "9", "p")
    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("size", [MEDIUM, NARROW], ids=["80x24", "60x20"])
def test_the_sheet_that_begins_looks_as_accepted(snap_compare: Compare, place: Place, size: tuple[int, int]) -> None:
    app, before = after_keys(place, "9", "A")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_no_improvements_look_as_accepted(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, before = after_keys(Grounds(make_yard(tmp_path, monkeypatch)), "9")
    assert snap_compare(app, terminal_size=WIDE, run_before=before)
