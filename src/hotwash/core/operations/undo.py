"""`undo` and `redo`: which change is taken back, and what the person is told. Redo is the undo of the undo."""

from collections import Counter
from pathlib import PurePath

from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Hunk, Transaction
from hotwash.core.operations.history import History
from hotwash.core.operations.operation import Context, Operation, Parameter
from hotwash.core.operations.reversal import Reversal, reversal, shown
from hotwash.core.operations.subject import by_state
from hotwash.core.operations.words import command_line, counted


def plan_undo(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    history = History(context.history())
    named = intent.arguments.get("transaction", "")
    chosen = _named(history, named) if named else _newest(history, snapshot)
    return chosen if isinstance(chosen, Refusal) else _plan(snapshot, intent, history, chosen)


def plan_redo(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    history = History(context.history())
    chosen = _to_redo(history, intent.arguments.get("transaction", ""))
    return chosen if isinstance(chosen, Refusal) else _plan(snapshot, intent, history, chosen)


def _plan(snapshot: Snapshot, intent: Intent, history: History, chosen: Transaction) -> Plan | Refusal:
    original, result = history.original(chosen), reversal(snapshot, chosen)
    refused = [each for each in result.outcomes if each.outcome is Outcome.REFUSED]
    if refused and len(refused) == len(result.outcomes):
        return Refusal(refused[0].sentence)
    operation, done = (UNDO, "undid") if intent.verb == UNDO.verb else (REDO, "redid")
    return Plan(
        intent=intent,
        title=f"{operation.verb} {original.title}",
        done=_done(f"{done} {original.title}", snapshot, result),
        edits=tuple(result.edits),
        personal=tuple(result.personal),
        outcomes=tuple(result.outcomes),
        equivalent=command_line(operation, [original.id], {}),
        undoes=chosen.id,
    )


def _newest(history: History, snapshot: Snapshot) -> Transaction | Refusal:
    """The person's own newest change; one that somebody took back by hand already is no step."""
    for each in history.undoable():
        if any(outcome.outcome is not Outcome.ALREADY for outcome in reversal(snapshot, each).outcomes):
            return each
    return _nothing_to_undo(history)


def _nothing_to_undo(history: History) -> Refusal:
    last = history.newest()
    return by_state("nothing of yours to undo", f"last: {last.done}, already undone" if last is not None else "")


def _named(history: History, name: str) -> Transaction | Refusal:
    """That change, as long as nothing later stands on it."""
    found = history.find(name)
    if found is None:
        return Refusal(f"there is no transaction {name}", "hotwash journal lists them")
    chosen = history.latest_form(found)
    if not history.is_in_force(chosen):
        return by_state(f"{found.title} is undone already", "redo brings it back")
    later = history.standing_on(chosen)
    if later is not None:
        return Refusal(f"{later.title} ({later.id}) stands on it", "undo that one first")
    return chosen


def _to_redo(history: History, name: str) -> Transaction | Refusal:
    """The undo of the named change, or the newest undo."""
    if not name:
        return history.next_redo() or by_state("nothing to redo")
    found = history.find(name)
    if found is None:
        return Refusal(f"there is no transaction {name}", "hotwash journal lists them")
    undo = history.undo_of(history.original(found))
    return undo if undo is not None else by_state(f"{found.title} is not undone")


def _done(head: str, snapshot: Snapshot, result: Reversal) -> str:
    """What came back: "undid promote ×3: CLAUDE.md −1 line, 3 entries → resolved"."""
    parts = [*_file_effects(result.reversed_hunks), *_entry_effects(snapshot, result.reversed_hunks)]
    left = [each for each in result.outcomes if each.outcome is not Outcome.CHANGED]
    if left:
        parts.append(f"left {len(left)} (first: {left[0].sentence})")
    return f"{head}: {', '.join(parts)}" if parts else head


def _file_effects(hunks: list[Hunk]) -> list[str]:
    grown: Counter[str] = Counter()
    for hunk in hunks:
        if hunk.anchor is None:
            grown[hunk.path] += hunk.before.count(b"\n") - hunk.after.count(b"\n")
    return [
        f"{PurePath(path).name} {'+' if lines >= 0 else '−'}{counted(abs(lines), 'line')}"
        for path, lines in grown.items()
    ]


def _entry_effects(snapshot: Snapshot, hunks: list[Hunk]) -> list[str]:
    anchors = dict.fromkeys(hunk.anchor for hunk in hunks if hunk.anchor is not None)
    states = {hunk.anchor: shown(hunk.before, hunk.label) for hunk in hunks if hunk.label.casefold() == "status"}
    records = {record.key for _, record in snapshot.records()}
    effects = Counter(("record" if each in records else "entry", states.get(each, "as before")) for each in anchors)
    return [f"{counted(number, noun)} → {state or 'no status'}" for (noun, state), number in effects.items()]


def _undo_refusal(_snapshot: Snapshot, _target: Target | None, context: Context) -> Refusal | None:
    history = History(context.history())
    return None if any(history.undoable()) else _nothing_to_undo(history)


def _redo_refusal(_snapshot: Snapshot, _target: Target | None, context: Context) -> Refusal | None:
    chosen = _to_redo(History(context.history()), "")
    return chosen if isinstance(chosen, Refusal) else None


_TRANSACTION = (
    Parameter("transaction", "which one, as the journal names it; your newest when not given", placeholder="TX"),
)

UNDO = Operation(
    verb="undo",
    title="Undo",
    summary="Take back your newest change, or any one of the journal; what others wrote since stays",
    example="hotwash undo",
    plan=plan_undo,
    refusal=_undo_refusal,
    parameters=_TRANSACTION,
    takes="none",
)
REDO = Operation(
    verb="redo",
    title="Redo",
    summary="Bring back what you undid last",
    example="hotwash redo",
    plan=plan_redo,
    refusal=_redo_refusal,
    parameters=_TRANSACTION,
    takes="none",
)
