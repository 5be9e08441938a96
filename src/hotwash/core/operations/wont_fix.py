"""`wont-fix`: the risk is accepted, with a reason; only where the format has a status for that."""

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.note import note_line
from hotwash.core.operations.operation import Context
from hotwash.core.operations.resolution import NOTES, RESOLVED, has_resolution, write_resolution
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.status import (
    change_status,
    changed_to,
    is_so,
    is_waiting,
    no_step,
    seen_differently,
    unchangeable,
    unsayable,
)
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.wording import status_word


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    reason = spoken(intent.arguments.get("reason", ""))

    def change(subject: Subject, target: Target) -> Result:
        word = status_word(subject, wanted(subject))
        told = seen_differently(subject, target, word) or step(subject, word)
        return told or _declined(subject, word, reason, context)

    batch = each_entry(snapshot, intent.targets, change)
    if isinstance(batch, Refusal):
        return batch
    return plan_of(batch, snapshot, intent, ("won't fix", "won't fix"))


def wanted(subject: Subject) -> str:
    return "abandoned" if subject.is_heal else "wont_fix"


def step(subject: Subject, word: str = "") -> Already | Refusal | None:
    if subject.has_four_fields:
        return by_state("this format has no won't-fix", "discard it instead")
    if is_so(subject.entry, word or wanted(subject)):
        return Already(f"{subject.name} is already {subject.entry.native_status}")
    return (
        (unchangeable(subject) or unsayable(subject, Status.REJECTED))
        if is_waiting(subject.entry)
        else no_step(subject, wanted(subject))
    )


def _declined(subject: Subject, word: str, reason: str, context: Context) -> Result:
    if not reason:
        return missing_argument("no reason given", "say with --reason why the risk is accepted")
    splices = change_status(subject, word)
    if isinstance(splices, Refusal):
        return splices
    if has_resolution(subject):
        splices += write_resolution(subject, ((RESOLVED, context.stamp), (NOTES, reason)))
    else:
        splices += (note_line(subject, reason),)
    return changed_to(subject, word, splices)


refusal = entry_refuser(step)
