"""What git remembers of a plugin: its files in a commit, and the newest commit in which nothing was wrong with it."""

import os
from collections.abc import Iterator

from hotwash.core.analysis.plugins.reading import read_plugin
from hotwash.core.model.plugin import PluginFolder
from hotwash.core.model.values import dataclass
from hotwash.core.storage.git import top_level
from hotwash.core.storage.git_program import Git, GitFailed

_MOST_COMMITS = 20


@dataclass(frozen=True, slots=True)
class GoodCommit:
    """A commit, by its short name and its day, and the version of the plugin in it."""

    name: str
    day: str
    version: str


def last_good(path: str) -> GoodCommit | None:
    """The newest of the last commits that touched the plugin at `path` in which it had no fault; `None` without one."""
    top = top_level(path)
    if top is None:
        return None
    git, place = Git(top), os.path.relpath(os.path.realpath(path), os.path.realpath(top))
    try:
        lines = git.line("log", f"-{_MOST_COMMITS}", "--format=%h %cs", "--no-show-signature", "--", place).splitlines()
        for line in lines:
            name, _, day = line.partition(" ")
            reading = read_plugin(PluginFolder(path, place, dict(committed_files(git, name, place))))
            if reading.plugin is not None and not reading.faults:
                return GoodCommit(name, day, reading.plugin.version)
    except GitFailed:
        return None
    return None


def committed_files(git: Git, commit: str, place: str) -> Iterator[tuple[str, bytes]]:
    """The files of a plugin in a commit, by their path in its folder, which is `place` below the top. `GitFailed`."""
    listed = git.read("ls-tree", "-r", "-z", "--name-only", commit, "--", f"{place}/")
    for name in filter(None, map(os.fsdecode, listed.split(b"\0"))):
        content = committed_file(git, commit, name)
        if content is not None:
            yield name.removeprefix(f"{place}/"), content


def committed_file(git: Git, commit: str, path: str) -> bytes | None:
    """One file in a commit; `None` where it is not in it, or there is no commit yet."""
    try:
        return git.read("cat-file", "blob", f"{commit}:{path}") if commit else None
    except GitFailed:
        return None
