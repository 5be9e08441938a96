"""Stretches of a file that belong to no entry: their text is copied, and shown in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.text.visible import decoded
from hotwash.tui.copies import LONG, SHORT, safe
from hotwash.tui.finding import Place
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.quarantine import StretchRow, stretch_detail

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class StretchKind(RowKind[StretchRow]):
    """Rows of what is in quarantine."""

    def place(self, snapshot: Snapshot, row: StretchRow) -> Place:
        return Place(row.stretch.path, row.stretch.line)

    def copied(self, snapshot: Snapshot, row: StretchRow, length: str) -> str:
        document = snapshot.document(row.stretch.path)
        if length == LONG and document is not None:
            return safe(decoded(row.stretch.span.of(document.content))).strip() + "\n"
        return f"{row.stretch.path}:{row.stretch.line}" if length == SHORT else ""

    def detail(self, desk: Desk, row: StretchRow, at: int, background: Background) -> Detail | None:
        return stretch_detail(desk.snapshot, row, full=background.full)
