"""Workspaces: a folder, and the command that opens it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.text.visible import visible
from hotwash.tui.copies import COMMAND, LONG, SHORT
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.workspaces import WorkspaceRow, workspace_detail

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class WorkspaceKind(RowKind[WorkspaceRow]):
    """Rows of the list of workspaces."""

    def place(self, snapshot: Snapshot, row: WorkspaceRow) -> None:
        """A folder is no place in a file."""

    def copied(self, snapshot: Snapshot, row: WorkspaceRow, length: str) -> str:
        path = visible(row.base)
        return {SHORT: path, LONG: f"{path} {row.told}\n", COMMAND: f"hotwash --root {shlex.quote(path)}"}[length]

    def detail(self, desk: Desk, row: WorkspaceRow, at: int, background: Background) -> Detail | None:
        return workspace_detail(desk.snapshot, row)
