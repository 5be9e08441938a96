"""`revoke`: an entry turned out to be wrong and must stop influencing anybody; its rule goes in the same step.

(source: self-improve, lifecycle: the reason is mandatory)
"""

from collections.abc import Sequence

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations import unpromote
from hotwash.core.operations.batch import Already, Result, entry_refuser
from hotwash.core.operations.operation import Context
from hotwash.core.operations.retirement import closed, retire
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.standing import Standing, is_known_to_be_gone
from hotwash.core.operations.status import is_so, is_waiting, no_step, seen_differently
from hotwash.core.operations.subject import Subject, by_state, missing_argument

_REVOCABLE = (Status.RESOLVED, Status.PROMOTED)


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    reason = spoken(intent.arguments.get("reason", ""))
    if not reason:
        return missing_argument("no reason given", "say what turned out to be wrong")

    def close(subject: Subject, target: Target, standing: Sequence[Standing]) -> Result:
        told = seen_differently(subject, target, unpromote.REVOKED) or step(subject)
        gone = is_known_to_be_gone(snapshot, subject.entry.anchor)
        told = told or unpromote.refused(subject, standing, may_be_gone=True, is_gone=gone)
        return told or closed(subject, unpromote.REVOKED, reason, context)

    return retire(snapshot, intent, context, close, ("revoke", "revoked"))


def step(subject: Subject, wanted: str = unpromote.REVOKED) -> Already | Refusal | None:
    """From where an entry can lose its validity: open, resolved or promoted."""
    entry = subject.entry
    if is_so(entry, wanted):
        return Already(f"{subject.name} is already {entry.native_status}")
    if entry.status is not Status.PROMOTED and not subject.has_four_fields:
        return by_state(f"this format has no {wanted}", "use wont-fix, with a reason")
    return None if is_waiting(entry) or entry.status in _REVOCABLE else no_step(subject, wanted)


refusal = entry_refuser(step)
