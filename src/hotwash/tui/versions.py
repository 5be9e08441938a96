"""What each write-ahead record said, reading by reading, since the dashboard was opened."""

from datetime import datetime

from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import WalRecord
from hotwash.viewmodels.detail_record import Version

MOST = 200


class Versions:
    """The newest 200 of every record; one that leaves its buffer, and one that is back, are versions as well."""

    def __init__(self, snapshot: Snapshot, opened: datetime) -> None:
        self._known: dict[Key, tuple[Version, ...]] = {}
        self.seen(Snapshot(0), snapshot, opened)

    def of(self, key: Key) -> tuple[Version, ...]:
        """All versions of a record, newest last; none where it never said anything else."""
        versions = self._known.get(key, ())
        return versions if len(versions) > 1 else ()

    def seen(self, before: Snapshot, after: Snapshot, now: datetime) -> None:
        """Take note of what differs in a newer snapshot."""
        old = {document.path: document for document in before.documents}
        for document in after.documents:
            was = old.pop(document.path, None)
            if was is not document:
                self._compare(was, document, now)
        for document in old.values():
            self._compare(document, None, now)

    def _compare(self, before: Document | None, after: Document | None, now: datetime) -> None:
        said = {record.key: text for record, text in _said(before)}
        for record, text in _said(after):
            if said.pop(record.key, None) != text:
                self._add(record.key, Version(now, record))
        for key in said:
            self._add(key, Version(now, None))

    def _add(self, key: Key, version: Version) -> None:
        self._known[key] = (*self._known.get(key, ()), version)[-MOST:]


def _said(document: Document | None) -> list[tuple[WalRecord, bytes]]:
    if document is None:
        return []
    return [(record, document.raw(record).rstrip()) for record in document.records]
