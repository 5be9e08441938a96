"""The files that are open: what was last read of each, what is wrong with it, and what looks different by now."""

import os
from collections.abc import Iterator
from pathlib import Path

from hotwash.core import formats
from hotwash.core.formats.places import is_manifest
from hotwash.core.formats.promoted_to import named_again, named_documents
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.rules import MARKER_SIGN
from hotwash.core.model.snapshot import SourceProblem
from hotwash.core.model.values import replace
from hotwash.core.storage.clock import Clock
from hotwash.core.storage.config import Config
from hotwash.core.storage.discover import Discovery, FoundFile, discover
from hotwash.core.storage.read import Reading, Signature, read_file, read_tail, signature_of
from hotwash.core.storage.surroundings import Surroundings
from hotwash.core.storage.tree import UNREADABLE, is_inside
from hotwash.core.text.change import change_between

GONE_FOR_GOOD = 10.0

_NO_PERMISSION = "no permission to write to it"
_CUTTABLE = "entries"
_DEEP_LOOK_EVERY = 60.0
_SHARE_OF_DEEP_LOOKS = 50.0


class Source:
    """One file. Its last good document stays while it cannot be read, and some seconds after it is gone."""

    __slots__ = ("document", "found", "named", "problem", "signature")

    def __init__(self, found: FoundFile) -> None:
        self.found = found
        self.signature: Signature | None = None
        self.document: Document | None = None
        self.problem: SourceProblem | None = None
        self.named: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.problem is None and self.document is None

    @property
    def is_read(self) -> bool:
        return self.problem is not None or (self.document is not None and not self.document.partial)

    @property
    def is_missing(self) -> bool:
        return self.problem is not None and self.problem.missing

    def is_overdue(self, now: float) -> bool:
        """Gone for so long that its last document should go too."""
        since = self.problem.since if self.problem is not None else now
        return self.is_missing and self.document is not None and now - since >= GONE_FOR_GOOD

    def looks_different(self, now: float) -> bool:
        return signature_of(self.found.path) != self.signature or self.is_overdue(now)


