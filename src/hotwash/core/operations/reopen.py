"""`reopen`: a closed entry is pending again; a harness learning comes back from its archive."""

from hotwash.core.model.plan import Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.action_field import said_action
from hotwash.core.operations.batch import Already, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.harness.moving import arrivals, can_bring_back, kept_for_now, leaving
from hotwash.core.operations.note import note_line
from hotwash.core.operations.operation import Context
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.status import (
    change_status,
    changed_to,
    dated,
    is_waiting,
    no_step,
    seen_differently,
    unchangeable,
)
from hotwash.core.operations.subject import Subject
from hotwash.core.operations.wording import status_word

_CLOSED = (Status.RESOLVED, Status.REJECTED, Status.SUPERSEDED)


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    note = spoken(intent.arguments.get("note", ""))

    def change(subject: Subject, target: Target) -> Result:
        if subject.is_harness:
            return can_bring_back(subject) or leaving(subject, "back from the archive")
        word = status_word(subject, wanted(subject))
        told = seen_differently(subject, target, word) or step(subject)
        return told or _reopened(subject, word, note, intent, context)

    batch = each_entry(snapshot, intent.targets, change, harness_too=True)
    if isinstance(batch, Refusal):
        return batch
    returning = [subject for subject in batch.changed if subject.is_harness]
    brought = arrivals(snapshot, returning, {}, context.today)
    if isinstance(brought, Refusal):
        return brought
    made = plan_of(batch, snapshot, intent, ("reopen", "reopened"))
    return replace(made, edits=(*brought, *made.edits), personal=tuple(kept_for_now(returning)))


def wanted(subject: Subject) -> str:
    return "pending-verify" if subject.is_heal else "pending"


def step(subject: Subject) -> Already | Refusal | None:
    if subject.is_harness:
        return can_bring_back(subject)
    if is_waiting(subject.entry):
        return Already(f"{subject.name} is still {subject.entry.native_status or 'open'}")
    return unchangeable(subject) if subject.entry.status in _CLOSED else no_step(subject, wanted(subject))


def _reopened(subject: Subject, word: str, note: str, intent: Intent, context: Context) -> Result:
    splices = change_status(subject, word, dated(note, context))
    if isinstance(splices, Refusal):
        return splices
    action = said_action(subject, intent.arguments)
    if isinstance(action, Refusal):
        return action
    more: tuple[Splice, ...] = (note_line(subject, note),) if note and not subject.has_four_fields else ()
    return changed_to(subject, word, (*splices, *more, *action))


refusal = entry_refuser(step, harness_too=True)
