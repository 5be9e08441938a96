"""Write-ahead records: the way back and the check are copied; the detail looks at the files that one names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.analysis.resume import resume_lines
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.visible import decoded
from hotwash.tui.copies import LONG, SHORT, rollback_of, safe
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_record import record_detail
from hotwash.viewmodels.wal import RecordRow

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class RecordKind(RowKind[RecordRow]):
    """Rows of the write-ahead log."""

    def copied(self, snapshot: Snapshot, row: RecordRow, length: str) -> str:
        found = snapshot.record(row.targets[0])
        if found is None:
            return ""
        document, record = found
        if length == LONG:
            return safe(decoded(document.raw(record))).strip() + "\n"
        return rollback_of(record) if length == SHORT else _verification(record)

    def detail(self, desk: Desk, row: RecordRow, at: int, background: Background) -> Detail | None:
        key = row.targets[0]
        return record_detail(desk.facts, key, at, background, desk.wal_now(), versions=desk.versions.of(key))


def _verification(record: WalRecord) -> str:
    """The first command that looks at what the operation touched."""
    return next((safe(line.command) for line in resume_lines(record, None) if line.command), "")
