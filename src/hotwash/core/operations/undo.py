"""`undo`: which change is taken back, and what the person is told of it."""

from collections import Counter
from pathlib import PurePath

from hotwash.core.formats.groups import groups_around
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Hunk, Transaction
from hotwash.core.operations.choices import MIGRATION
from hotwash.core.operations.history import AGENT, History
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import Reversal, is_move, reversal, shown
from hotwash.core.operations.subject import by_state
from hotwash.core.operations.words import command_line, counted

_PAST = {"undo": "undid", "redo": "redid"}


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    history = History(context.history(), context.actor)
    named = intent.arguments.get("transaction", "")
    chosen = _named(history, named) if named else _newest(history, snapshot)
    return chosen if isinstance(chosen, Refusal) else plan_reversal(snapshot, intent, history, chosen)


def looks_at(_snapshot: Snapshot, _intent: Intent, context: Context) -> tuple[str, ...]:
    """Every file that was ever changed: some, such as `.gitignore`, are open to nobody else."""
    return tuple(dict.fromkeys(hunk.path for each in context.history() for hunk in each.hunks))


def refusal(_snapshot: Snapshot, _target: Target | None, context: Context) -> Refusal | None:
    history = History(context.history(), context.actor)
    return None if any(history.undoable()) else _nothing_to_undo(history)


def plan_reversal(snapshot: Snapshot, intent: Intent, history: History, chosen: Transaction) -> Plan | Refusal:
    original, result = history.original(chosen), reversal(snapshot, chosen)
    refused = [each for each in result.outcomes if each.outcome is Outcome.REFUSED]
    if refused and len(refused) == len(result.outcomes):
        return Refusal(refused[0].sentence)
    return Plan(
        intent=intent,
        title=f"{intent.verb} {original.title}",
        done=_done(intent.verb, original.title, snapshot, result),
        edits=tuple(result.edits),
        personal=tuple(result.personal),
        outcomes=tuple(result.outcomes),
        equivalent=command_line(intent.verb, [original.id], {}),
        notes=_notes(result),
        undoes=chosen.id,
    )


def _notes(result: Reversal) -> tuple[str, ...]:
    """What to do about that which somebody changed since, and which is left as it is."""
    is_left = any(each.outcome is Outcome.CONFLICT for each in result.outcomes)
    return ("what was changed since stays as it is: edit it by hand; hotwash journal lists what was written",) * is_left


def _newest(history: History, snapshot: Snapshot) -> Transaction | Refusal:
    """The person's own newest change; one that somebody took back by hand already is no step, nor is the record of a
    migration: what that copied is.
    """
    for each in history.undoable():
        if not _is_record_of_migration(each) and any(
            outcome.outcome is not Outcome.ALREADY for outcome in reversal(snapshot, each).outcomes
        ):
            return each
    return _nothing_to_undo(history)


def _is_record_of_migration(transaction: Transaction) -> bool:
    return transaction.verb.startswith("wal-") and MIGRATION in transaction.title


def _nothing_to_undo(history: History) -> Refusal:
    theirs = history.undoable_of_others()
    if theirs is not None:
        whose = "an agent's" if theirs.actor.via == AGENT else "a person's"
        next_step = f"hotwash undo {theirs.id} takes back {whose} newest, {theirs.title}"
        return by_state("nothing of yours to undo", next_step)
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


def _done(verb: str, title: str, snapshot: Snapshot, result: Reversal) -> str:
    """What came back: "undid promote ×3: CLAUDE.md −1 line, 3 entries → resolved"; or why nothing does."""
    hunks = result.reversed_hunks
    parts = [*_file_effects(hunks), *_entry_effects(snapshot, hunks), *_moves(verb, hunks)]
    left = [each for each in result.outcomes if each.outcome is not Outcome.CHANGED]
    if left and len(left) == len(result.outcomes) and left[0].outcome is not Outcome.ALREADY:
        return f"cannot {verb} {title}: {left[0].sentence}"
    if left:
        parts.append(f"left {len(left)} (first: {left[0].sentence})")
    head = f"{_PAST[verb]} {title}"
    return f"{head}: {', '.join(parts)}" if parts else head


def _file_effects(hunks: list[Hunk]) -> list[str]:
    grown: Counter[str] = Counter()
    for hunk in hunks:
        if hunk.anchor is None and not is_move(hunk):
            grown[hunk.path] += hunk.before.count(b"\n") - hunk.after.count(b"\n")
    return [
        f"{PurePath(path).name} {'+' if lines >= 0 else '−'}{counted(abs(lines), 'line')}"
        for path, lines in grown.items()
    ]


def _moves(verb: str, hunks: list[Hunk]) -> list[str]:
    moved = {(hunk.path, hunk.label) for hunk in hunks if is_move(hunk)}
    return [f"{counted(len(moved), 'entry')} moved{' back' if verb == 'undo' else ''}"] if moved else []


def _state_above(snapshot: Snapshot, key: Key) -> str:
    """What an entry that has no status of its own is called by the heading it stands below."""
    found = snapshot.entry(key)
    return next((each.state for each in reversed(groups_around(*found)) if each.state), "") if found is not None else ""


def _entry_effects(snapshot: Snapshot, hunks: list[Hunk]) -> list[str]:
    anchors = dict.fromkeys(hunk.anchor for hunk in hunks if hunk.anchor is not None)
    stated = [(hunk.anchor, shown(hunk.before, hunk.label)) for hunk in hunks if hunk.label.casefold() == "status"]
    states = {anchor: _state_above(snapshot, anchor) for anchor, _ in stated if anchor is not None}
    states |= {anchor: state for anchor, state in stated if state and anchor is not None}
    records = {record.key for _, record in snapshot.records()}
    effects = Counter(("record" if each in records else "entry", states.get(each, "as before")) for each in anchors)
    return [f"{counted(number, noun)} → {state or 'no status'}" for (noun, state), number in effects.items()]
