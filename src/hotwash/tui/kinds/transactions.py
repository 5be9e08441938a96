"""Transactions: what was done, by whom, and hunk by hunk what it changed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from hotwash.core.analysis.snoozing import until_words
from hotwash.core.model.plan import PersonalChange
from hotwash.core.model.rules import MEMORY
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.snooze import entry_of, snooze_of
from hotwash.core.model.vocabulary import Tone
from hotwash.core.operations.snooze import TABLE as SNOOZED
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
            lines.append(parts(_remembered(change, desk.clock.now())))
        return Detail(("transaction", tx.id), shown(tx.verb), ("Change",), "Change", tuple(lines))


def _remembered(change: PersonalChange, now: datetime) -> str:
    """What hotwash remembers otherwise now: `snoozed ERR-20260519-001: nothing → until 2026-05-21`."""
    key = entry_of(change.subject) if change.table == SNOOZED else None
    subject = shown(key.anchor if key is not None else change.subject)
    before, after = (_value(change.table, text, now) for text in (change.before, change.after))
    return f"{shown(change.table)} {subject}: {before} → {after}"


def _value(table: str, text: str | None, now: datetime) -> str:
    if text is None:
        return "nothing"
    snooze = snooze_of(json.loads(text)) if table == SNOOZED else None
    return shown(text if snooze is None else until_words(snooze, now))
