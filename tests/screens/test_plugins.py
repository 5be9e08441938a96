"""Plugins and reloads as pictures: one that keeps its last good version, one that never had one, and what was read."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from hotwash.tui.app import HotwashApp
from screens.test_panes import Compare
from support.driver import MEDIUM, NARROW, WIDE, Place, after_keys
from support.plugins import MANIFEST, plugin_files, write_plugin

SIZES = pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["wide", "medium", "narrow"])


@pytest.fixture
def plugged(tmp_path: Path) -> Place:
    place = Place.sample(tmp_path)
    write_plugin(place.root, "oncall", plugin_files("oncall"))
    write_plugin(place.root, "deploys", plugin_files("deploys"))
    write_plugin(place.root, "pager", {MANIFEST: "[]"})
    return place


def after_a_failed_reading(place: Place, *keys: str) -> tuple[HotwashApp, Callable[[Pilot[None]], Awaitable[None]]]:
    """The dashboard once a plugin that was good is broken, and these keys were pressed."""
    app, press = after_keys(place, "R", *keys)

    async def before(pilot: Pilot[None]) -> None:
        while app.dashboard.desk.plugins is None:
            await pilot.pause()
        (place.root / ".claude/plugins/oncall/skills/page/SKILL.md").write_text("---\nname: [page\n---\n")
        await press(pilot)

    return app, before


@SIZES
def test_the_plugins_look_as_accepted(snap_compare: Compare, plugged: Place, size: tuple[int, int]) -> None:
    app, before = after_a_failed_reading(plugged, "9", "9", "9")
    assert snap_compare(app, terminal_size=size, run_before=before)


@SIZES
def test_the_reloads_look_as_accepted(snap_compare: Compare, plugged: Place, size: tuple[int, int]) -> None:
    app, before = after_a_failed_reading(plugged, "9", "9", "9", "9")
    assert snap_compare(app, terminal_size=size, run_before=before)
