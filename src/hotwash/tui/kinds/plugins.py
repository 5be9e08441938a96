"""Plugins and their readings: file and line and what is wrong; of a reading its sentence or its log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.text.visible import visible
from hotwash.tui.copies import COMMAND, LONG, SHORT
from hotwash.tui.finding import Place
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.plugins import PluginRow, fault_lines, plugin_command, plugin_detail
from hotwash.viewmodels.reloads import ReloadRow, log_lines, reload_detail
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class PluginKind(RowKind[PluginRow]):
    """Rows of the list of plugins."""

    def place(self, snapshot: Snapshot, row: PluginRow) -> Place:
        return Place(*row.place)

    def copied(self, snapshot: Snapshot, row: PluginRow, length: str) -> str:
        path, line = row.place
        return {
            SHORT: visible(f"{path}:{line}" if line else path),
            LONG: _lines(fault_lines(row.standing) or (row.told,)),
            COMMAND: plugin_command(row.standing),
        }[length]

    def detail(self, desk: Desk, row: PluginRow, at: int, background: Background) -> Detail:
        return plugin_detail(row, background)


class ReloadKind(RowKind[ReloadRow]):
    """Rows of the readings of plugins."""

    def copied(self, snapshot: Snapshot, row: ReloadRow, length: str) -> str:
        return {SHORT: row.told, LONG: _lines(log_lines(row.reload)), COMMAND: ""}[length]

    def detail(self, desk: Desk, row: ReloadRow, at: int, background: Background) -> Detail:
        return reload_detail(row, background)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{shown(line)}\n" for line in lines)
