"""What sleeps as pictures: the moments to choose from, and the list of what was put off."""

from pathlib import Path

import pytest

from screens.test_panes import Compare
from support.driver import MEDIUM, NARROW, WIDE, Place, after_keys


@pytest.fixture
def sample(tmp_path: Path) -> Place:
    return Place.sample(tmp_path)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_moments_to_choose_from_look_as_accepted(
    snap_compare: Compare, sample: Place, size: tuple[int, int]
) -> None:
    app, before = after_keys(sample, "S", "j")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_what_sleeps_looks_as_accepted(snap_compare: Compare, sample: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, before = after_keys(sample, "j", "S", "2", "S", "4", "/", *"is:snoozed", "enter")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)
