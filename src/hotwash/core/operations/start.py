"""`start`: somebody is on it; only where the format has a status for that."""

from hotwash.core.formats.slots import Home
from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.choices import IN_PROGRESS
from hotwash.core.operations.operation import Context
from hotwash.core.operations.skills import extra_statuses, skill_of
from hotwash.core.operations.status import (
    is_so,
    is_waiting,
    no_step,
    seen_differently,
    status_change,
    unchangeable,
    unsayable,
)
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.wording import status_word
from hotwash.core.operations.words import either


def plan(snapshot: Snapshot, intent: Intent, _context: Context) -> Plan | Refusal:
    wanted = intent.arguments.get("as") or IN_PROGRESS

    def change(subject: Subject, target: Target) -> Result:
        word = status_word(subject, wanted) if wanted == IN_PROGRESS else wanted
        told = seen_differently(subject, target, word) or step(subject, word)
        return told or _unknown_word(subject, snapshot, wanted) or status_change(subject, word)

    batch = each_entry(snapshot, intent.targets, change)
    if isinstance(batch, Refusal):
        return batch
    return plan_of(batch, snapshot, intent, ("start", "started"))


def step(subject: Subject, word: str = IN_PROGRESS) -> Already | Refusal | None:
    if subject.has_four_fields or subject.is_heal:
        return by_state("this format has no in-progress", "resolve it when it is done")
    if is_so(subject.entry, word) or (subject.slot.home is Home.GROUP and subject.entry.status is Status.ACTIVE):
        return Already(f"{subject.name} is already {subject.entry.native_status}")
    return (
        (unchangeable(subject) or unsayable(subject, Status.ACTIVE))
        if is_waiting(subject.entry)
        else no_step(subject, IN_PROGRESS)
    )


def _unknown_word(subject: Subject, snapshot: Snapshot, wanted: str) -> Refusal | None:
    known = (IN_PROGRESS, *extra_statuses(skill_of(subject, snapshot), subject))
    if wanted in known:
        return None
    return missing_argument(f"{subject.name} cannot be {wanted}", f"its format knows {either(known)}")


refusal = entry_refuser(step)
