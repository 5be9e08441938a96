"""What the learning engine knows: its rows say themselves what is copied of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.tui.copies import COMMAND, LONG, SHORT
from hotwash.tui.finding import Place
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.corrections import CorrectionRow
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_engine import engine_detail
from hotwash.viewmodels.movements import MovementRow
from hotwash.viewmodels.patterns import PatternRow
from hotwash.viewmodels.runbook_rows import RunbookRow

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk

Learned = PatternRow | MovementRow | CorrectionRow | RunbookRow


class EngineKind(RowKind[Learned]):
    """Rows of patterns, trends, corrections and runbooks."""

    def place(self, snapshot: Snapshot, row: Learned) -> Place | None:
        return Place(row.path, row.line) if row.path else None

    def copied(self, snapshot: Snapshot, row: Learned, length: str) -> str:
        return {SHORT: row.name, LONG: row.markdown, COMMAND: row.command_line}[length]

    def detail(self, desk: Desk, row: Learned, at: int, background: Background) -> Detail | None:
        return engine_detail(desk.facts, row, at, background)
