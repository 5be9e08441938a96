"""Card review as pictures: a card at every size, in light, and without colour."""

from pathlib import Path

import pytest

from hotwash.tui.theme import LIGHT
from screens.test_panes import Compare
from support.driver import MEDIUM, NARROW, WIDE, Place, after_keys


@pytest.fixture
def sample(tmp_path: Path) -> Place:
    return Place.sample(tmp_path)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["wide", "medium", "narrow"])
def test_a_card_looks_as_accepted(snap_compare: Compare, sample: Place, size: tuple[int, int]) -> None:
    app, before = after_keys(sample, "T", "1", "3", "1", "4", "2")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_a_card_in_light_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = after_keys(sample, "T", "space")
    app.theme = LIGHT
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)


def test_a_card_without_colour_looks_as_accepted(
    snap_compare: Compare, sample: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, before = after_keys(sample, "2", "T")
    assert snap_compare(app, terminal_size=NARROW, run_before=before)
