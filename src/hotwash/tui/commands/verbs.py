"""Verbs that ask something first: each opens its sheet on the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.tui.commands import improving, patterns
from hotwash.tui.commands.deciding import can, intent_on, subject_of, why_out_of_reach, write
from hotwash.tui.finding import is_rule, verb_to_say_no
from hotwash.tui.session import PaneId
from hotwash.tui.subject import Subject

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


_LEARNINGS = ("learning", "proposal")
_ONE = "one at a time, each has its own words"


def promote(dashboard: Dashboard) -> None:
    subject = subject_of(dashboard)
    if improving.is_here(dashboard):
        improving.submit(dashboard)
    elif patterns.are_meant(subject):
        patterns.promote(dashboard)
    elif subject.kind == "candidate":
        dashboard.sheets.promote([row.targets for row in subject.rows])
    elif subject.kind == "rule":
        dashboard.sheets.reword(subject)
    elif subject.kind in _LEARNINGS:
        dashboard.sheets.promote_learning(subject)
    else:
        dashboard.sheets.promote([subject.keys])


def can_promote(dashboard: Dashboard) -> str:
    """A rule is one already and is re-worded; that, and the control of a learning, one at a time."""
    subject = subject_of(dashboard)
    if improving.is_here(dashboard):
        return improving.can_submit(dashboard)
    if patterns.are_meant(subject):
        return patterns.can_promote(dashboard)
    verb = "harness-promote" if subject.kind in _LEARNINGS else "reword" if subject.kind == "rule" else "promote"
    if verb != "promote" and subject.count > 1:
        return _ONE
    return can(verb)(dashboard)


def discard(dashboard: Dashboard) -> None:
    """A suggestion is dismissed at once; entries are somebody's text, so the reason is asked; agents obey a rule."""
    subject = subject_of(dashboard)
    if improving.is_here(dashboard):
        improving.clean(dashboard)
    elif patterns.are_meant(subject):
        patterns.demote(dashboard)
    elif subject.kind == "candidate":
        write(dashboard, intent_on(dashboard, "dismiss", subject.keys, {}))
    elif _is_offered(dashboard, subject):
        dashboard.sheets.turn_down(subject)
    elif _is_rule(dashboard, subject):
        dashboard.sheets.retire(subject)
    else:
        dashboard.sheets.reason(subject)


def can_discard(dashboard: Dashboard) -> str:
    """Either dialect's way to say no will do."""
    subject = subject_of(dashboard)
    if improving.is_here(dashboard):
        return improving.can_clean(dashboard)
    if patterns.are_meant(subject):
        return patterns.can_demote(dashboard)
    if subject.kind == "candidate":
        return can("dismiss")(dashboard)
    if _is_offered(dashboard, subject):
        return _ONE if subject.count > 1 else can("harness-promote")(dashboard)
    if _is_rule(dashboard, subject):
        return can("unpromote")(dashboard)
    return can(verb_to_say_no(dashboard.desk.snapshot, subject.keys))(dashboard)


def _is_offered(dashboard: Dashboard, subject: Subject) -> bool:
    """Whether learnings are meant as candidates: to say no to one leaves it what it is, unless it is to go."""
    return subject.kind == "learning" and dashboard.session.pane is PaneId.CANDIDATES


def _is_rule(dashboard: Dashboard, subject: Subject) -> bool:
    return subject.kind == "rule" or is_rule(dashboard.desk.snapshot, subject.keys)


def wont_fix(dashboard: Dashboard) -> None:
    dashboard.sheets.wont_fix(subject_of(dashboard))


def snooze(dashboard: Dashboard) -> None:
    dashboard.sheets.snooze(subject_of(dashboard))


def can_snooze(dashboard: Dashboard) -> str:
    """A suggestion, and what failed, are there for as long as their list shows them."""
    if subject_of(dashboard).kind in ("candidate", "failure"):
        return why_out_of_reach(dashboard, subject_of(dashboard)) or dashboard.desk.read_only
    return can("snooze")(dashboard)


def note(dashboard: Dashboard) -> None:
    dashboard.sheets.note(subject_of(dashboard))


def score(dashboard: Dashboard) -> None:
    dashboard.sheets.score(subject_of(dashboard))


def resolve_with_note(dashboard: Dashboard) -> None:
    dashboard.sheets.resolve_with_note(subject_of(dashboard))
