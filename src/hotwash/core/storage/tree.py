"""Walks a folder for files that agents keep their learnings in: bounded, in a stable order.

It leaves the folder only by a link that makes one of the person's own folders the learnings of a project.
"""

import os
import re
import stat
from collections import deque
from collections.abc import Iterator, Sequence
from fnmatch import translate
from pathlib import Path
from typing import NamedTuple

from hotwash.core.formats.candidates import ENGINE_FOLDERS, is_candidate, workspace_folder
from hotwash.core.formats.places import is_daily_note
from hotwash.core.model.document import Diagnostic
from hotwash.core.model.vocabulary import Severity

UNREADABLE = "unreadable"
MARKERS = (".learnings", "memory", ".memory")
MAX_DEPTH = 8
MAX_FOLDERS = 3000
MAX_FILES = 2000
MAX_NOTES = 31

_NEVER = frozenset(
    (
        *(".git", ".hg", ".svn", ".hotwash", "node_modules", "site-packages", "__pycache__", ".venv", "venv", ".tox"),
        *(".nox", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".cache", ".terraform", ".gradle"),
    )
)


class FoundPath(NamedTuple):
    """A file by its kind of name. `base` is the folder that its workspace belongs to."""

    path: str
    relative: str
    base: str


class Tree(NamedTuple):
    """What one walk found; `folders` are the existing ones in which more such files may appear.

    `linked` are the person's own folders elsewhere that a marker folder of the project is a link to.
    """

    files: tuple[FoundPath, ...]
    folders: tuple[str, ...]
    notes: tuple[Diagnostic, ...]
    linked: tuple[str, ...] = ()


class _Folder(NamedTuple):
    """A folder still to be looked into; `prefix` is its relative path with a final slash."""

    path: str
    prefix: str
    depth: int = 0
    base: str | None = None
    left_out: tuple[str, str] | None = None
    linked: bool = False


def walk(top: str, *, allowed: Sequence[str], ignored: Sequence[str], skipped: Sequence[str], deep: bool) -> Tree:
    """Look for learnings in `top`, breadth first.

    `allowed` are the folders that any symbolic link may lead into, `ignored` globs on `/relative/path/` of folders
    whose files are only counted, `skipped` folders that are not looked into at all. Without `deep` only the marker
    folders of `top` itself are searched.
    """
    walker = _Walk(top, tuple(os.path.realpath(folder) for folder in allowed), _Matcher(ignored), frozenset(skipped))
    walker.run(deep)
    return Tree(walker.own_files(), tuple(walker.folders), tuple(walker.all_notes()), tuple(walker.elsewhere))


class _Matcher:
    """Globs on folders, compiled once; a star also crosses slashes."""

    def __init__(self, globs: Sequence[str]) -> None:
        self._globs = [
            (glob, re.compile(translate(glob if glob.startswith(("**/", "/")) else f"/{glob}"))) for glob in globs
        ]

    def match(self, relative: str) -> str | None:
        """The glob that leaves a folder out, if any."""
        return next((glob for glob, pattern in self._globs if pattern.match(f"/{relative}/")), None)


