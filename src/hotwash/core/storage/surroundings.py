"""The folders around the open files: which changes in them mean that there is something new to open."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from hotwash.core.formats import is_candidate
from hotwash.core.storage.beside import GLOBAL_RULE_FOLDER, RULE_FILES, RULE_FOLDER, SETTINGS_FILES
from hotwash.core.storage.tree import MARKERS

_MARKED = frozenset(MARKERS)
_RULE_NAMES = frozenset(path.rpartition("/")[2] for path in (*RULE_FILES, *SETTINGS_FILES))


class Surroundings:
    """What some folders looked like when they were searched, by modification time and names.

    `roots` are the folders that names are judged relative to, the project's first; `open_paths` are known already.
    """

    def __init__(self, folders: Sequence[str], roots: Sequence[str], open_paths: Collection[str]) -> None:
        self._roots = roots
        self._open = open_paths
        self._seen: dict[str, tuple[int | None, frozenset[str]]] = dict.fromkeys(folders, (None, frozenset()))
        for folder in folders:
            self._seen[folder] = (_modified(folder), self._news_in(folder))

    def is_news(self, path: str) -> bool:
        """Whether something at `path` could be a file to open, or a folder on the way to one."""
        if path in self._seen or any(folder.startswith(path + os.sep) for folder in self._seen):
            return True
        parent, name = os.path.split(path)
        if parent not in self._seen or is_passing(name):
            return False
        return _is_rule(parent, name) or is_candidate(self._relative(path)) or self._is_namespace(parent, name)

    def changed(self) -> Iterator[str]:
        """Folders in which something to open has appeared."""
        for folder, (modified, names) in tuple(self._seen.items()):
            now = _modified(folder)
            if now == modified:
                continue
            names_now = self._news_in(folder)
            if names_now - names:
                yield folder
            else:
                self._seen[folder] = (now, names_now)

    def _news_in(self, folder: str) -> frozenset[str]:
        try:
            names = os.listdir(folder)
        except OSError:
            return frozenset()
        paths = (os.path.join(folder, name) for name in names)
        return frozenset(path for path in paths if path in self._open or self.is_news(path))

    def _is_namespace(self, parent: str, name: str) -> bool:
        """A folder inside `.learnings` holds learnings of one skill, or an archive."""
        return "." not in name and not _MARKED.isdisjoint(self._relative(parent).split("/"))

    def _relative(self, path: str) -> str:
        for root in self._roots:
            if path.startswith(root + os.sep):
                return path[len(root) + 1 :]
        return os.path.basename(path)


def is_passing(name: str) -> bool:
    """True for names that editors and synchronisers use for a moment; they never hold anybody's learnings."""
    ends = name.endswith(("~", ".orig", ".swp", ".tmp"))
    return ends or name == "4913" or name.startswith(".#") or "sync-conflict" in name


def _is_rule(parent: str, name: str) -> bool:
    in_rules = parent.endswith((RULE_FOLDER, f".claude/{GLOBAL_RULE_FOLDER}"))
    return name in _RULE_NAMES or (in_rules and name.endswith(".md"))


def _modified(folder: str) -> int | None:
    try:
        return Path(folder).stat().st_mtime_ns
    except OSError:
        return None
