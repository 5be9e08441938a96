"""`C`, `B` and `x` on a record of the write-ahead log: each claims something about the world."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.key import Key
from hotwash.tui.checklist import waiting
from hotwash.tui.commands.deciding import can, carry_out, intent_on, subject_of
from hotwash.tui.session import PaneId
from hotwash.viewmodels.detail import Tab

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def finish_record(verb: str) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        dashboard.sheets.evidence(verb, subject_of(dashboard))

    return run


def tick(dashboard: Dashboard) -> None:
    """`x`: the next line of the checklist, which comes into sight."""
    dashboard.session.tab = Tab.WHY
    carry_out(dashboard, intent_on(dashboard, "wal-tick", subject_of(dashboard).keys[:1], {}))


def can_finish(verb: str) -> Callable[[Dashboard], str]:
    def reason(dashboard: Dashboard) -> str:
        if not dashboard.desk.is_pending:
            return "no PENDING record"
        if dashboard.session.pane is not PaneId.WAL:
            return "5 shows the records"
        subject = subject_of(dashboard)
        if subject.count > 1:
            return "one at a time, each needs its own evidence"
        return can(verb)(dashboard) or _unverified(dashboard, subject.keys)

    return reason


def _unverified(dashboard: Dashboard, keys: Sequence[Key]) -> str:
    """A buffer of a week ago is believed only line by line."""
    left = sum(waiting(dashboard.desk, key) for key in keys)
    lines = "1 line" if left == 1 else f"{left} lines"
    return f"the buffer is too old: {lines} of the checklist to look at first, x ticks" if left else ""
