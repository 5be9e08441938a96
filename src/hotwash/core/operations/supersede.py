"""`supersede`: a newer entry takes an older one's place; the rule of the older one goes in the same step.

(source: self-improve, lifecycle: the successor exists)
"""

from collections.abc import Sequence

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations import revoke, unpromote
from hotwash.core.operations.batch import Already, Result, entry_refuser
from hotwash.core.operations.operation import Context
from hotwash.core.operations.retirement import closed, retire
from hotwash.core.operations.standing import Standing, is_known_to_be_gone
from hotwash.core.operations.status import seen_differently
from hotwash.core.operations.subject import Subject, missing_argument
from hotwash.core.operations.words import one_line

SUPERSEDED = "superseded"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    by = one_line(intent.arguments.get("by", ""))
    if not by:
        return missing_argument("superseded by what?", "name the entry that takes its place with --by")
    successor = _called(snapshot, by)
    if successor is None:
        return Refusal(f"there is no entry {by}", "only an entry that exists takes another's place")

    def close(subject: Subject, target: Target, standing: Sequence[Standing]) -> Result:
        told = seen_differently(subject, target, SUPERSEDED) or step(subject)
        if told is None and successor == subject.entry.native_id:
            told = Refusal(f"{subject.name} cannot take its own place", "name the entry that does")
        gone = is_known_to_be_gone(snapshot, subject.entry.anchor)
        told = told or unpromote.refused(subject, standing, may_be_gone=True, is_gone=gone)
        return told or closed(subject, SUPERSEDED, f"{SUPERSEDED} by {successor}", context)

    return retire(snapshot, intent, context, close, ("supersede", SUPERSEDED))


def _called(snapshot: Snapshot, name: str) -> str | None:
    ids = (entry.native_id for _, entry in snapshot.entries() if entry.native_id)
    return next((each for each in ids if each.casefold() == name.casefold()), None)


def step(subject: Subject) -> Already | Refusal | None:
    return revoke.step(subject, SUPERSEDED)


refusal = entry_refuser(step)
