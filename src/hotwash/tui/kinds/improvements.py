"""Improvements: the address of the pull request, what its reviewer reads, the way into its folder."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.text.visible import visible
from hotwash.tui.copies import COMMAND, LONG, safe
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_improvement import improvement_detail
from hotwash.viewmodels.improvements import ImprovementRow, reviewed_text

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class ImprovementKind(RowKind[ImprovementRow]):
    """Rows of improvements and of what they left."""

    def copied(self, snapshot: Snapshot, row: ImprovementRow, length: str) -> str:
        """Without an address, the folder or the branch."""
        improvement, worktree = row.improvement, row.improvement.worktree
        if length == LONG:
            return safe(reviewed_text(improvement))
        if length == COMMAND:
            return f"cd {shlex.quote(visible(worktree.path))}" if worktree is not None and worktree.is_there else ""
        return visible(improvement.url or (worktree.path if worktree is not None else improvement.branch_name))

    def detail(self, desk: Desk, row: ImprovementRow, at: int, background: Background) -> Detail | None:
        return improvement_detail(desk.improved, row.key, at, background)
