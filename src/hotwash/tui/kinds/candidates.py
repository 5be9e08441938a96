"""Candidates for promotion: their entries together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.tui.copies import LONG, SHORT
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.candidates import CandidateRow
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_candidate import candidate_detail
from hotwash.viewmodels.naming import id_text
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class CandidateKind(RowKind[CandidateRow]):
    """Rows of the list of candidates."""

    def copied(self, snapshot: Snapshot, row: CandidateRow, length: str) -> str:
        members = [found[1] for key in row.targets if (found := snapshot.entry(key)) is not None]
        names = " ".join(id_text(entry) for entry in members)
        if length == LONG:
            lines = [f"- {id_text(entry)} {shown(entry.title)}" for entry in members]
            return "\n".join([f"×{row.words.count} {shown(row.words.name)}", *lines]) + "\n"
        return shown(row.words.name) if length == SHORT else f"hotwash promote {names}"

    def detail(self, desk: Desk, row: CandidateRow, at: int, background: Background) -> Detail | None:
        return candidate_detail(desk.facts, row.key, at, background)
