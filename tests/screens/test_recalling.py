"""What was recalled as pictures: at two sizes, and when nothing is known."""

from pathlib import Path

import pytest

from screens.test_panes import Compare
from support.driver import MEDIUM, NARROW, Place, after_keys


@pytest.fixture
def sample(tmp_path: Path) -> Place:
    return Place.sample(tmp_path)


@pytest.mark.parametrize("size", [MEDIUM, NARROW], ids=["medium", "narrow"])
def test_what_was_recalled_looks_as_accepted(snap_compare: Compare, sample: Place, size: tuple[int, int]) -> None:
    app, before = after_keys(sample, ":", *"recall limits", "enter", "j")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_nothing_recalled_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = after_keys(sample, ":", *"recall zeppelin", "enter")
    assert snap_compare(app, terminal_size=NARROW, run_before=before)
