"""The plugins behind 9: what is in force, what is wrong with the files, and every reading of them."""

from pathlib import Path

import pytest

from hotwash.tui.copies import LONG, copied
from hotwash.tui.options import RunOptions
from hotwash.tui.session import PaneId
from support.driver import MEDIUM, NARROW, Person, Place, at_the_dashboard
from support.plugins import MANIFEST, manifest, plugin_files, write_plugin

BROKEN = '{"name" 1}'


@pytest.fixture
def plugged(place: Place) -> Place:
    write_plugin(place.root, "oncall", plugin_files("oncall"))
    write_plugin(place.root, "deploys", plugin_files("deploys"))
    return place


def plugin(place: Place, name: str) -> Path:
    return place.root / ".claude" / "plugins" / name


def test_the_third_and_fourth_list_of_9_are_plugins_and_reloads(plugged: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9", "9", "9")
        assert (person.pane, person.title) == (PaneId.PLUGINS, "9 Improvements │ Leftovers │ Plugins · 2 │ Reloads")
        assert any("ok" in line and "1 agent, 1 command" in line for line in person.lines)
        assert "Looks at night" in person.detail
        assert "Read, Edit" in person.detail
        await person.press("9")
        assert (person.pane, person.title) == (PaneId.RELOADS, "9 Improvements │ Leftovers │ Plugins │ Reloads · 1")
        assert "Discovered 2 plugins" in person.detail
        await person.press("9")
        assert person.pane is PaneId.IMPROVEMENTS

    at_the_dashboard(plugged, scenario)


def test_a_failed_reading_keeps_the_last_good_version_and_is_said_everywhere(plugged: Place) -> None:
    async def scenario(person: Person) -> None:
        assert "● live · " in person.header
        (plugin(plugged, "oncall") / MANIFEST).write_text(BROKEN)
        await person.press("R")
        assert "▲ 1 plugin" in person.header
        await person.press("9", "9", "9")
        assert "Plugins · 2" in person.title
        first = person.lines[4]
        assert "last good" in first
        assert "1.0.0" in first
        assert "the last good version, until the files can be used" in person.detail
        assert f".claude/plugins/oncall/{MANIFEST}:1" in person.detail
        await person.press("9")
        assert "Failed to reload plugins, keeping previous config: oncall:" in " ".join(person.detail.split())

    at_the_dashboard(plugged, scenario)


def test_what_is_mended_clears_the_header(plugged: Place) -> None:
    async def scenario(person: Person) -> None:
        (plugin(plugged, "oncall") / MANIFEST).write_text(BROKEN)
        await person.press("R")
        (plugin(plugged, "oncall") / MANIFEST).write_text(manifest("oncall", version="2.0.0"))
        await person.press("R")
        assert "plugin" not in person.header
        await person.press("9", "9", "9")
        assert "2.0.0" in person.screen
        await person.press("9")
        assert "Reloads · 3" in person.title

    at_the_dashboard(plugged, scenario)


def test_the_failure_is_a_sentence_with_the_key_that_leads_to_it(plugged: Place) -> None:
    said: list[str] = []

    async def scenario(person: Person) -> None:
        (plugin(plugged, "oncall") / "skills/page/SKILL.md").write_text("---\nname: [page\n---\n")
        reloading = person.dashboard.reloading
        await reloading.read_again()
        await person.settle()
        said.append(person.status)

    at_the_dashboard(plugged, scenario, size=(200, 50))
    assert said[0].startswith("Failed to reload plugins, keeping previous config: oncall: skills/page/SKILL.md:3: ")
    assert said[0].endswith("· 9 plugins")


def test_plugins_that_come_later_are_read_when_somebody_asks(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9", "9", "9")
        assert "No plugins in .claude/plugins here." in person.screen
        write_plugin(place.root, "oncall", plugin_files("oncall"))
        await person.press("R")
        assert "Plugins · 1" in person.title

    at_the_dashboard(place, scenario)


def test_a_filter_finds_plugins_by_what_is_wrong(plugged: Place) -> None:
    (plugin(plugged, "oncall") / MANIFEST).write_text(BROKEN)

    async def scenario(person: Person) -> None:
        await person.press("9", "9", "9", "/")
        await person.type("is:broken")
        await person.press("enter")
        assert "Plugins · 1 of 2 · broken" in person.title

    at_the_dashboard(plugged, scenario)


def test_file_and_line_and_the_command_are_copied(plugged: Place) -> None:
    (plugin(plugged, "oncall") / MANIFEST).write_text(BROKEN)

    async def scenario(person: Person) -> None:
        await person.press("9", "9", "9", "y")
        assert person.status.endswith(f"{plugin(plugged, 'oncall')}/{MANIFEST}:1")
        await person.press("c")
        assert person.status.endswith("hotwash plugins oncall")
        row = person.dashboard.view.row
        assert row is not None
        assert copied(person.store.snapshot, row, LONG) == (
            f".claude/plugins/oncall/{MANIFEST}:1: this is not JSON: Expecting ':' delimiter\n"
        )
        await person.press("9")
        row = person.dashboard.view.row
        assert row is not None
        assert copied(person.store.snapshot, row, LONG).splitlines() == [
            f"Failed to load plugin oncall: {MANIFEST}:1: this is not JSON: Expecting ':' delimiter",
            "Discovered 1 plugins",
        ]

    at_the_dashboard(plugged, scenario, size=(200, 50))


def test_text_of_plugins_is_shown_and_never_obeyed(place: Place) -> None:
    hostile = manifest("odd[red]", description="[@click=app.quit]x[/] \u001b[2J")
    write_plugin(place.root, "odd", {MANIFEST: hostile})

    async def scenario(person: Person) -> None:
        await person.press("9", "9", "9")
        assert "odd[red]" in person.screen
        assert "[@click=app.quit]x[/]" in person.detail
        assert "\x1b" not in person.screen

    at_the_dashboard(place, scenario)


def test_the_tab_of_improvements_says_that_a_plugin_is_broken(plugged: Place) -> None:
    (plugin(plugged, "oncall") / MANIFEST).write_text(BROKEN)

    async def scenario(person: Person) -> None:
        await person.press("8")
        assert " 9 Improve ✗1 " in person.lines[2]
        await person.press("9", "9", "9", "9")
        assert "[9 Reloads ✗1]" in person.lines[2]

    at_the_dashboard(plugged, scenario, size=MEDIUM)


def test_where_there_is_little_room_everything_is_still_told(plugged: Place) -> None:
    (plugin(plugged, "oncall") / MANIFEST).write_text(BROKEN)

    async def scenario(person: Person) -> None:
        assert "▲1" in person.header
        await person.press("9", "9", "9")
        assert "broken" in person.screen
        await person.press("enter")
        assert "this is not JSON" in person.detail

    at_the_dashboard(plugged, scenario, size=NARROW)


def test_the_watch_screen_says_it_too(plugged: Place) -> None:
    (plugin(plugged, "oncall") / MANIFEST).write_text(BROKEN)

    async def scenario(person: Person) -> None:
        assert "▲ 1 plugin" in person.lines[0]

    at_the_dashboard(plugged, scenario, options=RunOptions(watch=True, read_only=True))
