"""`shift-note`: a word about an entry for the next shift; it stands in the handoff and in no file."""

import json

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.batch import command_for
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.spoken import left_out_of, said, spoken
from hotwash.core.operations.subject import gone, missing_argument

TABLE = "shift_notes"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    if not intent.targets:
        return missing_argument("no entry named", "name at least one id")
    missing = next((found for each in intent.targets if (found := refusal(snapshot, each, context))), None)
    if missing is not None:
        return missing
    text = spoken(intent.arguments.get("text", ""))
    changes = tuple(_note(snapshot, target.key, text) for target in intent.targets)
    wanted = tuple(change for change in changes if change.before != change.after)
    names = ", ".join(target.key.anchor for target in intent.targets)
    told = f"noted for the next shift: {names}" if text else f"took the note off {names}"
    return Plan(
        intent=intent,
        title=f"note {names} for the next shift",
        done=told if wanted else f"{names}: the note is so already",
        personal=wanted,
        notes=left_out_of(intent),
        outcomes=tuple(TargetOutcome(target.key, Outcome.CHANGED, told) for target in intent.targets),
        equivalent=command_for(snapshot, intent, said(intent)),
    )


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    """The note is the person's own: also entries in files that cannot be written may have one."""
    if target is None:
        return missing_argument("nothing selected")
    return None if snapshot.entry(target.key) is not None else gone(snapshot, target.key)


def _note(snapshot: Snapshot, key: Key, text: str) -> PersonalChange:
    before = personal_value(snapshot.personal, TABLE, key.anchor)
    return PersonalChange(TABLE, key.anchor, before, json.dumps(text, ensure_ascii=False) if text else None)
