"""Rules: their text as agents read it, and the command that takes one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.snapshot import Snapshot
from hotwash.tui.copies import LONG, SHORT, safe
from hotwash.tui.finding import Place
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_rule import rule_detail
from hotwash.viewmodels.rows import shown
from hotwash.viewmodels.rules import RuleRow

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class RuleKind(RowKind[RuleRow]):
    """Rows of the list of rules."""

    def place(self, snapshot: Snapshot, row: RuleRow) -> Place | None:
        """The line of the rule; where it is missing, the entry it came from."""
        return Place(row.rule.path, row.rule.line) if row.rule.line else super().place(snapshot, row)

    def copied(self, snapshot: Snapshot, row: RuleRow, length: str) -> str:
        text = safe(row.rule.text)
        if length == LONG:
            return f"- {text}\n"
        return text if length == SHORT else f"hotwash unpromote {' '.join(map(shown, row.rule.names))}"

    def detail(self, desk: Desk, row: RuleRow, at: int, background: Background) -> Detail | None:
        return rule_detail(desk.facts, row.key, at, background)
