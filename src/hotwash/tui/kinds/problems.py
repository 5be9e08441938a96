"""Problems: a place in a file, a sentence, and what repairs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot, SourceProblem
from hotwash.tui.copies import COMMAND, LONG, SHORT
from hotwash.tui.finding import Place, name_of
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.tui.panes.problems import ProblemRow
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_problem import problem_detail
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class ProblemKind(RowKind[ProblemRow]):
    """Rows of the list of problems."""

    def place(self, snapshot: Snapshot, row: ProblemRow) -> Place:
        return Place(row.path, row.line)

    def source_problem(self, snapshot: Snapshot, row: ProblemRow) -> SourceProblem | None:
        return row.source

    def copied(self, snapshot: Snapshot, row: ProblemRow, length: str) -> str:
        where = f"{row.path}:{row.line}" if row.line else row.path
        return {SHORT: where, LONG: f"{where} {row.message}\n", COMMAND: ""}[length]

    def detail(self, desk: Desk, row: ProblemRow, at: int, background: Background) -> Detail:
        since = desk.clock_time(row.source.since) if row.source is not None else ""
        name = shown(name_of(desk.snapshot, row.path))
        return problem_detail(desk.snapshot, row.finding, name, row.place, row.source, since)
