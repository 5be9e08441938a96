"""The plugin directories on disk: what is read of them, and what looks different afterwards."""

import os
from pathlib import Path

import pytest

from hotwash.core.model.plugin import FileEvent, PluginChange
from hotwash.core.storage.plugin_files import PluginFiles
from support.plugins import AGENT, MANIFEST, manifest, plugin_files, write_plugin


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    write_plugin(tmp_path, "oncall", plugin_files("oncall"))
    return tmp_path / ".claude" / "plugins"


@pytest.fixture
def files(directory: Path) -> PluginFiles:
    return PluginFiles(directory.parent.parent, [str(directory)])


def test_a_plugin_is_read_with_its_manifest_and_its_markdown(files: PluginFiles, directory: Path) -> None:
    (directory / "oncall" / "run.sh").write_text("exit\n")
    (directory / "oncall" / "node_modules").mkdir()
    (directory / "oncall" / "node_modules" / "x.md").write_text("x\n")
    (directory / ".hidden").mkdir()
    (folder,) = files.read().folders
    assert (folder.path, folder.place, folder.name) == (f"{directory}/oncall", ".claude/plugins/oncall", "oncall")
    assert folder.files == {file: text.encode() for file, text in plugin_files("oncall").items()}
    assert folder.unread == {}


def test_a_directory_that_is_missing_is_named(tmp_path: Path) -> None:
    found = PluginFiles(tmp_path, [f"{tmp_path}/.claude/plugins"]).read()
    assert (found.folders, found.missing) == ((), (f"{tmp_path}/.claude/plugins",))


def test_files_more_than_three_folders_deep_are_not_looked_at(files: PluginFiles, directory: Path) -> None:
    write_plugin(directory.parent.parent, "oncall", {"a/b/near.md": "x", "a/b/c/far.md": "x"})
    (folder,) = files.read().folders
    assert "a/b/near.md" in folder.files
    assert "a/b/c/far.md" not in folder.files
    assert files.concerning(f"{directory}/oncall/a/b/near.md") == f"{directory}/oncall/a/b/near.md"
    assert files.concerning(f"{directory}/oncall/a/b/c/far.md") is None


def test_what_cannot_be_read_is_said_and_does_not_look_different_afterwards(
    files: PluginFiles, directory: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("x\n")
    (directory / "oncall" / "agents" / "link.md").symlink_to(elsewhere / "secret.md")
    (directory / "oncall" / "agents" / "large.md").write_bytes(b"x" * (1024 * 1024 + 1))
    os.mkfifo(directory / "oncall" / "agents" / "pipe.md")
    (directory / "linked").symlink_to(elsewhere)
    linked, oncall = files.read().folders
    assert linked.unread == {"": "it is a link that leads out of the project"}
    assert oncall.unread == {
        "agents/large.md": "it is larger than 1 MiB",
        "agents/link.md": "it is a link that leads out of the project",
        "agents/pipe.md": "it is a named pipe, not a file",
    }
    assert files.differences() == frozenset()


def test_changed_added_and_removed_files_look_different_and_are_told_once(files: PluginFiles, directory: Path) -> None:
    files.read()
    assert files.differences() == frozenset()
    changed, added, removed = (directory / "oncall" / each for each in (MANIFEST, "agents/owl.md", "commands/who.md"))
    changed.write_text(manifest("oncall", version="1.0.1"))
    added.write_text(AGENT)
    removed.unlink()
    different = files.differences()
    assert different == {str(changed), str(added), str(removed)}
    told = files.changes(different)
    assert sorted(map(str, told)) == [
        f"Plugin file added: {added}",
        f"Plugin file changed: {changed}",
        f"Plugin file removed: {removed}",
    ]
    assert files.changes(different) == ()
    files.read()
    changed.write_text(manifest("oncall", version="1.0.22"))
    assert files.changes(files.differences()) == (PluginChange(str(changed), FileEvent.CHANGED),)


def test_a_directory_that_comes_or_goes_looks_different_but_is_no_file(tmp_path: Path) -> None:
    directory = tmp_path / ".claude" / "plugins"
    files = PluginFiles(tmp_path, [str(directory)])
    files.read()
    assert set(files.folders) == {str(tmp_path), str(directory.parent), str(directory)}
    directory.mkdir(parents=True)
    assert files.differences() == {str(directory)}
    assert files.changes(files.differences()) == ()
    assert files.concerning(str(directory.parent)) == str(directory)


def test_the_projects_that_are_open_may_be_several(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for root in (one, two):
        write_plugin(root, "oncall", plugin_files("oncall"))
    found = PluginFiles(one, [f"{root}/.claude/plugins" for root in (one, two)]).read()
    assert [each.place for each in found.folders] == [".claude/plugins/oncall", "../two/.claude/plugins/oncall"]
    assert [each.unread for each in found.folders] == [{}, {}]
