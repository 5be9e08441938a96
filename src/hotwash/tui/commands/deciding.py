"""Keys that decide about entries, candidates and records: each becomes an intent, a plan, and at last a write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.commands.moving import no_rows
from hotwash.tui.finding import place_of_key
from hotwash.tui.session import Repeatable
from hotwash.tui.subject import Subject, targets
from hotwash.viewmodels.rows import place_of, row_of

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

LEARNED_AFTER = 3
NO_TARGET = {
    "failure": "a raw failure is no entry yet – take them in first (I)",
    "buffer": "a working buffer is the agent's – clear it there",
    "problem": "a problem is mended in the file – e opens it",
    "hook": "a hook is no entry – r installs what is missing",
    "workspace": "a workspace is no entry – hotwash migrate copies one",
    "stretch": "text without an entry is changed in its file – e opens it",
    "transaction": "u undoes it",
    "improvement": "an improvement is no entry – p submits it, d removes its worktree",
    "session": "notes are changed in their file – e opens it",
    "pattern": "a pattern follows from its signals – p takes it into runbooks, d out of them",
    "movement": "a movement follows from signals – p takes its pattern into runbooks",
    "correction": "what people said stays as it is – e opens it",
    "runbook-entry": "an entry of a runbook is changed in its file – e opens it, d archives it",
    "rule": "the entries it came from are in no open file – e opens the rule",
}
_ALIKE = {"failure": "entry"}
"""Kinds that are decided about together with another one."""
UNREPEATABLE = frozenset({"promote", "unpromote", "revoke", "supersede", "wal-commit", "wal-rollback"})
ENTRY_VERBS = frozenset(
    {"resolve", "start", "wont-fix", "discard", "reopen", "note", "score", "snooze"}
    | UNREPEATABLE - {"wal-commit", "wal-rollback"}
)


def subject_of(dashboard: Dashboard) -> Subject:
    """All marks of the focused list's kinds, else the row under the cursor."""
    view, session = dashboard.view, dashboard.session
    if view.held is not None:
        return Subject((view.held,))
    marked = [(kind, key) for kind in sorted(view.kinds) for key in session.marks.of(kind)]
    if not marked:
        return Subject((view.row,)) if view.row is not None else Subject()
    rows, desk = view.list.rows, dashboard.desk
    shown = [row for kind, key in marked if (row := row_of(rows, kind, key)) is not None]
    shown.sort(key=lambda row: place_of(rows, row.key) or 0)
    listed = {(row.kind, row.key) for row in shown}
    elsewhere = [(kind, key, desk.row(kind, key, session)) for kind, key in marked if (kind, key) not in listed]
    hidden = [row for _, _, row in elsewhere if row is not None]
    unlisted = tuple(key for _, key, row in elsewhere if row is None and isinstance(key, Key))
    return Subject((*shown, *hidden), marked=True, hidden=len(hidden) + len(unlisted), unlisted=unlisted)


def can(verb: str) -> Callable[[Dashboard], str]:
    """Why this verb makes no sense on the subject now, or nothing."""

    def reason(dashboard: Dashboard) -> str:
        subject = subject_of(dashboard)
        out_of_reach = why_out_of_reach(dashboard, subject)
        if out_of_reach:
            return out_of_reach
        if not subject.keys:
            return NO_TARGET.get(subject.kind, "there is nothing here to decide about")
        reasons = [dashboard.desk.refusal(verb, key) for key in subject.keys]
        return "" if "" in reasons else reasons[0]

    return reason


def why_out_of_reach(dashboard: Dashboard, subject: Subject) -> str:
    """Why nothing at all can be decided about a subject: there is none, it is of several kinds, or its row is gone."""
    if not subject.count:
        return no_rows(dashboard)
    if len({_ALIKE.get(row.kind, row.kind) for row in subject.rows}) > 1:
        return "the marks are on things of several kinds – decide about each by itself"
    ghost = dashboard.view.list.ghost
    if not subject.marked and ghost is not None and dashboard.view.row is ghost.row:
        return f"{ghost.reason} – move on with j or k"
    return ""


def decide(verb: str, arguments: Mapping[str, str] | None = None) -> Callable[[Dashboard], None]:
    """Run a verb at once on the subject."""

    def run(dashboard: Dashboard) -> None:
        write(dashboard, intent_on(dashboard, verb, subject_of(dashboard).keys, arguments or {}))

    return run


