"""The list of problems as pictures: wide, medium, narrow, without colour, and with a repair about to be written."""

from pathlib import Path

import pytest

from hotwash.core.model.settings import Settings
from screens.test_panes import Compare, before_the_picture
from support.driver import MEDIUM, NARROW, STILL, WIDE, Place, dashboard_app
from support.linting import issue, truth


@pytest.fixture
def untidy(tmp_path: Path) -> Place:
    """Something of everything: errors, warnings, notes, repairs."""
    place = Place(tmp_path)
    place.errors.write_text(
        "# Error Log\n\n---\n\n"
        + truth("ERR-20260501-001", status="Done")
        + truth("ERR-20260502-", source="guess")
        + truth("ERR-20260503-001", source="inferred", verified="2026-01-02"),
        encoding="utf-8",
    )
    issues = place.errors.with_name("OPERATIONS_ISSUES.md")
    issues.write_text(
        issue("OPS-20260501-001", status="✅ resolved (2026-05-02 15:05)").replace("2026-09", "2026-05")
        + issue("OPS-20260502-001", status="contained").replace("2026-09", "2026-05").replace("monitoring", "kitchen")
        + issue("OPS-20260503-001").replace("2026-09", "2026-05").replace("## [", "##["),
        encoding="utf-8",
    )
    return place


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["wide", "medium", "narrow"])
def test_the_problems_look_as_accepted(snap_compare: Compare, untidy: Place, size: tuple[int, int]) -> None:
    app, store = dashboard_app(untidy, options=STILL)
    assert snap_compare(app, terminal_size=size, run_before=before_the_picture(store, app, ("P", "j"), None))


def test_the_problems_without_colour_look_as_accepted(
    snap_compare: Compare, untidy: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, store = dashboard_app(untidy, options=STILL)
    assert snap_compare(app, terminal_size=WIDE, run_before=before_the_picture(store, app, ("P", "space"), None))


@pytest.mark.parametrize("bulk", [0, 10], ids=["many", "few"])
def test_repairs_about_to_be_written_look_as_accepted(snap_compare: Compare, untidy: Place, bulk: int) -> None:
    app, store = dashboard_app(untidy, options=STILL, settings=Settings(storm=False, confirm_bulk=bulk))
    assert snap_compare(app, terminal_size=WIDE, run_before=before_the_picture(store, app, ("P", "V", "r"), None))
