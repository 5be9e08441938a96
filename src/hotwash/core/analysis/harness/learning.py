"""Learnings as values: what every entry of a file of harness learnings says, and which files those are."""

import os
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hotwash.core.analysis.harness.scope import scope_parts
from hotwash.core.analysis.harness.vocabulary import CONFIDENCES
from hotwash.core.analysis.per_document import PerDocument
from hotwash.core.formats import body, dialects
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.provenance import real_date
from hotwash.core.model.snapshot import Snapshot, SourceProblem
from hotwash.core.model.vocabulary import Scope, Status

FOLDER = ".memory"
FILE = "harness-learnings.md"
ARCHIVE = "harness-learnings.archive.md"


class Learning(NamedTuple):
    """One entry of `## L-NNN: title` and bullets; what a bullet says that makes no sense is empty, 0 or `None`."""

    entry: Entry
    phase: str
    dimension: str
    scope: tuple[str, ...]
    pattern: str
    guidance: str
    confidence: str
    occurrences: int
    first_seen: date | None
    last_seen: date | None
    promoted: str
    conflict: str
    archived: str

    @property
    def key(self) -> Key:
        return self.entry.key

    @property
    def name(self) -> str:
        return self.entry.native_id or self.entry.title or self.entry.anchor

    @property
    def title(self) -> str:
        return self.entry.title

    @property
    def strength(self) -> int:
        """0 for an unknown confidence, 3 for a high one."""
        return CONFIDENCES.index(self.confidence) + 1 if self.confidence in CONFIDENCES else 0

    def days_unseen(self, today: date) -> int | None:
        """Since it was last seen, or first, where it does not say that."""
        day = self.last_seen or self.first_seen
        return (today - day).days if day is not None else None


def learnings_in(document: Document) -> tuple[Learning, ...]:
    """The learnings of a file, in its order."""
    return _LEARNINGS.of(document)


def learning_of(document: Document | None, key: Key) -> Learning | None:
    """The learning of that identity, where a file has it."""
    known = learnings_in(document) if document is not None else ()
    return next((each for each in known if each.key == key), None)


def live_learnings(snapshot: Snapshot) -> Iterator[Learning]:
    """Everything that agents still read, of all files."""
    for document in learning_files(snapshot):
        yield from learnings_in(document)


def learning_files(snapshot: Snapshot) -> Iterator[Document]:
    """The files that agents read; the archives beside them are none of them."""
    return (each for each in snapshot.documents if is_learning_file(each.path))


def unread_files(snapshot: Snapshot) -> Iterator[SourceProblem]:
    """Those of them that cannot be read now, so that nobody knows what stands there."""
    return (each for each in snapshot.problems if is_learning_file(each.path) and not each.missing)


def is_learning_file(path: str) -> bool:
    return os.path.basename(path).casefold() == FILE


def own_file(snapshot: Snapshot) -> Document | None:
    """The one of the project that is worked in: at its root before anywhere below."""
    own = [each for each in learning_files(snapshot) if each.workspace.scope is Scope.PROJECT]
    return min(own, key=lambda each: (each.path != own_path(snapshot), len(each.path)), default=None)


def own_path(snapshot: Snapshot) -> str:
    """Where that is, or would be; empty where nobody works in a project."""
    home = snapshot.project or next((each for each in snapshot.workspaces if each.scope is Scope.PROJECT), None)
    return os.path.join(home.base, FOLDER, FILE) if home is not None else ""


def archive_path(path: str) -> str:
    """Where the learnings go that a file loses."""
    return os.path.join(os.path.dirname(path), ARCHIVE)


def live_path(archive: str) -> str:
    """Where what stands in an archive came from."""
    return os.path.join(os.path.dirname(archive), FILE)


def _all(document: Document) -> Iterator[Learning]:
    for entry in document.entries:
        if entry.dialect == dialects.HARNESS and entry.status is not Status.EXAMPLE:
            yield _read(document, entry)


def _read(document: Document, entry: Entry) -> Learning:
    inside = body(document, entry)

    def said(name: str) -> str:
        return (inside.value(name) or "").strip()

    occurrences = said("occurrences")
    return Learning(
        entry=entry,
        phase=said("phase").casefold(),
        dimension=said("dimension").casefold(),
        scope=scope_parts(said("scope")),
        pattern=said("pattern"),
        guidance=said("guidance"),
        confidence=said("confidence").casefold(),
        occurrences=int(occurrences) if occurrences.isdecimal() and len(occurrences) < 10 else 0,
        first_seen=real_date(said("first-seen")),
        last_seen=real_date(said("last-seen")),
        promoted=said("promoted") if entry.status is Status.PROMOTED else "",
        conflict=said("conflict"),
        archived=said("archived"),
    )


_LEARNINGS = PerDocument(lambda document: tuple(_all(document)))
