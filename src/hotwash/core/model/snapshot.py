"""Everything that is known at one moment."""

from collections.abc import Iterator
from typing import TypeVar

from hotwash.core.model.document import Diagnostic, Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.handoff import HandoffCursor
from hotwash.core.model.key import Key
from hotwash.core.model.notice import Notice
from hotwash.core.model.rules import WrittenRule
from hotwash.core.model.snooze import Snooze
from hotwash.core.model.values import dataclass, field
from hotwash.core.model.wal import ToolFailure, WalRecord

Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A file that cannot be read now; its last good document stays in the snapshot.

    `since` is an epoch second, `reason` a sentence without the path, `next_step` what the person can do.
    """

    path: str
    reason: str
    next_step: str
    since: float
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Personal:
    """What the person decided, kept in hotwash's own state and never in the systems' files.

    `scores` maps `<subject>/<dimension>` to 1-10; `ticks` and `dismissed` hold opaque subjects; `pairs` holds
    corrections of recurrence groups: `(first anchor, second anchor)` sorted, to True for "the same", False for "not".
    `rules` holds by entry id what was promoted, `checked` the day on which the person said that it still holds.
    `handoff` is what they knew at the last one, `shift_notes` what they noted about entries, by anchor. `views` are
    filters that they saved, by name. `snoozed` is what they do not want to see for a while, by a subject of its own.
    `confirmed` holds the day on which they confirmed the entry of a pattern, by workspace and pattern.
    `declined` is what was not worth a harness learning, by its title in small letters, with the day and the reason.
    """

    scores: dict[str, int] = field(default_factory=dict)
    dismissed: frozenset[str] = frozenset()
    ticks: frozenset[str] = frozenset()
    pairs: dict[tuple[str, str], bool] = field(default_factory=dict)
    rules: dict[str, WrittenRule] = field(default_factory=dict)
    checked: dict[str, str] = field(default_factory=dict)
    handoff: HandoffCursor | None = None
    shift_notes: dict[str, str] = field(default_factory=dict)
    views: dict[str, str] = field(default_factory=dict)
    snoozed: dict[str, Snooze] = field(default_factory=dict)
    confirmed: dict[str, str] = field(default_factory=dict)
    declined: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All documents of the open workspaces at one generation.

    `project` is the one that is worked in, whether it keeps learnings itself or the machine does for it; `None` where
    there is none. `loading` counts the files whose first full reading is still to come. `remarks` is what was noticed
    while looking for files and reading the configuration; `notices` is what others did to what we wrote.
    """

    generation: int
    workspaces: tuple[Workspace, ...] = ()
    documents: tuple[Document, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    personal: Personal = field(default_factory=Personal)
    loading: int = 0
    remarks: tuple[Diagnostic, ...] = ()
    notices: tuple[Notice, ...] = ()
    project: Workspace | None = None

    def document(self, path: str) -> Document | None:
        return next((document for document in self.documents if document.path == path), None)

    def entries(self) -> Iterator[tuple[Document, Entry]]:
        for document in self.documents:
            for entry in document.entries:
                yield document, entry

    def records(self) -> Iterator[tuple[Document, WalRecord]]:
        for document in self.documents:
            for record in document.records:
                yield document, record

    def holding(self, kind: type[Held]) -> Iterator[tuple[Document, Held]]:
        """The documents whose contents are of that kind."""
        for document in self.documents:
            if isinstance(document.contents, kind):
                yield document, document.contents

    def entry(self, key: Key) -> tuple[Document, Entry] | None:
        """The entry of that identity and the document it stands in."""
        document = self.document(key.path)
        entry = document.entry(key) if document is not None else None
        return (document, entry) if document is not None and entry is not None else None

    def failures_of(self, calls: Key) -> tuple[ToolFailure, ...]:
        """The failed calls of one tool in one session that nobody has logged yet."""
        document = self.document(calls.path)
        return tuple(each for each in document.failures if each.calls == calls) if document is not None else ()

    def record(self, key: Key) -> tuple[Document, WalRecord] | None:
        document = self.document(key.path)
        if document is None:
            return None
        for record in document.records:
            if record.key == key:
                return document, record
        return None
