"""`wont-fix`: the risk is accepted, with a reason; only where the format has a status for that."""

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.batch import Already, Change, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.operation import Context
from hotwash.core.operations.resolution import NOTES, RESOLVED, write_resolution
from hotwash.core.operations.status import change_status, is_so, is_waiting, no_step, seen_differently, unchangeable
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.words import one_line


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    reason = one_line(intent.arguments.get("reason", ""))

    def change(subject: Subject, target: Target) -> Result:
        told = seen_differently(subject, target, wanted(subject)) or step(subject)
        return told or _declined(subject, reason, context)

    batch = each_entry(snapshot, intent.targets, change)
    if isinstance(batch, Refusal):
        return batch
    return plan_of(batch, snapshot, intent, ("won't fix", "won't fix"))


def wanted(subject: Subject) -> str:
    return "abandoned" if subject.is_heal else "wont_fix"


def step(subject: Subject) -> Already | Refusal | None:
    if subject.has_four_fields:
        return by_state("this format has no won't-fix", "discard it instead")
    if is_so(subject.entry, wanted(subject)):
        return Already(f"{subject.name} is already {subject.entry.native_status}")
    return unchangeable(subject) if is_waiting(subject.entry) else no_step(subject, wanted(subject))


def _declined(subject: Subject, reason: str, context: Context) -> Result:
    if not reason:
        return missing_argument("no reason given", "say with --reason why the risk is accepted")
    splices = change_status(subject, wanted(subject))
    if isinstance(splices, Refusal):
        return splices
    splices += write_resolution(subject, ((RESOLVED, context.stamp), (NOTES, reason)))
    return Change(splices, f"Status {subject.entry.native_status or '(none)'} → {wanted(subject)}")


refusal = entry_refuser(step)
