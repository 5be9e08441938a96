"""Reads what an improvement changes, and its plugin as a whole: from the worktree, else from its branch."""

import os
from collections.abc import Iterable
from pathlib import Path

from hotwash.core.analysis.improving.checking import checked
from hotwash.core.analysis.improving.plugin_place import plugin_known, plugin_of
from hotwash.core.analysis.plugins.reading import read_plugin
from hotwash.core.model.improvement import Checked, FileChange, Improvement, Reloaded, Repository, Stage
from hotwash.core.model.plugin import PluginFault, PluginFolder
from hotwash.core.storage.git_program import Git
from hotwash.core.storage.plugin_files import LARGEST, PluginFiles
from hotwash.core.storage.plugin_history import committed_file, committed_files
from hotwash.core.storage.tree import is_inside


def look_at(repository: Repository, improvement: Improvement) -> Checked:
    """What it changes and what is wrong with that. Raises `GitFailed`."""
    git, files = Git(repository.top), improvement.files
    plugin = plugin_known(improvement.remembered.plugin, improvement.label, repository.plugin_files, files)
    changes = [_change(git, improvement, path, plugin) for path in files]
    return checked(plugin, changes, _faults(git, improvement, plugin) if plugin else ())


def reloaded(top: str, improvement: Improvement) -> Reloaded | None:
    """Whether what the main checkout has of a merged improvement can be loaded; `None` where it has nothing of it."""
    branch = improvement.branch
    if improvement.stage is not Stage.MERGED or branch is None or not branch.is_here:
        return None
    plugin = improvement.remembered.plugin or plugin_of(branch.files[0])
    folder = _folder_in(top, plugin) if plugin else None
    if folder is None:
        return None
    return Reloaded.FAILED if read_plugin(folder).faults else Reloaded.OK


def _change(git: Git, improvement: Improvement, path: str, plugin: str) -> FileChange:
    """What is outside the plugin is not looked into: it is forbidden, whatever it says, and there may be much of it."""
    if plugin and not path.startswith(f"{plugin}/"):
        return FileChange(path, None, None)
    before = committed_file(git, _base(improvement), path)
    worktree = improvement.worktree
    if worktree is None or not worktree.is_there:
        return FileChange(path, before, committed_file(git, _tip(improvement), path))
    place = Path(worktree.path, path)
    if place.is_symlink():
        leads_out = not is_inside(os.path.realpath(place), os.path.realpath(Path(worktree.path, plugin)))
        return FileChange(path, before, os.fsencode(place.readlink()), leads_out)
    return FileChange(path, before, place.read_bytes() if _is_readable(place) else None)


def _is_readable(place: Path) -> bool:
    """A plain file that somebody can be expected to read."""
    return place.is_file() and place.stat().st_size <= LARGEST


def _base(improvement: Improvement) -> str:
    if improvement.branch is not None:
        return improvement.branch.base
    return improvement.worktree.head if improvement.worktree is not None else ""


def _tip(improvement: Improvement) -> str:
    return improvement.branch.tip if improvement.branch is not None else _base(improvement)


def _faults(git: Git, improvement: Improvement, plugin: str) -> Iterable[PluginFault]:
    worktree = improvement.worktree
    if worktree is None or not worktree.is_there:
        folder = PluginFolder(plugin, plugin, dict(committed_files(git, _tip(improvement), plugin)))
        return read_plugin(folder).faults
    there = _folder_in(worktree.path, plugin)
    return read_plugin(there or PluginFolder(plugin, plugin)).faults


def _folder_in(top: str, plugin: str) -> PluginFolder | None:
    """A plugin as it is on disk in a checkout."""
    found = PluginFiles(Path(top), (str(Path(top, plugin).parent),)).read()
    return next((each for each in found.folders if each.place == plugin), None)
