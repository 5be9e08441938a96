"""Keys that write new entries: a form, and what hooks left to be taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.plan import Intent
from hotwash.core.operations import OPERATIONS
from hotwash.tui.commands import improving
from hotwash.tui.commands.deciding import preview
from hotwash.tui.commands.operating import can_fill_in
from hotwash.tui.session import HARNESS_LISTS, PaneId, lists_beside
from hotwash.tui.subject import Subject

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

_SIGNALS = {PaneId.PATTERNS: "finding", PaneId.TRENDS: "finding", PaneId.CORRECTIONS: "correction"}

_can_log = can_fill_in(OPERATIONS["log"])
_can_drain, _can_evolve = can_fill_in(OPERATIONS["drain"]), can_fill_in(OPERATIONS["evolve"])


can_capture = can_fill_in(OPERATIONS["harness-capture"])
_can_add = can_fill_in(OPERATIONS["runbook-add"])


def can_log(dashboard: Dashboard) -> str:
    if improving.is_here(dashboard):
        return improving.can_begin(dashboard)
    if dashboard.session.pane is PaneId.RUNBOOKS:
        return _can_add(dashboard)
    return (can_capture if dashboard.session.pane in HARNESS_LISTS else _can_log)(dashboard)


def log(dashboard: Dashboard) -> None:
    """`A`: an entry; among patterns a finding, elsewhere what its list is made of."""
    signal = _SIGNALS.get(dashboard.session.pane)
    if improving.is_here(dashboard):
        improving.begin(dashboard)
    elif signal is not None:
        dashboard.sheets.signal(signal)
    elif dashboard.session.pane is PaneId.RUNBOOKS:
        dashboard.sheets.operation(OPERATIONS["runbook-add"], Subject(), {"agent": _agent_of_row(dashboard)})
    elif dashboard.session.pane in HARNESS_LISTS:
        capture(dashboard)
    else:
        dashboard.sheets.log()


def _agent_of_row(dashboard: Dashboard) -> str:
    """Whose runbook the cursor is in."""
    from hotwash.viewmodels.runbook_rows import RunbookRow

    row = dashboard.view.row
    return row.agent if isinstance(row, RunbookRow) else ""


def capture(dashboard: Dashboard) -> None:
    dashboard.sheets.capture()


def can_take_in(dashboard: Dashboard) -> str:
    return _can_evolve(dashboard) if _is_among_patterns(dashboard) else _can_drain(dashboard)


def take_in(dashboard: Dashboard) -> None:
    """Always all that waits, whatever is marked: failed calls, among patterns what the registry does not know yet."""
    preview(dashboard, Intent("evolve" if _is_among_patterns(dashboard) else "drain"))


def _is_among_patterns(dashboard: Dashboard) -> bool:
    return dashboard.session.pane in lists_beside(PaneId.PATTERNS)
