"""Lines of the session: each with the way back into the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.analysis.session import session_facts
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.copies import COMMAND, LONG, SHORT
from hotwash.tui.finding import Place, name_of
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import BLANK, Background, Detail, DetailLine, pairs, prose, rule
from hotwash.viewmodels.resume import Resumption, resume_text
from hotwash.viewmodels.rows import Cell, shown
from hotwash.viewmodels.session import SessionRow

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class SessionKind(RowKind[SessionRow]):
    """Rows of the session list."""

    def place(self, snapshot: Snapshot, row: SessionRow) -> Place:
        return Place(row.key.path, row.line)

    def copied(self, snapshot: Snapshot, row: SessionRow, length: str) -> str:
        return {SHORT: row.text, LONG: f"- {row.when} {row.text}\n", COMMAND: "hotwash resume"}[length]

    def detail(self, desk: Desk, row: SessionRow, at: int, background: Background) -> Detail:
        """One line in full, and the way back into the work."""
        wal = desk.wal_now()
        sessions = session_facts(desk.snapshot, wal.buffers, desk.facts.now)
        name = shown(name_of(desk.snapshot, row.key.path))
        lines: list[DetailLine] = [
            pairs(("What", Cell(row.what, Tone.STRONG)), ("File", f"{name}:{row.line}" if row.line else name)),
            prose(row.text, row.when),
            BLANK,
            rule("Resume"),
            *(prose(line) for line in resume_text(Resumption(sessions, wal))),
        ]
        return Detail(("session", row.key), row.what, ("Session",), "Session", tuple(lines), same_as="hotwash resume")