class _Walk:
    """One walk under way."""

    def __init__(self, top: str, allowed: tuple[str, ...], ignored: _Matcher, skipped: frozenset[str]) -> None:
        self.top = top
        self.allowed = allowed
        self.ignored = ignored
        self.skipped = skipped
        self.files: list[FoundPath] = []
        self.linked: list[FoundPath] = []
        self.folders: list[str] = []
        self.elsewhere: list[str] = []
        self.notes: list[Diagnostic] = []
        self.left_out: dict[tuple[str, str], int] = {}

    def run(self, deep: bool) -> None:
        waiting = deque([_Folder(self.top, "")])
        seen = 0
        while waiting:
            folder = waiting.popleft()
            seen += 1
            if seen > MAX_FOLDERS or len(self.files) >= MAX_FILES:
                self._note(folder.path, "bounded", "is not searched any more: the project is too large; use --root")
                return
            for below in self._look_into(folder):
                wanted = deep or below.base is not None or below.prefix.rstrip("/") in ENGINE_FOLDERS
                if wanted and below.depth <= MAX_DEPTH:
                    waiting.append(below)

    def _look_into(self, folder: _Folder) -> Iterator[_Folder]:
        """Gather the files of one folder; yields the folders in it that are worth a look."""
        try:
            with os.scandir(folder.path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            if folder.base is not None:
                self._note(folder.path, UNREADABLE, f"cannot be looked into: {error.strerror}")
            return
        if folder.base is not None and folder.left_out is None:
            self.folders.append(folder.path)
        for entry in entries:
            relative = folder.prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if folder.base is not None and is_candidate(relative):
                    self._take(folder, entry.path, relative)
                elif entry.name not in _NEVER and entry.path not in self.skipped:
                    yield self._below(folder, entry.name, entry.path, relative)
            elif entry.is_symlink():
                yield from self._link(folder, entry, relative)
            elif is_candidate(relative):
                self._take(folder, entry.path, relative)

    def _below(self, folder: _Folder, name: str, path: str, relative: str, linked: bool = False) -> _Folder:
        base = folder.base if folder.base is not None else folder.path if name in MARKERS else None
        left_out = folder.left_out
        if left_out is None:
            glob = self.ignored.match(relative)
            left_out = (path, glob) if glob is not None else None
        return _Folder(path, relative + "/", folder.depth + 1, base, left_out, folder.linked or linked)

    def _link(self, folder: _Folder, entry: "os.DirEntry[str]", relative: str) -> Iterator[_Folder]:
        """Follow a link that matters here: inside the allowed folders, or a marker to a folder of the person's own."""
        is_file = is_candidate(relative)
        if not is_file and entry.name not in MARKERS and folder.base is None:
            return
        real = os.path.realpath(entry.path)
        if not self._is_allowed(real) and entry.name in MARKERS and self._is_own_folder(real):
            self.elsewhere.append(real)
            self._note(entry.path, "linked", f"is a link to {real}, outside the project; its files are read there")
        if not self._is_allowed(real):
            self._note(entry.path, "outside", f"is a link to {real}, outside the project; open that with --root")
        elif is_file:
            self._take(_Folder(folder.path, folder.prefix, 0, folder.base, folder.left_out, True), entry.path, relative)
        elif os.path.isdir(real) and not _leads_up(real, entry.path):
            yield self._below(folder, entry.name, entry.path, relative, linked=True)

    def _is_allowed(self, real: str) -> bool:
        return any(is_inside(real, folder) for folder in (*self.allowed, *self.elsewhere))

    def _is_own_folder(self, real: str) -> bool:
        """A folder that belongs to whoever runs hotwash, and none that holds the project or the home directory."""
        try:
            found = Path(real).stat()
        except OSError:
            return False
        holds_what_is_open = any(is_inside(folder, real) for folder in self.allowed)
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not holds_what_is_open

    def _take(self, folder: _Folder, path: str, relative: str) -> None:
        if folder.left_out is not None:
            self.left_out[folder.left_out] = self.left_out.get(folder.left_out, 0) + 1
            return
        if folder.path not in self.folders:
            self.folders.append(folder.path)
        base = folder.base if folder.base is not None else workspace_folder(folder.path)
        found = FoundPath(path, relative, base)
        (self.linked if folder.linked else self.files).append(found)

    def own_files(self) -> tuple[FoundPath, ...]:
        """All files once: one that is reached through a link as well counts at its own place."""
        known = {os.path.realpath(found.path) for found in self.files} if self.linked else set()
        for found in self.linked:
            real = os.path.realpath(found.path)
            if real not in known:
                known.add(real)
                self.files.append(found)
        return tuple(_recent(self.files))

    def all_notes(self) -> Iterator[Diagnostic]:
        yield from self.notes
        for (path, glob), count in self.left_out.items():
            files = "1 file is" if count == 1 else f"{count} files are"
            yield Diagnostic(path, 0, Severity.NOTE, "ignored", f"{files} left out here ({glob}); open it with --root")

    def _note(self, path: str, rule: str, message: str) -> None:
        self.notes.append(Diagnostic(path, 0, Severity.NOTE, rule, message))


def _recent(files: Sequence[FoundPath]) -> Iterator[FoundPath]:
    """Of the daily notes in a folder only the newest: nothing of an old diary waits for anybody."""
    notes: dict[str, list[str]] = {}
    for found in files:
        if is_daily_note(found.relative):
            notes.setdefault(os.path.dirname(found.path), []).append(found.path)
    old = {path for paths in notes.values() for path in sorted(paths)[:-MAX_NOTES]}
    yield from (found for found in files if found.path not in old)


def is_inside(path: str, folder: str) -> bool:
    """True for the folder itself and everything below it; both are absolute, links resolved."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _leads_up(real: str, link: str) -> bool:
    """True for a link to a folder that the link itself lies in: following it never ends."""
    place = os.path.realpath(os.path.dirname(link))
    return is_inside(place, real)
