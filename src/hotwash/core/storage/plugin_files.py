"""The plugin directories on disk: read as a whole, bounded, and watched three folders deep."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from hotwash.core.model.plugin import FileEvent, FoundPlugins, PluginChange, PluginFolder
from hotwash.core.model.snapshot import SourceProblem
from hotwash.core.storage.config import Config
from hotwash.core.storage.read import Signature, read_file, signature_of
from hotwash.core.storage.surroundings import is_passing
from hotwash.core.storage.tree import is_inside

DIRECTORY = ".claude/plugins"

_MANIFEST_FOLDER, _MANIFEST = ".claude-plugin", "plugin.json"
_DEPTH = 3
_MOST_PLUGINS, _MOST_FILES = 200, 2000
LARGEST = 1024 * 1024
_TOO_LARGE = "it is larger than 1 MiB"
_TOO_MANY = f"there are more than {_MOST_FILES} files in the plugins"
_OUTSIDE = "it is a link that leads out of the project"
_NEVER = frozenset(("node_modules", "__pycache__"))


def plugin_directories(config: Config) -> tuple[str, ...]:
    """Where the projects that are open keep their plugins, whether there are any or not."""
    roots = dict.fromkeys((config.worked_in, *config.more))
    return tuple(str(root.absolute() / DIRECTORY) for root in roots)


class PluginFiles:
    """What was last read of these directories, and what looks different by now; it can be watched.

    `root` is the folder that places are shown relative to.
    """

    def __init__(self, root: Path, directories: Sequence[str]) -> None:
        self._root = str(root.absolute())
        self._directories = tuple(directories)
        self._projects = tuple(os.path.realpath(each.removesuffix(f"/{DIRECTORY}")) for each in directories)
        self._seen: Mapping[str, Signature | None] = {}
        self._missing: frozenset[str] = frozenset()
        self._told: set[PluginChange] = set()

    def read(self) -> FoundPlugins:
        """Everything that is there now. What cannot be read is part of it, with the reason."""
        seen: dict[str, Signature | None] = {}
        folders: list[PluginFolder] = []
        missing: list[str] = []
        unread: dict[str, str] = {}
        for directory in self._directories:
            if not os.path.isdir(directory):
                missing.append(directory)
                continue
            try:
                places = _folders_in(directory)[:_MOST_PLUGINS]
            except OSError as error:
                unread[directory] = f"it cannot be looked into: {error.strerror}"
                continue
            folders += [self._folder(place, seen) for place in places]
        self._seen, self._missing, self._told = seen, frozenset(missing), set()
        return FoundPlugins(tuple(folders), tuple(missing), unread)

    @property
    def folders(self) -> tuple[str, ...]:
        """The directories, the folders above them that may still be missing, and those of every plugin."""
        above = [os.path.dirname(directory) for directory in self._directories]
        inside = [folder for directory in self._directories for folder, _ in _walked(directory, _DEPTH)]
        return tuple(dict.fromkeys((*map(os.path.dirname, above), *above, *self._directories, *inside)))

    def concerning(self, path: str) -> str | None:
        """The path itself where it may be part of a plugin, or a directory of which it is a part."""
        for directory in self._directories:
            if directory == path or directory.startswith(path + os.sep):
                return directory
            inside = os.path.relpath(path, directory)
            is_below = not inside.startswith(os.pardir) and inside.count(os.sep) <= _DEPTH
            if is_below and not is_passing(os.path.basename(path)):
                return path
        return None

    def differences(self) -> frozenset[str]:
        """Files that look different from what was read, are new, or are gone; and directories that came or went."""
        now = {file: signature_of(file) for folder in self._plugins() for file in self._files_in(folder)}
        files = frozenset(path for path in {*now, *self._seen} if now.get(path) != self._seen.get(path))
        return files | (self._absent() ^ self._missing)

    def changes(self, paths: Iterable[str]) -> tuple[PluginChange, ...]:
        """What happened to the files at these paths since they were read, each thing once."""
        found = (PluginChange(path, self._event(path)) for path in sorted(paths) if path not in self._directories)
        untold = tuple(each for each in found if each not in self._told)
        self._told.update(untold)
        return untold

    def _event(self, path: str) -> FileEvent:
        if signature_of(path) is None:
            return FileEvent.REMOVED
        return FileEvent.CHANGED if path in self._seen else FileEvent.ADDED

    def _absent(self) -> frozenset[str]:
        return frozenset(directory for directory in self._directories if not os.path.isdir(directory))

    def _plugins(self) -> Iterator[str]:
        for directory in self._directories:
            with suppress(OSError):
                yield from _folders_in(directory)[:_MOST_PLUGINS]

    def _folder(self, path: str, seen: dict[str, Signature | None]) -> PluginFolder:
        place = os.path.relpath(path, self._root)
        if self._leads_out(path):
            return PluginFolder(path, place, {}, {"": _OUTSIDE})
        files: dict[str, bytes] = {}
        unread: dict[str, str] = {}
        for file in self._files_in(path):
            seen[file] = signature_of(file)
            content = _TOO_MANY if len(seen) > _MOST_FILES else self._content(file, seen[file])
            if isinstance(content, str):
                unread[os.path.relpath(file, path)] = content
            else:
                files[os.path.relpath(file, path)] = content
        return PluginFolder(path, place, files, unread)

    def _files_in(self, folder: str) -> Iterator[str]:
        """The files that a plugin is made of: its manifest first, and what is written in Markdown."""
        if self._leads_out(folder):
            return
        manifest = os.path.join(folder, _MANIFEST_FOLDER, _MANIFEST)
        if os.path.lexists(manifest):
            yield manifest
        for place, names in _walked(folder, _DEPTH - 1):
            yield from (os.path.join(place, name) for name in names if name.endswith(".md") and not is_passing(name))

    def _content(self, path: str, signature: Signature | None) -> bytes | str:
        """The bytes of one file, or why they are not taken."""
        if self._leads_out(path):
            return _OUTSIDE
        if signature is not None and signature.size > LARGEST:
            return _TOO_LARGE
        reading = read_file(path, 0.0)
        return f"it {reading.reason}" if isinstance(reading, SourceProblem) else reading.content

    def _leads_out(self, path: str) -> bool:
        return not any(is_inside(os.path.realpath(path), project) for project in self._projects)


def _folders_in(directory: str) -> list[str]:
    names = sorted(name for name in os.listdir(directory) if not name.startswith("."))
    return [path for path in (os.path.join(directory, name) for name in names) if os.path.isdir(path)]


def _walked(top: str, depth: int) -> Iterator[tuple[str, list[str]]]:
    """Folders with the names of the files in them, at most `depth` below `top`; hidden ones only for manifests."""
    for folder, folders, names in os.walk(top):
        yield folder, sorted(names)
        level = 0 if folder == top else os.path.relpath(folder, top).count(os.sep) + 1
        folders[:] = sorted(each for each in folders if each == _MANIFEST_FOLDER or not _is_passed_over(each))
        if level >= depth:
            folders.clear()


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name in _NEVER
