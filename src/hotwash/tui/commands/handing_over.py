"""`H`: the report for the next shift is looked at, copied, and handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Target
from hotwash.tui.commands.deciding import carry_out, subject_of

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.screens import HandoffAnswer, HandoffSheet
    from hotwash.viewmodels.handoff import ReportLine


def open_handoff(dashboard: Dashboard) -> None:
    dashboard.sheets.handoff()


def handing_over(dashboard: Dashboard) -> tuple[HandoffSheet, Callable[[HandoffAnswer | None], None]]:
    """The sheet, and what becomes of its answer."""
    from hotwash.core.analysis.handoff import handoff
    from hotwash.tui.screens import HandoffSheet
    from hotwash.viewmodels.handoff import handoff_lines

    desk = dashboard.desk
    subject = subject_of(dashboard)
    only = frozenset(subject.keys) if subject.marked else None

    def report() -> list[ReportLine]:
        told = handoff(desk.facts, desk.store.user, desk.past(), only=only)
        return handoff_lines(told, desk.snapshot.workspaces[0].name, desk.facts.times_seen)

    def note(key: Key, text: str) -> None:
        carry_out(dashboard, Intent("shift-note", (Target(key),), {"text": text}))

    def answered(answer: HandoffAnswer | None) -> None:
        if answer is None:
            return
        if answer.file:
            carry_out(dashboard, Intent("handoff", arguments={"file": answer.file, "text": answer.text}))
            return
        dashboard.clipboard.copy(answer.text, "the handoff")
        if answer.marks:
            carry_out(dashboard, Intent("handoff"))

    file = f"handoff-{desk.facts.now:%Y-%m-%d-%H%M}.md"
    return HandoffSheet(report, file, note=note, refuses=lambda: desk.read_only), answered
