"""Hooks: the line that wires one, and its command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.tui.copies import COMMAND, LONG, SHORT
from hotwash.tui.finding import Place
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.hooks import HookRow, hook_detail

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class HookKind(RowKind[HookRow]):
    """Rows of the list of hooks."""

    def place(self, snapshot: Snapshot, row: HookRow) -> Place | None:
        return Place(row.path, row.fact.line) if row.path else None

    def copied(self, snapshot: Snapshot, row: HookRow, length: str) -> str:
        return {SHORT: row.place or row.command, LONG: f"{row.told}\n", COMMAND: row.command}[length]

    def detail(self, desk: Desk, row: HookRow, at: int, background: Background) -> Detail:
        return hook_detail(desk.snapshot, row)
