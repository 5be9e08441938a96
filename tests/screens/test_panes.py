"""The five lists as pictures: at work, empty, narrow, in trouble, and without colour."""

import pwd
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from hotwash.core.storage.store import Store
from hotwash.tui.app import HotwashApp
from hotwash.tui.options import RunOptions
from support.driver import MEDIUM, NARROW, STILL, WIDE, Place, dashboard_app
from support.quiet import until_quiet

PANES = {"pending": "1", "candidates": "2", "stale": "3", "vfm": "4", "wal": "5"}

Change = Callable[[], object]


class Compare(Protocol):
    """What the snapshot plugin hands to a test."""

    def __call__(
        self,
        app: App[None],
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[None]], Awaitable[None]],
    ) -> bool: ...


def staged(
    place: Place, *keys: str, change: Change | None = None, options: RunOptions = STILL
) -> tuple[HotwashApp, Callable[[Pilot[None]], Awaitable[None]]]:
    """The dashboard on a place, and what happens before the picture is taken."""
    app, store = dashboard_app(place, options=options)
    return app, before_the_picture(store, app, keys, change)


async def everything_is_read(pilot: Pilot[None], app: HotwashApp) -> None:
    desk = (app.hud or app.dashboard).desk
    while desk.watch_state is None:
        await pilot.pause()
    await until_quiet(app)


def before_the_picture(
    store: Store, app: HotwashApp, keys: tuple[str, ...], change: Change | None
) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def happen(pilot: Pilot[None]) -> None:
        await everything_is_read(pilot, app)
        if change is not None:
            change()
            store.refresh()
            await until_quiet(app)
        for key in keys:
            await pilot.press(key)
            await until_quiet(app)

    return happen


@pytest.fixture
def sample(tmp_path: Path) -> Place:
    return Place.sample(tmp_path)


@pytest.fixture
def bare(tmp_path: Path) -> Place:
    """A workspace in which everything is done."""
    place = Place(tmp_path)
    place.log(("ERR-20260519-001", "the certificate expired", "resolved"))
    (place.root / "memory").mkdir()
    (place.root / "memory" / "working-buffer.md").write_text("# Working Buffer\n\n## Current Task\nUpgrade edge\n")
    return place


@pytest.mark.parametrize("pane", PANES)
def test_a_list_at_work_looks_as_accepted(snap_compare: Compare, sample: Place, pane: str) -> None:
    app, before = staged(sample, PANES[pane], "j", "space")
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


@pytest.mark.parametrize("pane", PANES)
def test_an_empty_list_looks_as_accepted(snap_compare: Compare, bare: Place, pane: str) -> None:
    app, before = staged(bare, PANES[pane])
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)


@pytest.mark.parametrize("pane", PANES)
def test_a_narrow_list_looks_as_accepted(snap_compare: Compare, sample: Place, pane: str) -> None:
    app, before = staged(sample, PANES[pane], "j")
    assert snap_compare(app, terminal_size=NARROW, run_before=before)


@pytest.mark.parametrize("pane", PANES)
def test_a_list_in_trouble_looks_as_accepted(snap_compare: Compare, sample: Place, pane: str) -> None:
    def files_in_trouble() -> None:
        for path in (sample.errors, sample.root / "memory" / "working-buffer.md"):
            path.unlink()
            path.mkdir()

    app, before = staged(sample, PANES[pane], change=files_in_trouble)
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)


@pytest.mark.parametrize("pane", PANES)
def test_a_list_without_colour_looks_as_accepted(
    snap_compare: Compare, sample: Place, pane: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, before = staged(sample, PANES[pane], "j", "space")
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


def test_a_light_theme_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = staged(sample, "j", "j", options=RunOptions(frozen=True, theme="hotwash-light"))
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


def test_ascii_alone_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = staged(sample, "j", "space", options=RunOptions(frozen=True, ascii=True))
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)


def test_a_filter_in_the_making_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = staged(sample, "/", *"is", "colon", *"stale")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)


def test_a_filter_that_is_wrong_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = staged(sample, "/", *"stauts", "colon", "x", "space")
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


def test_a_row_that_somebody_took_away_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = staged(sample, change=lambda: sample.set_status("ERR-20260520-002", "resolved"))

    async def on_it(pilot: Pilot[None]) -> None:
        await everything_is_read(pilot, app)
        await pilot.press("j")
        await before(pilot)

    assert snap_compare(app, terminal_size=WIDE, run_before=on_it)


def test_the_detail_over_a_narrow_list_looks_as_accepted(snap_compare: Compare, sample: Place) -> None:
    app, before = staged(sample, "j", "w")
    assert snap_compare(app, terminal_size=NARROW, run_before=before)


@pytest.mark.parametrize("view", ["P", "L"])
def test_the_further_views_look_as_accepted(
    snap_compare: Compare, sample: Place, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice = pwd.struct_passwd(("alice", "x", 1000, 1000, "", "/home/alice", "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda _number: alice)
    app, before = staged(sample, "r", view)
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)


@pytest.mark.parametrize("size", [(80, 20), (60, 20)], ids=["80x20", "60x20"])
def test_the_watch_screen_looks_as_accepted(snap_compare: Compare, sample: Place, size: tuple[int, int]) -> None:
    app, before = staged(sample, options=RunOptions(frozen=True, watch=True))
    assert snap_compare(app, terminal_size=size, run_before=before)
