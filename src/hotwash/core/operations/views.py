"""`save-view` and `delete-view`: filters with a name, the person's own and undone like any other decision."""

import json

from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.analysis.views import Origin, SavedView, view_named, views_of
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.subject import by_state, missing_argument
from hotwash.core.operations.words import command_line, either, one_line

TABLE = "views"
_LONGEST_NAME = 40


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    name = one_line(intent.arguments.get("name", ""))
    if not name:
        return missing_argument("the view has no name", "name it in a word or two")
    known = view_named(views_of(context.settings.views, snapshot.personal.views), name)
    if intent.verb == "delete-view":
        return _plan_deleting(snapshot, intent, name, known)
    return _plan_saving(snapshot, intent, name, known)


def refusal(_snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    """Views are about no entry."""
    return None


def _plan_saving(snapshot: Snapshot, intent: Intent, name: str, known: SavedView | None) -> Plan | Refusal:
    expression = one_line(intent.arguments.get("expression", ""))
    if len(name) > _LONGEST_NAME:
        return missing_argument(f"the name is longer than {_LONGEST_NAME} characters", "a word or two is enough")
    if not expression:
        return missing_argument("there is no filter to save", "type one with / first")
    query = parse_filter(expression)
    if isinstance(query, FilterError):
        return missing_argument(f"this is no filter: {query.sentence}", "correct it")
    if known is not None and known.origin is not Origin.SAVED:
        return by_state(f"{known.name} is a view already ({known.origin})", "take another name")
    before = personal_value(snapshot.personal, TABLE, known.name if known else name)
    after = json.dumps(expression, ensure_ascii=False)
    return _plan(intent, known.name if known else name, before, after, f"saved view {name}: {expression}")


def _plan_deleting(snapshot: Snapshot, intent: Intent, name: str, known: SavedView | None) -> Plan | Refusal:
    saved = list(snapshot.personal.views)
    if known is None:
        return missing_argument(f"no view is called {name}", f"{either(saved)} can be deleted" if saved else "")
    if known.origin is not Origin.SAVED:
        where = "it is built in" if known.origin is Origin.BUILT_IN else "remove it from the configuration file"
        return by_state(f"{known.name} cannot be deleted here", where)
    before = personal_value(snapshot.personal, TABLE, known.name)
    return _plan(intent, known.name, before, None, f"deleted view {known.name}")


def _plan(intent: Intent, name: str, before: str | None, after: str | None, done: str) -> Plan:
    changed = before != after
    title = f"{'save' if after else 'delete'} view {name}"
    return Plan(
        intent=intent,
        title=title,
        done=done if changed else f"{name} is this view already",
        personal=(PersonalChange(TABLE, name, before, after),) if changed else (),
        outcomes=(TargetOutcome(Key("", name), Outcome.CHANGED if changed else Outcome.ALREADY, title),),
        equivalent=command_line(intent.verb, [], intent.arguments),
    )
