"""`score`: how much an action is worth, in the person's own numbers; kept beside the files, never in them.

(source: self-improve, VFM: four dimensions from 1 to 10)
"""

import json

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.choices import DIMENSIONS
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.subject import gone, missing_argument
from hotwash.core.operations.words import command_line

GUESS = "guess"
TABLE = "scores"
_LEAST, _MOST = 1, 10


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    if len(intent.targets) > 1:
        return missing_argument("one at a time", "each action has its own numbers")
    refused = refusal(snapshot, intent.targets[0] if intent.targets else None, context)
    subject = intent.arguments.get("subject") or "".join(target.key.anchor for target in intent.targets)
    if not subject or (refused is not None and not intent.arguments.get("subject")):
        return refused or missing_argument("nothing to score", "name an entry")
    values = {dimension: intent.arguments[dimension] for dimension in DIMENSIONS if intent.arguments.get(dimension)}
    wrong = next((f"{dimension} {value}" for dimension, value in values.items() if not _is_valid(value)), None)
    if wrong is not None:
        return missing_argument(f"{wrong} is no score", f"{_LEAST} to {_MOST}, or {GUESS} to take the guess again")
    if not values:
        return missing_argument("no number given", f"{_LEAST} to {_MOST} for {', '.join(DIMENSIONS)}")
    changes = [change for each in values.items() if (change := _change(snapshot, subject, *each)) is not None]
    return _plan(intent, subject, tuple(changes))


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    """Scores are the person's own: also entries in files that cannot be written have some."""
    if target is None:
        return missing_argument("nothing selected")
    return None if snapshot.entry(target.key) is not None else gone(snapshot, target.key)


def _plan(intent: Intent, subject: str, changes: tuple[PersonalChange, ...]) -> Plan:
    said = ", ".join(f"{change.subject.rpartition('/')[2]} {change.after or 'guessed'}" for change in changes)
    key = intent.targets[0].key if intent.targets else Key("", subject)
    outcome = Outcome.CHANGED if changes else Outcome.ALREADY
    done = f"scored {subject}: {said}" if changes else f"{subject} has these numbers already"
    return Plan(
        intent=intent,
        title=f"score {subject}",
        done=done,
        personal=changes,
        outcomes=(TargetOutcome(key, outcome, said or done),),
        equivalent=command_line(intent.verb, [subject], intent.arguments),
    )


def _is_valid(value: str) -> bool:
    return value == GUESS or (value.isdecimal() and _LEAST <= int(value) <= _MOST)


def _change(snapshot: Snapshot, subject: str, dimension: str, value: str) -> PersonalChange | None:
    name = f"{subject}/{dimension}"
    before = personal_value(snapshot.personal, TABLE, name)
    after = None if value == GUESS else json.dumps(int(value))
    return PersonalChange(TABLE, name, before, after) if before != after else None
