"""Learnings of the harness, and what is proposed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_learning import learning_detail
from hotwash.viewmodels.rows import Row

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class LearningKind(RowKind[Row]):
    """Rows about one learning."""

    def detail(self, desk: Desk, row: Row, at: int, background: Background) -> Detail | None:
        return learning_detail(desk.facts, row.targets[0], at, background)
