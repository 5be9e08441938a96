"""View 6 as pictures: four lists at each width, the formula of a pattern, and the empty view."""

from datetime import date
from pathlib import Path

import pytest

from screens.test_panes import Compare, staged
from support.driver import MEDIUM, NARROW, WIDE, Place
from support.engine_files import write_engine

LISTS = ("patterns", "trends", "corrections", "runbooks")
SIZES = pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["120x40", "80x24", "60x20"])


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    write_engine(made.root, date(2026, 5, 20))
    return made


@SIZES
@pytest.mark.parametrize("name", LISTS)
def test_a_list_looks_as_accepted(snap_compare: Compare, place: Place, name: str, size: tuple[int, int]) -> None:
    app, before = staged(place, *["6"] * (LISTS.index(name) + 1))
    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize(("keys", "size"), [(("6", "w"), WIDE), (("6", "w", "]"), MEDIUM)], ids=["why", "history"])
def test_the_reasons_look_as_accepted(
    snap_compare: Compare, place: Place, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app, before = staged(place, *keys)
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_the_empty_view_looks_as_accepted(snap_compare: Compare, tmp_path: Path) -> None:
    app, before = staged(Place(tmp_path), "6")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)
