"""The dashboard on a terminal of its own follows the plugins: an edit is noticed, and so is its repair."""

from pathlib import Path

from support.plugins import MANIFEST, manifest, plugin_files, write_plugin
from support.terminal import PATIENCE, Place


def test_a_broken_plugin_is_said_and_so_is_that_it_is_good_again(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.log("ERR-20260520-001 cert expiry")
    oncall = write_plugin(place.root, "oncall", plugin_files("oncall"))
    with place.dashboard() as terminal:
        terminal.shows("1 Pending", "● live · 5 files", seconds=PATIENCE)
        terminal.press("9", "9", "9")
        terminal.shows("Plugins · 1", "1 agent", seconds=PATIENCE)
        (oncall / MANIFEST).write_text('{"name"')
        terminal.shows("● live · ▲ 1 plugin", "last good", seconds=PATIENCE)
        (oncall / MANIFEST).write_text(manifest("oncall", version="2.0.0"))
        terminal.shows("● live · 5 files", "2.0.0", seconds=PATIENCE)


def test_plugins_that_come_later_are_followed_as_well(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.log("ERR-20260520-001 cert expiry")
    with place.dashboard() as terminal:
        terminal.shows("1 Pending", "● live", seconds=PATIENCE)
        terminal.press("9", "9", "9")
        terminal.shows("No plugins in .claude/plugins here.", seconds=PATIENCE)
        write_plugin(place.root, "oncall", {MANIFEST: manifest("oncall")})
        terminal.shows("Plugins · 1", "oncall", seconds=PATIENCE)
