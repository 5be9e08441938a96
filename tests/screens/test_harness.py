"""View 7 as pictures: three lists at each width, the reasons, the form, and the empty view."""

from pathlib import Path

import pytest

from scenarios.test_harness import DB, NO, OLD, SURE, Learned
from screens.test_panes import Compare, staged
from support.driver import MEDIUM, NARROW, WIDE

LISTS = ("learnings", "consult", "hygiene")
SIZES = pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["120x40", "80x24", "60x20"])


@pytest.fixture
def place(tmp_path: Path) -> Learned:
    made = Learned(tmp_path)
    made.write(SURE, DB, OLD, NO)
    return made


@SIZES
@pytest.mark.parametrize("name", LISTS)
def test_a_list_looks_as_accepted(snap_compare: Compare, place: Learned, name: str, size: tuple[int, int]) -> None:
    app, before = staged(place, *["7"] * (LISTS.index(name) + 1))
    assert snap_compare(app, terminal_size=size, run_before=before)


@SIZES
def test_the_form_looks_as_accepted(snap_compare: Compare, place: Learned, size: tuple[int, int]) -> None:
    app, before = staged(place, "7", "A")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_the_reasons_look_as_accepted(snap_compare: Compare, place: Learned) -> None:
    app, before = staged(place, "7", "w")
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


def test_the_empty_view_looks_as_accepted(snap_compare: Compare, tmp_path: Path) -> None:
    app, before = staged(Learned(tmp_path), "7")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)
