"""Verbs on patterns of the learning engine and on the entries that they became in runbooks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Refusal
from hotwash.tui.commands.deciding import intent_on, subject_of, why_out_of_reach, write
from hotwash.tui.subject import Subject
from hotwash.viewmodels.engine_row import EngineRow

if TYPE_CHECKING:
    from hotwash.core.model.snapshot import Snapshot
    from hotwash.tui.dashboard import Dashboard

_PROMOTE, _DEMOTE, _CONFIRM = "runbook-promote", "runbook-demote", "runbook-confirm"


def are_meant(subject: Subject) -> bool:
    """Whether a subject is about patterns."""
    return bool(_rows(subject))


def promote(dashboard: Dashboard) -> None:
    """`p`: all of them in one plan, which is shown before it is written."""
    write(dashboard, intent_on(dashboard, _PROMOTE, _keys(dashboard), {}))


def demote(dashboard: Dashboard) -> None:
    """`d`: asks why, and shows what leaves the runbooks."""
    dashboard.sheets.demote(intent_on(dashboard, _DEMOTE, _keys(dashboard), {}))


def confirm(dashboard: Dashboard) -> None:
    """`x`: the person read the draft; no file changes."""
    write(dashboard, intent_on(dashboard, _CONFIRM, _keys(dashboard), {}))


def _can(verb: str) -> Callable[[Dashboard], str]:
    """Why a verb makes no sense on the patterns now, or nothing."""

    def reason(dashboard: Dashboard) -> str:
        subject = subject_of(dashboard)
        apart = why_out_of_reach(dashboard, subject) or _elsewhere(dashboard.desk.snapshot, _rows(subject))
        reasons = [dashboard.desk.refusal(verb, key) for key in _keys(dashboard)]
        return apart or ("" if "" in reasons else reasons[0])

    return reason


can_promote, can_demote, can_confirm = _can(_PROMOTE), _can(_DEMOTE), _can(_CONFIRM)


def _elsewhere(snapshot: Snapshot, rows: Sequence[EngineRow]) -> str:
    """Verbs are about the project that is worked in; another one of the same screen has an engine of its own."""
    from hotwash.core.operations.engine.home import engine_home

    home = engine_home(snapshot)
    if isinstance(home, Refusal):
        return str(home)
    other = next((row.workspace for row in rows if row.workspace is not None and row.workspace.id != home.id), None)
    return f"it belongs to {other.name} – hotwash --root {other.base} decides about it" if other is not None else ""


def _rows(subject: Subject) -> list[EngineRow]:
    return [row for row in subject.rows if isinstance(row, EngineRow) and row.pattern_name]


def _keys(dashboard: Dashboard) -> tuple[Key, ...]:
    """The patterns by name; two rows of one pattern count once."""
    rows = _rows(subject_of(dashboard))
    return tuple(dict.fromkeys(Key(row.workspace.base, row.pattern_name) for row in rows if row.workspace is not None))
