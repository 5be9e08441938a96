"""What others wrote while the person was looking: new, changed, and when that was seen."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from hotwash.core.analysis.per_entry import Kept, kept_entries
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass, field

JUST_NOW = 0.5

Elsewhere = Callable[[Snapshot, Snapshot, Iterable[Key]], frozenset[Key]]
"""Which of these the person wrote, between an earlier and a later state."""


@dataclass(frozen=True, slots=True)
class News:
    """`new` and `changed` since the first full reading; `seen_at` are monotonic seconds of the latest change."""

    new: frozenset[Key] = frozenset()
    changed: frozenset[Key] = frozenset()
    first_seen: Mapping[Key, datetime] = field(default_factory=dict)
    seen_at: Mapping[Key, float] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return len(self.new | self.changed)

    def is_fresh(self, keys: Iterable[Key], tick: float) -> bool:
        """Whether somebody wrote one of these within the last half second."""
        return any(tick - self.seen_at[key] < JUST_NOW for key in keys if key in self.seen_at)

    def after(
        self,
        before: Snapshot,
        now_known: Snapshot,
        own: frozenset[Key],
        now: datetime,
        tick: float,
        written_elsewhere: Elsewhere = lambda _, __, ___: frozenset(),
    ) -> "News":
        """The news once `now_known` replaced `before`; what the person wrote is none, nor what they handed over.

        `own` is what is being written here; only for the rest is asked what the person wrote elsewhere.
        """
        if before.loading or now_known.loading or before.generation == now_known.generation:
            return self
        cursor = now_known.personal.handoff
        if cursor is not None and cursor != before.personal.handoff:
            return News(first_seen=self.first_seen, seen_at=self.seen_at)
        new, changed = differences(before, now_known)
        own = own | (written_elsewhere(before, now_known, others) if (others := (new | changed) - own) else frozenset())
        new, changed = new - own, changed - own
        lost = _lost(self.new | self.changed, now_known)
        return News(
            (self.new | new) - lost,
            (self.changed | changed) - new - self.new - lost,
            {**self.first_seen, **dict.fromkeys(new, now)},
            {**self.seen_at, **dict.fromkeys(new | changed, tick)},
        )


def differences(before: Snapshot, after: Snapshot) -> tuple[frozenset[Key], frozenset[Key]]:
    """Keys of entries and records that appeared, and of those whose text differs."""
    new: set[Key] = set()
    changed: set[Key] = set()
    known = {document.path: document for document in before.documents}
    for document in after.documents:
        old = known.get(document.path)
        if old is document:
            continue
        kept = kept_entries(old, document) if old is not None else Kept(0, 0)
        texts, old_texts = _texts(document, kept), _texts(old, kept) if old is not None else {}
        new.update(texts.keys() - old_texts.keys())
        changed.update(key for key in texts.keys() & old_texts.keys() if texts[key] != old_texts[key])
    return frozenset(new), frozenset(changed)


def _texts(document: Document, kept: Kept) -> dict[Key, bytes]:
    entries = document.entries[kept.start : len(document.entries) - kept.end]
    texts = {entry.key: document.raw(entry).rstrip() for entry in entries}
    return texts | {record.key: document.raw(record).rstrip() for record in document.records}


def _lost(keys: frozenset[Key], snapshot: Snapshot) -> frozenset[Key]:
    """Those of the keys that no file holds any more."""
    paths = {key.path for key in keys}
    documents = [document for document in snapshot.documents if document.path in paths]
    return keys.difference(
        (entry.key for document in documents for entry in document.entries),
        (record.key for document in documents for record in document.records),
    )
