"""Logging as pictures: the form with an entry that may tell it already, and what waits before it is taken in."""

from pathlib import Path

import pytest

from screens.test_panes import Compare, staged
from support.driver import MEDIUM, NARROW, WIDE, Place

KNOWN = ("A", "j", "e", *"helm upgrade without diff", "enter")


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["120x40", "80x24", "60x20"])
@pytest.mark.parametrize("keys", [KNOWN, (*KNOWN, "m"), ("I",)], ids=["log", "fold", "take in"])
def test_it_looks_as_accepted(
    snap_compare: Compare, tmp_path: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app, before = staged(Place.sample(tmp_path), *["space" if key == " " else key for key in keys])
    assert snap_compare(app, terminal_size=size, run_before=before)
