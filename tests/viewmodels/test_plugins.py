"""The lists of plugins and of their readings: what needs somebody first, in words, at every breadth."""

from datetime import UTC, datetime, timedelta

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.plugins.registry import InForce, reloaded
from hotwash.core.model.plugin import FileEvent, FoundPlugins, PluginChange, PluginFolder, Reload, ReloadCause
from hotwash.core.model.settings import Settings
from hotwash.viewmodels.detail import Background
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.plugins import PluginRow, plugin_detail, plugins_listing
from hotwash.viewmodels.reloads import ReloadRow, reload_detail, reloads_listing
from hotwash.viewmodels.rows import Breadth, Pane
from support.plugins import DIRECTORY, MANIFEST, folder, found, plugin_files
from support.snapshots import snapshot

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
GOOD, OTHER = folder("oncall", plugin_files("oncall")), folder("deploys", plugin_files("deploys"))
BROKEN = folder("oncall", plugin_files("oncall") | {"agents/night.md": "x", MANIFEST: '{"name" 1}'})
NEVER_GOOD = folder("pager", {MANIFEST: "[]"})
CHANGE = PluginChange(f"{DIRECTORY}/oncall/{MANIFEST}", FileEvent.CHANGED)


def after(*readings: tuple[PluginFolder, ...] | None) -> InForce:
    """What is in force after these readings, one every five minutes; `None` is a directory that is gone."""
    in_force = InForce()
    for number, folders in enumerate(readings):
        at = NOON + number * (LATER - NOON)
        read = found(*folders) if folders is not None else FoundPlugins(missing=(DIRECTORY,))
        registry = reloaded(in_force.registry, read, at)
        causes, changes = ((ReloadCause.FILES,), (CHANGE,)) if number else ((ReloadCause.START,), ())
        reload = Reload(number + 1, at, causes, registry.count, changes, registry.failures, registry.is_loaded)
        in_force = InForce(registry, (*in_force.log, reload))
    return in_force


def facts() -> Facts:
    return Facts(snapshot(), LATER, Settings())


def plugins_pane(in_force: InForce | None, view: View | None = None) -> Pane:
    return plugins_listing(facts(), view or View(), in_force).pane


def texts(pane: Pane) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in pane.cells(row)) for row in pane.rows]


def test_what_is_wrong_comes_first_with_its_reason() -> None:
    pane = plugins_pane(after((GOOD, OTHER, NEVER_GOOD), (BROKEN, OTHER, NEVER_GOOD)))
    assert texts(pane) == [
        ("last good", "oncall", "1.0.0", f"this is not JSON: Expecting ':' delimiter – {MANIFEST}:1"),
        ("broken", "pager", "", f"this is no JSON object – {MANIFEST}:1"),
        ("ok", "deploys", "1.0.0", "1 agent, 1 command, 1 skill"),
    ]
    assert pane.badge.text == "✗2"
    assert [row.condition.value for row in pane.rows] == ["✗", "✗", ""]


def test_where_there_is_little_room_the_version_gives_way() -> None:
    pane = plugins_pane(after((OTHER,)), View(Breadth.NARROW))
    assert texts(pane) == [("ok", "deploys", "1 agent, 1 command, 1 skill")]
    assert [column.head for column in pane.columns] == ["STATE", "PLUGIN", "WHAT"]


def test_an_empty_list_says_why() -> None:
    assert plugins_pane(None).empty == ("The plugins are not read yet.",)
    assert plugins_pane(InForce()).empty[0] == "No plugins in .claude/plugins here."
    assert plugins_pane(after(())).empty[0] == "There is no plugin in .claude/plugins."
    assert plugins_pane(after(None)).empty[0] == "No plugins in .claude/plugins here."


def test_a_directory_that_is_gone_is_said_in_the_border() -> None:
    pane = plugins_pane(after((GOOD,), None))
    assert texts(pane) == [("ok", "oncall", "1.0.0", "1 agent, 1 command, 1 skill")]
    assert (pane.note, pane.badge.text) == (f"Plugin directory not found: {DIRECTORY}", "✗1")


def test_the_detail_names_every_fault_and_every_part() -> None:
    registry = after((GOOD,), (BROKEN,)).registry
    row = PluginRow(registry.standings[0])
    detail = plugin_detail(row, Background(LATER))
    text = [line.text or line.label for line in detail.lines]
    assert text[:3] == [
        "Statelast goodVersion1.0.0",
        "Folder.claude/plugins/oncallSince12:00",
        "the last good version, until the files can be used",
    ]
    assert f".claude/plugins/oncall/{MANIFEST}:1" in text
    assert "Read, Edit" in text
    assert detail.same_as == "hotwash plugins oncall"
    assert row.place == (f"{DIRECTORY}/oncall/{MANIFEST}", 1)


def test_readings_stand_newest_first_with_what_came_of_them() -> None:
    pane = reloads_listing(facts(), View(Breadth.EXTRA), after((GOOD, OTHER), (GOOD, OTHER), (BROKEN, OTHER))).pane
    assert texts(pane) == [
        ("12:10:00", "failed", "files", f"oncall: {MANIFEST}:1: this is not JSON: Expecting ':' delimiter"),
        ("12:05:00", "ok", "files", "Discovered 2 plugins · 1 file"),
        ("12:00:00", "ok", "first look", "Discovered 2 plugins"),
    ]
    assert [column.head for column in reloads_listing(facts(), View(), None).pane.columns] == ["AT", "STATE", "WHAT"]
    assert reloads_listing(facts(), View(), None).pane.empty[0] == "No plugins were read in this session."


def test_what_had_failed_before_is_told_last() -> None:
    pane = reloads_listing(facts(), View(), after((GOOD, NEVER_GOOD), (BROKEN, NEVER_GOOD))).pane
    assert [cells[-1] for cells in texts(pane)] == [
        f"oncall: {MANIFEST}:1: this is not JSON: Expecting ':' delimiter (+1 more)",
        f"pager: {MANIFEST}:1: this is no JSON object",
    ]


def test_the_detail_of_a_reading_is_its_log() -> None:
    reload = after((GOOD, OTHER), (BROKEN, OTHER)).log[-1]
    lines = [line.text for line in reload_detail(ReloadRow(reload, reload.failures), Background(LATER)).lines]
    assert lines[4:8] == [
        f"Plugin file changed: {DIRECTORY}/oncall/{MANIFEST}",
        "Reloading plugins after file changes...",
        "Failed to reload plugins, keeping previous config: oncall: "
        f"{MANIFEST}:1: this is not JSON: Expecting ':' delimiter",
        "Discovered 2 plugins",
    ]
