"""Finding what an intent is about, and whether it can be written at all."""

from collections.abc import Collection
from functools import cached_property
from pathlib import PurePath

from hotwash.core.formats import body, dialects
from hotwash.core.formats.slots import Form, Home, StatusSlot, form_of, status_slot
from hotwash.core.model.body import Body, Field
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Kind
from hotwash.core.operations.words import name_of, place_of


class Subject:
    """One entry in its document, and the documents beside that. The body is parsed when somebody asks for it."""

    def __init__(self, document: Document, entry: Entry, documents: tuple[Document, ...] = ()) -> None:
        self.document = document
        self.entry = entry
        self.documents = documents
        self.given_id: str | None = None
        """The id that an entry without one gets in the same step."""

    @cached_property
    def body(self) -> Body:
        return body(self.document, self.entry)

    @property
    def name(self) -> str:
        return name_of(self.entry)

    @property
    def id(self) -> str:
        """What others point to it by."""
        return self.entry.native_id or self.given_id or self.entry.anchor

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

    @property
    def is_harness(self) -> bool:
        return self.entry.dialect == dialects.HARNESS

    @cached_property
    def slot(self) -> StatusSlot:
        """Where its status lives."""
        return status_slot(self.document, self.entry)

    @property
    def form(self) -> Form:
        return form_of(self.document, self.entry)

    @property
    def status_field(self) -> Field | None:
        """The field the reader took the status from, if it did not find it elsewhere."""
        return self.slot.field

    @property
    def is_by_template(self) -> bool:
        """Whether it is written as a skill's template has it: then a change of its fields is certain beforehand."""
        field = self.slot.field if self.slot.home is Home.FIELD else None
        is_read = field is not None and field.value == (self.entry.native_status or "")
        return self.has_four_fields or (self.entry.dialect == dialects.SECTIONS and is_read)


def find(snapshot: Snapshot, key: Key, harness_too: bool = False) -> Subject | Refusal:
    """The entry of that identity, or why nothing can be done with it."""
    found = snapshot.entry(key)
    return writable(*found, snapshot.documents, harness_too) if found is not None else gone(snapshot, key)


def find_all(snapshot: Snapshot, keys: Collection[Key], harness_too: bool = False) -> dict[Key, Subject | Refusal]:
    """The same for many at once, in their order: each file is looked through once."""
    paths = {key.path for key in keys}
    documents = [document for document in snapshot.documents if document.path in paths]
    there = {entry.key: (document, entry) for document in documents for entry in document.entries}
    return {
        key: writable(*there[key], snapshot.documents, harness_too) if key in there else gone(snapshot, key)
        for key in keys
    }


def writable(
    document: Document, entry: Entry, documents: tuple[Document, ...] = (), harness_too: bool = False
) -> Subject | Refusal:
    """The entry as a subject, unless nothing can be written to it; few verbs know about harness learnings."""
    subject = Subject(document, entry, documents)
    kept = subject.is_harness and not harness_too
    return unwritable(document) or (kept_by_its_skill(subject) if kept else subject)


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


def kept_by_its_skill(subject: Subject) -> Refusal:
    """Harness learnings have no status: confidence and occurrences are counted by rules of their own."""
    return Refusal(
        f"{subject.name} is a harness learning: it has a confidence and occurrences in place of a status",
        "resolve raises it, discard puts it away, harness promote makes it permanent; "
        f"the rest is edited by hand at {subject.place}",
    )


def by_state(reason: str, next_step: str = "") -> Refusal:
    """There is no such step from the state the entry is in."""
    return Refusal(reason, next_step, ExitCode.REFUSED_BY_STATE)


def missing_argument(reason: str, next_step: str = "") -> Refusal:
    return Refusal(reason, next_step, ExitCode.USAGE)
