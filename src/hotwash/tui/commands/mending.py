"""Keys that settle: repair what can be repaired, call fine what is fine, say of a rule that it still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.plan import Intent, Target
from hotwash.tui.commands import improving, patterns
from hotwash.tui.commands.deciding import can, decide, subject_of, write
from hotwash.tui.commands.finishing import tick
from hotwash.tui.subject import Subject

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.panes.problems import ProblemRow
    from hotwash.viewmodels.hooks import HookRow

PROBLEM, HOOK, RECORD, LEARNING, PROPOSAL = "problem", "hook", "record", "learning", "proposal"


def settle(dashboard: Dashboard) -> None:
    """`r`: an entry is resolved, a problem is repaired, a hook installed, a learning confirmed, a proposal done."""
    hooks = _hooks(dashboard)
    if hooks:
        from hotwash.core.operations import OPERATIONS

        reach = {"global": "yes"} if hooks[0].is_of_the_machine else {}
        dashboard.sheets.operation(OPERATIONS[hooks[0].remedy], Subject(), reach)
    elif subject_of(dashboard).kind == PROBLEM:
        _write(dashboard, "repair", [row for row in _rows(dashboard) if row.finding.repair is not None])
    elif subject_of(dashboard).kind == PROPOSAL:
        decide("harness-hygiene")(dashboard)
    else:
        decide("resolve")(dashboard)


def can_settle(dashboard: Dashboard) -> str:
    hooks = _hooks(dashboard)
    if hooks:
        return dashboard.desk.read_only or ("" if hooks[0].remedy else "it works")
    rows = _rows(dashboard)
    if not rows:
        return can("harness-hygiene" if subject_of(dashboard).kind == PROPOSAL else "resolve")(dashboard)
    reasons = [_unrepairable(dashboard, row) for row in rows]
    return "" if "" in reasons else reasons[0]


def _unrepairable(dashboard: Dashboard, row: ProblemRow) -> str:
    if row.finding.repair is None:
        return f"no safe repair – {row.finding.next_step or 'e opens the file'}"
    from hotwash.core.operations.subject import unwritable

    document = dashboard.desk.snapshot.document(row.path)
    refusal = unwritable(document) if document is not None else None
    return dashboard.desk.read_only or (str(refusal) if refusal is not None else "")


def check(dashboard: Dashboard) -> None:
    """`x`: a problem is fine until its text changes, an entry or its rule still holds, a line or a draft was looked at;
    so is an improvement."""
    rows = _rows(dashboard)
    if patterns.are_meant(subject_of(dashboard)):
        patterns.confirm(dashboard)
    elif subject_of(dashboard).kind == RECORD:
        tick(dashboard)
    elif improving.is_here(dashboard):
        improving.look(dashboard)
    elif rows:
        _write(dashboard, "excuse", rows)
    elif subject_of(dashboard).kind == PROPOSAL:
        decide("harness-hygiene", {"dismiss": "yes"})(dashboard)
    else:
        decide("resolve" if subject_of(dashboard).kind == LEARNING else "verify")(dashboard)


def can_check(dashboard: Dashboard) -> str:
    if patterns.are_meant(subject_of(dashboard)):
        return patterns.can_confirm(dashboard)
    other = {RECORD: "wal-tick", LEARNING: "resolve", PROPOSAL: "harness-hygiene"}.get(subject_of(dashboard).kind)
    if other is not None:
        return can(other)(dashboard)
    if improving.is_here(dashboard):
        return improving.can_look(dashboard)
    rows = _rows(dashboard)
    if not rows:
        return can("verify")(dashboard)
    from hotwash.core.analysis.hygiene.findings import dismissal

    if not any(dismissal(dashboard.desk.snapshot, row.finding) for row in rows):
        return "it does not become fine by itself"
    return dashboard.desk.read_only


def _rows(dashboard: Dashboard) -> list[ProblemRow]:
    rows = [row for row in subject_of(dashboard).rows if row.kind == PROBLEM]
    if not rows:
        return []
    from hotwash.tui.panes.problems import ProblemRow

    return [row for row in rows if isinstance(row, ProblemRow)]


def _hooks(dashboard: Dashboard) -> list[HookRow]:
    rows = [row for row in subject_of(dashboard).rows if row.kind == HOOK]
    if not rows:
        return []
    from hotwash.viewmodels.hooks import HookRow

    return [row for row in rows if isinstance(row, HookRow)]


def _write(dashboard: Dashboard, verb: str, rows: list[ProblemRow]) -> None:
    """The targets are what the text of may change under the hand; the problems themselves are named."""
    keys = dict.fromkeys(row.finding.key for row in rows if row.finding.key.anchor)
    problems = "\n".join(row.finding.token for row in rows)
    write(dashboard, Intent(verb, tuple(Target(key) for key in keys), {"problems": problems}))