def intent_on(dashboard: Dashboard, verb: str, keys: tuple[Key, ...], arguments: Mapping[str, str]) -> Intent:
    return Intent(verb, targets(keys, dashboard.desk.snapshot), arguments)


def write(dashboard: Dashboard, intent: Intent) -> None:
    """Plan, ask where asking is due, and write."""
    if dashboard.desk.changed_just_now(target.key for target in intent.targets):
        dashboard.say("changed just now – press again", Tone.WARNING)
        return
    plan = dashboard.desk.plan(intent)
    if isinstance(plan, Refusal):
        dashboard.say(f"{intent.verb}: {plan}", Tone.WARNING)
        return

    def go_on() -> None:
        remember(dashboard, intent)
        dashboard.writer.commit(plan)

    if len(plan.of(Outcome.CHANGED)) > dashboard.desk.settings.confirm_bulk or plan.obeyed:
        dashboard.sheets.preview(plan)
    elif is_being_learned(dashboard, plan):
        dashboard.ask(foretold(dashboard, plan), go_on)
    else:
        go_on()


def carry_out(dashboard: Dashboard, intent: Intent) -> None:
    """Plan and write what the person has just seen in full."""
    plan = dashboard.desk.plan(intent)
    if isinstance(plan, Refusal):
        dashboard.say(f"{intent.verb}: {plan}", Tone.WARNING)
    else:
        dashboard.writer.commit(plan)


def preview(dashboard: Dashboard, intent: Intent) -> None:
    """Plan, and show what would be written before it is."""
    plan = dashboard.desk.plan(intent)
    if isinstance(plan, Refusal):
        dashboard.say(f"{intent.verb}: {plan}", Tone.WARNING)
    elif plan.changes_nothing:
        dashboard.say(plan.done)
    else:
        dashboard.sheets.preview(plan)


def foretold(dashboard: Dashboard, plan: Plan) -> str:
    """`resolve ERR-…: Status pending → resolved in ERRORS.md:48 · hotwash resolve ERR-…`."""
    changed, hidden = plan.of(Outcome.CHANGED), subject_of(dashboard).hidden
    aside = f" ({hidden} hidden by the filter)" if hidden else ""
    what = f": {changed[0].sentence}" if len({each.sentence for each in changed}) == 1 else ""
    return f"{plan.title}{aside}{what}{_where(dashboard, plan)} · {plan.equivalent}"


def _where(dashboard: Dashboard, plan: Plan) -> str:
    """The files that change, where any do and the title does not count them."""
    files, changed = {each.path.rpartition("/")[2] for each in plan.edits}, plan.of(Outcome.CHANGED)
    if not files or plan.title.endswith((" file", " files")):
        return ""
    if len(files) > 1:
        return f" in {len(files)} files"
    place = place_of_key(dashboard.desk.snapshot, changed[0].key) if len(changed) == 1 else None
    return f" in {files.pop()}{f':{place.line}' if place else ''}"


def remember(dashboard: Dashboard, intent: Intent) -> None:
    """Keep verb and answers for `.`."""
    if intent.verb in ENTRY_VERBS:
        dashboard.session.last = Repeatable(intent.verb, replace(intent, targets=()))


def is_being_learned(dashboard: Dashboard, plan: Plan) -> bool:
    """Whether this verb is new to the person, so that a line says first what it would do."""
    mode = dashboard.desk.settings.learning_mode
    if mode != "auto" or plan.changes_nothing:
        return mode == "on" and not plan.changes_nothing
    return dashboard.desk.times_used(plan.intent.verb) < LEARNED_AFTER


def can_repeat(dashboard: Dashboard) -> str:
    last = dashboard.session.last
    if last is None:
        return "nothing to repeat"
    if last.intent.verb in UNREPEATABLE:
        return "each needs its own answer"
    return can(last.intent.verb)(dashboard)


def repeat(dashboard: Dashboard) -> None:
    """`.`: the last verb with the same answers."""
    last = dashboard.session.last
    if last is not None:
        intent = intent_on(dashboard, last.intent.verb, subject_of(dashboard).keys, last.intent.arguments)
        write(dashboard, intent)
