"""Operations facts: the sentence, the lines it comes from, or the command that logs what it proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.tui.copies import COMMAND, SHORT
from hotwash.tui.finding import Place
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_fact import fact_detail
from hotwash.viewmodels.operations import FactRow
from hotwash.viewmodels.ops_report import headline, source_line
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class FactKind(RowKind[FactRow]):
    """Rows of the operations report."""

    def place(self, snapshot: Snapshot, row: FactRow) -> Place:
        return Place(row.fact.sources[0].key.path, row.fact.sources[0].line)

    def copied(self, snapshot: Snapshot, row: FactRow, length: str) -> str:
        if length == COMMAND:
            return shown(row.fact.command)
        sources = "".join(f"  - {source_line(source)}\n" for source in row.fact.sources)
        return headline(row.fact) if length == SHORT else f"- {headline(row.fact)}\n{sources}"

    def detail(self, desk: Desk, row: FactRow, at: int, background: Background) -> Detail:
        return fact_detail(desk.facts, row)
