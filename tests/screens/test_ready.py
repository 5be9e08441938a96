"""Pane 2 as pictures: a cluster, a learning and patterns side by side at each width, and the way to say no."""

from datetime import date
from pathlib import Path

import pytest

from scenarios.test_harness import DB, SURE, Learned
from screens.test_panes import Compare, staged
from support.driver import MEDIUM, NARROW, WIDE
from support.engine_files import write_engine

SIZES = pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["120x40", "80x24", "60x20"])


@pytest.fixture
def place(tmp_path: Path) -> Learned:
    made = Learned(tmp_path)
    made.write(SURE, DB)
    made.log(*((f"ERR-2026051{day}-001", "resource limits missing") for day in (7, 8, 9)))
    write_engine(made.root, date(2026, 5, 20))
    return made


@SIZES
@pytest.mark.parametrize("down", [1, 3], ids=["pattern", "learning"])
def test_learnings_and_patterns_look_as_accepted(
    snap_compare: Compare, place: Learned, down: int, size: tuple[int, int]
) -> None:
    app, before = staged(place, "2", *["j"] * down)
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_the_way_to_say_no_looks_as_accepted(snap_compare: Compare, place: Learned) -> None:
    app, before = staged(place, "2", "j", "j", "j", "d")
    assert snap_compare(app, terminal_size=NARROW, run_before=before)
