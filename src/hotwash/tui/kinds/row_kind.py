"""What the dashboard does with a row, as it is with entries; other kinds differ in some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot, SourceProblem
from hotwash.core.text.visible import decoded
from hotwash.tui.copies import LONG, SHORT, safe
from hotwash.tui.finding import Place, place_of_key
from hotwash.viewmodels.detail import Background, Detail, Tab, prose
from hotwash.viewmodels.detail_entry import entry_detail
from hotwash.viewmodels.naming import id_text
from hotwash.viewmodels.rows import Row

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk

AnyRow = TypeVar("AnyRow", bound=Row)


class RowKind(Generic[AnyRow]):
    """What there is to know of rows of one kind besides their cells."""

    def place(self, snapshot: Snapshot, row: AnyRow) -> Place | None:
        """Where in the files it comes from; `None` for what stands in none, or in several."""
        if len(row.targets) == 1:
            return place_of_key(snapshot, row.targets[0])
        path = row.key.path if isinstance(row.key, Key) else ""
        return Place(path, 0) if path and not row.targets else None

    def source_problem(self, snapshot: Snapshot, row: AnyRow) -> SourceProblem | None:
        """Why its file cannot be read now."""
        paths = {key.path for key in row.targets}
        return next((problem for problem in snapshot.problems if problem.path in paths), None)

    def copied(self, snapshot: Snapshot, row: AnyRow, length: str) -> str:
        """The text for the clipboard, visible and masked; empty where it has none of that length."""
        found = snapshot.entry(row.targets[0]) if row.targets else None
        if found is None:
            return ""
        document, entry = found
        if length == LONG:
            return safe(decoded(document.raw(entry))).strip() + "\n"
        return id_text(entry) if length == SHORT else f"hotwash show {id_text(entry)}"

    def detail(self, desk: Desk, row: AnyRow, at: int, background: Background) -> Detail | None:
        """What is shown beside it, in the tab with that number; `None` when it is gone."""
        if row.targets:
            return entry_detail(desk.facts, row.targets[0], tuple(Tab)[at], background)
        return Detail((row.kind, row.key), row.kind, ("Detail",), "Detail", (prose(row.peek(desk.setting())),))
