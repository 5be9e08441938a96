"""Finding what an intent is about, and whether it can be written at all."""

from collections.abc import Collection
from functools import cached_property
from pathlib import PurePath

from hotwash.core.formats import body, dialects
from hotwash.core.model.body import Body, Field
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Kind
from hotwash.core.operations.words import name_of, place_of


class Subject:
    """One entry in its document. The body is parsed when somebody asks for it."""

    def __init__(self, document: Document, entry: Entry) -> None:
        self.document = document
        self.entry = entry

    @cached_property
    def body(self) -> Body:
        return body(self.document, self.entry)

    @property
    def name(self) -> str:
        return name_of(self.entry)

    @property
    def place(self) -> str:
        return place_of(self.document, self.entry)

    @property
    def raw(self) -> bytes:
        return self.document.raw(self.entry)

    @property
    def has_four_fields(self) -> bool:
        """An entry of the `### ID` dialect, with bold lines and without sections."""
        return self.entry.dialect == dialects.FIELDS

    @property
    def is_heal(self) -> bool:
        return self.entry.kind is Kind.HEAL

    @cached_property
    def status_field(self) -> Field | None:
        """The field the reader took the status from: the last one that says it."""
        named = [field for field in self.body.fields if field.canonical == "status"]
        same = [field for field in named if field.value == self.entry.native_status]
        return next(iter(reversed(same or named)), None)


def find(snapshot: Snapshot, key: Key) -> Subject | Refusal:
    """The entry of that identity, or why nothing can be done with it."""
    found = snapshot.entry(key)
    return writable(*found) if found is not None else gone(snapshot, key)


def find_all(snapshot: Snapshot, keys: Collection[Key]) -> dict[Key, Subject | Refusal]:
    """The same for many at once, in their order: each file is looked through once."""
    paths = {key.path for key in keys}
    documents = [document for document in snapshot.documents if document.path in paths]
    there = {entry.key: (document, entry) for document in documents for entry in document.entries}
    return {key: writable(*there[key]) if key in there else gone(snapshot, key) for key in keys}


def writable(document: Document, entry: Entry) -> Subject | Refusal:
    """The entry as a subject, unless nothing can be written to it."""
    return unwritable(document) or prose(document, entry) or Subject(document, entry)


def gone(snapshot: Snapshot, key: Key) -> Refusal:
    """What is not in the snapshot any more, or never was."""
    document = snapshot.document(key.path)
    name = document.relative if document is not None else PurePath(key.path).name
    if document is not None and document.failures:
        return by_state("a captured failure is no entry yet", "log its cause first")
    problem = next((each for each in snapshot.problems if each.path == key.path), None)
    if problem is not None and document is None:
        return Refusal(f"{name} cannot be read: {problem.reason}", problem.next_step)
    return Refusal(f"{key.anchor or 'the entry'} is gone from {name}", "the journal has what hotwash wrote")


def unwritable(document: Document) -> Refusal | None:
    """Why nothing may be written to a file, whatever it is."""
    if document.partial:
        return Refusal(f"{document.relative} is still being read", "try again in a moment")
    if document.read_only is not None:
        return Refusal(f"{document.relative} is read-only: {document.read_only}", "edit it by hand")
    return None


def prose(document: Document, entry: Entry) -> Refusal | None:
    """Entries that can be read but have no fields to write."""
    if dialects.editable(entry.dialect):
        return None
    return Refusal(
        f"{name_of(entry)} is a note without fields and cannot be changed here",
        f"edit it by hand at {place_of(document, entry)}",
    )


def by_state(reason: str, next_step: str = "") -> Refusal:
    """There is no such step from the state the entry is in."""
    return Refusal(reason, next_step, ExitCode.REFUSED_BY_STATE)


def missing_argument(reason: str, next_step: str = "") -> Refusal:
    return Refusal(reason, next_step, ExitCode.USAGE)
