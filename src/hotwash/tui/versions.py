"""What entries and write-ahead records said, reading by reading, since the dashboard was opened."""

from datetime import datetime

from hotwash.core.analysis.per_entry import Kept, kept_entries
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import WalRecord
from hotwash.viewmodels.detail_version import Version

MOST = 200
MOST_BYTES = 2 * 1024 * 1024


class Versions:
    """The newest 200 of each thing, two megabytes of all; one that leaves its file, and one that is back, count, too.

    Of entries those are kept that became others: most never do.
    """

    def __init__(self, snapshot: Snapshot, opened: datetime) -> None:
        self._known: dict[Key, tuple[Version, ...]] = {}
        self._bytes = 0
        self._opened = opened
        self.seen(Snapshot(0), snapshot, opened)

    def of(self, key: Key) -> tuple[Version, ...]:
        """All versions of a thing, newest last; none where it never said anything else."""
        versions = self._known.get(key, ())
        return versions if len(versions) > 1 else ()

    def seen(self, before: Snapshot, after: Snapshot, now: datetime) -> None:
        """Take note of what differs in a newer snapshot; what is only now read tells nothing new of entries."""
        old = {document.path: document for document in before.documents}
        is_whole = not before.loading
        for document in after.documents:
            was = old.pop(document.path, None)
            if was is not document:
                self._compare_records(was, document, now)
                if is_whole and was is not None:
                    self._compare_entries(was, document, now)
        for document in old.values():
            self._compare_records(document, None, now)

    def _compare_records(self, before: Document | None, after: Document | None, now: datetime) -> None:
        said = {record.key: text for record, text in _records(before)}
        for record, text in _records(after):
            if said.pop(record.key, None) != text:
                self._add(record.key, Version(now, text, record))
        for key in said:
            self._add(key, Version(now, None))

    def _compare_entries(self, before: Document, after: Document, now: datetime) -> None:
        if before.partial or after.partial:
            return
        kept = kept_entries(before, after)
        said = _entries(before, kept)
        for key, text in _entries(after, kept).items():
            was = said.pop(key, None)
            if was != text:
                self._became(key, was, Version(now, text))
        for key, was in said.items():
            self._became(key, was, Version(now, None))

    def _became(self, key: Key, was: bytes | None, version: Version) -> None:
        if was is not None and key not in self._known:
            self._add(key, Version(self._opened, was))
        self._add(key, version)

    def _add(self, key: Key, version: Version) -> None:
        """The thing that changed longest ago is forgotten first, when it gets too much."""
        versions = (*self._known.pop(key, ()), version)
        self._bytes += _size(version) - sum(map(_size, versions[:-MOST]))
        self._known[key] = versions[-MOST:]
        while self._bytes > MOST_BYTES and len(self._known) > 1:
            forgotten = self._known.pop(next(iter(self._known)))
            self._bytes -= sum(map(_size, forgotten))


def _records(document: Document | None) -> list[tuple[WalRecord, bytes]]:
    if document is None:
        return []
    return [(record, document.raw(record).rstrip()) for record in document.records]


def _entries(document: Document, kept: Kept) -> dict[Key, bytes]:
    """Those that were read anew, with their texts."""
    entries = document.entries[kept.start : len(document.entries) - kept.end]
    return {entry.key: document.raw(entry).rstrip() for entry in entries}


def _size(version: Version) -> int:
    return len(version.text or b"")
