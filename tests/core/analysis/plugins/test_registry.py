"""Which version of a plugin is in force: a broken one never takes the place of a good one, and nothing vanishes."""

from datetime import UTC, datetime, timedelta

from hotwash.core.analysis.plugins.registry import Registry, reloaded
from hotwash.core.model.plugin import FoundPlugins, ReloadFailure
from support.plugins import DIRECTORY, MANIFEST, folder, found, manifest, plugin_files

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
GOOD = folder("oncall", plugin_files("oncall"))
OTHER = folder("deploys", plugin_files("deploys"))
BROKEN = folder("oncall", plugin_files("oncall") | {MANIFEST: '{"name": '})
BAD_SKILL = folder("oncall", plugin_files("oncall") | {"skills/page/SKILL.md": "---\nname: [page\n---\n"})
FIRST = reloaded(Registry(), found(GOOD, OTHER), NOON)


def in_force(registry: Registry) -> dict[str, list[str]]:
    return {
        each.name: [part.name for part in each.plugin.parts] for each in registry.standings if each.plugin is not None
    }


def test_everything_that_is_good_is_in_force() -> None:
    assert in_force(FIRST) == {"oncall": ["night", "who", "page"], "deploys": ["night", "who", "page"]}
    assert (FIRST.count, FIRST.failures, FIRST.is_loaded) == (2, (), True)


def test_a_broken_manifest_keeps_the_last_good_version_while_others_are_reloaded() -> None:
    newer = folder("deploys", plugin_files("deploys", version="2.0.0"))
    registry = reloaded(FIRST, found(BROKEN, newer), LATER)
    oncall, deploys = registry.standings
    assert (oncall.plugin, oncall.since, oncall.is_kept) == (FIRST.standings[0].plugin, NOON, True)
    assert deploys.plugin is not None
    assert (deploys.plugin.version, deploys.since) == ("2.0.0", LATER)
    (failure,) = registry.failures
    assert (failure.plugin, failure.is_kept) == ("oncall", True)
    assert failure.error.startswith(f"{MANIFEST}:1: this is not JSON: ")
    assert str(failure).startswith(f"Failed to reload plugins, keeping previous config: oncall: {MANIFEST}:1: ")
    assert (registry.count, registry.is_loaded) == (2, True)


def test_an_invalid_skill_keeps_the_one_before() -> None:
    registry = reloaded(FIRST, found(BAD_SKILL, OTHER), LATER)
    assert in_force(registry)["oncall"] == ["night", "who", "page"]
    assert [each.plugin for each in registry.failures] == ["oncall"]


def test_what_is_mended_is_in_force_at_once() -> None:
    mended = folder("oncall", plugin_files("oncall", version="1.0.1"))
    registry = reloaded(reloaded(FIRST, found(BROKEN, OTHER), LATER), found(mended, OTHER), LATER)
    assert registry.failures == ()
    plugin = registry.standings[0].plugin
    assert plugin is not None
    assert plugin.version == "1.0.1"


def test_without_a_good_version_what_can_be_used_is_in_force() -> None:
    registry = reloaded(Registry(), found(BAD_SKILL), NOON)
    assert in_force(registry) == {"oncall": ["night", "who"]}
    (failure,) = registry.failures
    assert str(failure).startswith("Failed to load plugin oncall: skills/page/SKILL.md:")
    again = folder("oncall", {**plugin_files("oncall"), "commands/who.md": "x", "skills/page/SKILL.md": "broken"})
    assert in_force(reloaded(registry, found(again), LATER)) == {"oncall": ["night", "who"]}


def test_a_missing_directory_keeps_everything_and_is_reported() -> None:
    registry = reloaded(FIRST, FoundPlugins(missing=(DIRECTORY,)), LATER)
    assert in_force(registry) == in_force(FIRST)
    assert registry.failures == (ReloadFailure("", f"Plugin directory not found: {DIRECTORY}", is_kept=True),)
    assert not registry.is_loaded
    assert reloaded(registry, found(GOOD, OTHER), LATER).failures == ()


def test_a_directory_that_was_never_there_is_reported_alone() -> None:
    registry = reloaded(Registry(), FoundPlugins(missing=(DIRECTORY,)), NOON)
    assert list(map(str, registry.failures)) == [f"Plugin directory not found: {DIRECTORY}"]
    assert (registry.count, registry.is_loaded) == (0, False)


def test_a_directory_that_cannot_be_read_keeps_everything() -> None:
    registry = reloaded(FIRST, FoundPlugins(unread={DIRECTORY: "it cannot be looked into: Permission denied"}), LATER)
    assert in_force(registry) == in_force(FIRST)
    assert [each.is_kept for each in registry.failures] == [True]


def test_a_plugin_whose_folder_is_gone_is_gone() -> None:
    assert in_force(reloaded(FIRST, found(OTHER), LATER)) == {"deploys": ["night", "who", "page"]}


def test_a_plugin_whose_manifest_is_gone_is_kept() -> None:
    bare = folder("oncall", {"notes.md": "x"})
    registry = reloaded(FIRST, found(bare, OTHER), LATER)
    assert in_force(registry) == in_force(FIRST)
    assert [each.error for each in registry.failures] == [f"{MANIFEST}: it is not there"]


def test_the_second_of_two_plugins_with_one_name_is_refused() -> None:
    twin = folder("z-twin", plugin_files("oncall"))
    registry = reloaded(Registry(), found(GOOD, twin), NOON)
    assert registry.count == 1
    assert [(each.plugin, each.error) for each in registry.failures] == [
        ("z-twin", f"{MANIFEST}: .claude/plugins/oncall is called oncall already")
    ]


def test_nothing_could_be_loaded_when_every_plugin_is_broken() -> None:
    registry = reloaded(FIRST, found(BROKEN), LATER)
    assert not registry.is_loaded
    assert reloaded(Registry(), FoundPlugins(), NOON).is_loaded


def test_a_folder_that_holds_something_else_is_left_alone() -> None:
    assert reloaded(Registry(), found(folder("cache", {"a/b.md": "x"})), NOON).standings == ()


def test_a_plugin_is_found_by_its_name_or_by_that_of_its_folder() -> None:
    registry = reloaded(Registry(), found(folder("oncall-plugin", {MANIFEST: manifest("oncall")})), NOON)
    (standing,) = registry.standings
    assert registry.standing("oncall") is registry.standing("oncall-plugin") is standing
    assert registry.standing("night") is None
