"""Transactions: what was done, by whom, and hunk by hunk what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.rules import MEMORY
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import diff_lines
from hotwash.tui.copies import COMMAND, LONG, SHORT
from hotwash.tui.finding import name_of
from hotwash.tui.kinds.row_kind import RowKind
from hotwash.tui.panes.journal import TransactionRow
from hotwash.viewmodels.detail import BLANK, Background, Detail, diff_line, pairs, parts, prose, rule
from hotwash.viewmodels.rows import Cell, shown

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk


class TransactionKind(RowKind[TransactionRow]):
    """Rows of the journal."""

    def copied(self, snapshot: Snapshot, row: TransactionRow, length: str) -> str:
        tx = row.transaction
        return {SHORT: tx.command, LONG: f"{tx.done}\n{tx.command}\n", COMMAND: tx.command}[length]

    def detail(self, desk: Desk, row: TransactionRow, at: int, background: Background) -> Detail:
        tx = row.transaction
        lines = [
            pairs(("Did", Cell(shown(tx.done), Tone.STRONG)), ("State", row.state)),
            pairs(("By", f"{shown(tx.actor.user)} ({tx.actor.via})"), ("At", desk.clock_time(tx.at))),
            prose(tx.command, "Command", Tone.ACCENT),
        ]
        for hunk in tx.hunks:
            place = f" · {shown(hunk.anchor.anchor)}" if hunk.anchor is not None else ""
            lines += [BLANK, rule(f"{shown(name_of(desk.snapshot, hunk.path))}{place} · {shown(hunk.label)}")]
            before, after = hunk.above + hunk.before + hunk.below, hunk.above + hunk.after + hunk.below
            lines += [diff_line(line) for line in diff_lines(before, after) if line.sign != "@"]
        for change in (each for each in tx.personal if each.table != MEMORY):
            subject = f"{shown(change.table)} {shown(change.subject)}"
            lines.append(parts(f"{subject}: {change.before or 'nothing'} → {change.after or 'nothing'}"))
        return Detail(("transaction", tx.id), shown(tx.verb), ("Change",), "Change", tuple(lines))