class Sources:
    """All open files in the order they are shown. Not safe for several threads: the store guards it."""

    def __init__(self, config: Config, clock: Clock) -> None:
        self._config = config
        self._clock = clock
        self._by_path: dict[str, Source] = {}
        self._real: dict[str, str] = {}
        self._closed: dict[str, SourceProblem] = {}
        self._next_deep_look = 0.0
        self._far_away: frozenset[str] = frozenset()
        self._looked_everywhere = False
        self._surroundings = Surroundings((), self._roots, ())
        self.discovery = Discovery((), (), ())

    def __iter__(self) -> Iterator[Source]:
        return iter(tuple(self._by_path.values()))

    def get(self, path: str) -> Source | None:
        return self._by_path.get(path)

    def paths(self) -> tuple[str, ...]:
        return tuple(self._by_path)

    @property
    def folders(self) -> tuple[str, ...]:
        """Where changes may happen: the folders that were searched, and those that links lead to."""
        linked = {os.path.dirname(real) for real, path in self._real.items() if real != path}
        linked |= {os.path.dirname(path) for source in self for path in source.named if path in self._by_path}
        return tuple(dict.fromkeys((*self.discovery.folders, *sorted(linked))))

    def search(self, *, nested: bool = True) -> None:
        """Open what is there now. Files that were open and are deleted stay, as missing ones."""
        discovery = self._discovered(nested)
        self._looked_everywhere = self._looked_everywhere or nested
        before, self._by_path = self._by_path, {}
        for found in discovery.files:
            known = before.pop(found.path, None)
            self._by_path[found.path] = known if known is not None and known.found == found else Source(found)
        for path, source in before.items():
            if source.is_read and signature_of(path) is None:
                self._by_path[path] = source
        self.discovery = discovery
        self.open_named()
        closed = [note for note in discovery.notes if note.rule == UNREADABLE]
        self._closed = {note.path: self._closed.get(note.path) or self._closed_folder(note) for note in closed}
        self._far_away = frozenset()
        self._real = {os.path.realpath(path): path for path in self._by_path}
        self._surroundings = Surroundings(discovery.folders, self._roots, frozenset(self._by_path))

    def open_named(self) -> None:
        """What entries say they were promoted to: skills, and documents as far as they carry the marker of an entry."""
        for source in self:
            for path in source.named:
                if path not in self._by_path and self._is_promoted_to(path):
                    workspace = source.found.workspace
                    relative = os.path.relpath(
                        path, self._config.root if is_inside(path, self._roots[0]) else workspace.root
                    )
                    self._by_path[path] = Source(FoundFile(path, relative, workspace))
                    self._real[os.path.realpath(path)] = path

    def _is_promoted_to(self, path: str) -> bool:
        if self._strayed(path) is not None:
            return False
        reading = read_file(path, self._at())
        return not isinstance(reading, SourceProblem) and (is_manifest(path) or MARKER_SIGN in reading.content)

    def far_away(self) -> frozenset[str]:
        """From time to time, new files in folders too deep to be watched: seldom, as it means to walk the project."""
        if self._clock.monotonic() >= self._next_deep_look:
            found = self._discovered(nested=True)
            self._far_away = frozenset(each.path for each in found.files if each.path not in self._by_path)
        return self._far_away

    def _discovered(self, nested: bool) -> Discovery:
        config, started = self._config, self._clock.monotonic()
        found = discover(
            config.root,
            config.home,
            config.settings,
            more=config.more,
            explicit=config.explicit,
            nested=nested and not config.alone,
            project=config.project,
        )
        now = self._clock.monotonic()
        self._next_deep_look = now + max(_DEEP_LOOK_EVERY, _SHARE_OF_DEEP_LOOKS * (now - started))
        return found

    @property
    def _roots(self) -> tuple[str, ...]:
        """What names are judged relative to, the project first."""
        return tuple(map(str, (self._config.root, *self._config.more, self._config.home)))

    @property
    def opened(self) -> tuple[Path, ...]:
        """The folders that are read and written in; links out of them are not followed."""
        return *self._config.opened, *map(Path, self.discovery.linked)

    def _at(self) -> float:
        return self._clock.now().timestamp()

    def forget(self, path: str) -> None:
        """Close a file that hotwash removed itself."""
        self._by_path.pop(path, None)

    def forget_missing(self) -> None:
        """Close files that are gone for good."""
        for source in self:
            if source.is_missing and source.document is None:
                del self._by_path[source.found.path]

    def read_quickly(self, source: Source) -> None:
        """A first look: the end of a long file of entries, any other file as a whole."""
        found = source.found
        reading = self._strayed(found.path) or read_tail(found.path, self._at())
        if isinstance(reading, Reading) and reading.starts_at and not _is_cuttable(found):
            reading = read_file(found.path, self._at())
        if isinstance(reading, SourceProblem):
            source.problem, source.signature = reading, signature_of(found.path)
            return
        source.signature = reading.signature
        parsed = formats.parse_tail(found.path, found.relative, found.workspace, reading.content, reading.starts_at)
        source.named = () if parsed.partial else named_documents(parsed)
        source.document = _with_permission(parsed)

    def read(self, source: Source, *, again: bool = False) -> bool:
        """Bring one file up to date; true if what is known of it changed. `again` does not trust its looks."""
        if source.is_read and not again and not source.looks_different(self._at()):
            return False
        found, before = source.found, source.document
        whole = before if before is not None and not before.partial else None
        reading = self._strayed(found.path) or read_file(
            found.path, self._at(), was=len(whole.content) if whole is not None else 0
        )
        if isinstance(reading, SourceProblem):
            return self._failed(source, reading)
        healed, source.problem = source.problem is not None, None
        source.signature = reading.signature
        if whole is None:
            whole = formats.parse(found.path, found.relative, found.workspace, reading.content)
            source.named = named_documents(whole)
        elif change := change_between(whole.content, reading.content):
            fresh = formats.parse_again(whole, reading.content, change)
            source.named = named_again(whole, source.named, fresh, change)
            whole = fresh
        source.document = _with_permission(whole)
        return healed or source.document is not before

    def _strayed(self, path: str) -> SourceProblem | None:
        """A problem for a path that leads out of what was opened, as a link put in its place may."""
        real = os.path.realpath(path)
        if any(is_inside(real, os.path.realpath(folder)) for folder in self.opened):
            return None
        return SourceProblem(path, f"leads to {real}, outside the project", "open that place with --root", self._at())

    def _failed(self, source: Source, problem: SourceProblem) -> bool:
        source.signature = signature_of(source.found.path)
        if source.is_overdue(self._at()):
            source.document = None
            return True
        if source.problem is not None and source.problem.reason == problem.reason:
            return False
        source.problem = problem
        return True

    def _closed_folder(self, note: Diagnostic) -> SourceProblem:
        """A folder of learnings that nobody may look into: what is in it is missing everywhere."""
        return SourceProblem(note.path, note.message, "give yourself permission: chmod u+rx on it", self._at())

    def documents(self) -> tuple[Document, ...]:
        return tuple(source.document for source in self if source.document is not None)

    def problems(self) -> tuple[SourceProblem, ...]:
        return (*self._closed.values(), *(source.problem for source in self if source.problem is not None))

    def unread(self) -> int:
        """How many files still wait for their first whole reading; at least one until all of them are looked for."""
        return max(sum(not source.is_read for source in self), 0 if self._looked_everywhere else 1)

    def concerning(self, path: str) -> str | None:
        """The path of an open file; of a folder or a new file if it makes looking for files worthwhile; or `None`."""
        if path in self._by_path:
            return path
        return self._real.get(path) or (path if self._surroundings.is_news(path) else None)

    def differences(self) -> frozenset[str]:
        """Files and folders that do not look as they did when they were read."""
        now = self._at()
        files = [source.found.path for source in self if source.is_read and source.looks_different(now)]
        return frozenset((*files, *self._surroundings.changed()))


def _is_cuttable(found: FoundFile) -> bool:
    """Whether the end of such a file says something without its beginning."""
    return next((each.name for each in formats.FORMATS if each.is_for(found.relative)), "") == _CUTTABLE


def _with_permission(document: Document) -> Document:
    """The document as the file's permissions allow it to be used; a format's own reason comes first."""
    reason = None if os.access(document.path, os.W_OK) else _NO_PERMISSION
    if document.read_only == reason or document.read_only not in (None, _NO_PERMISSION):
        return document
    return replace(document, read_only=reason)
