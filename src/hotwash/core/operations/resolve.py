"""`resolve`: the cause is known and dealt with."""

from hotwash.core.model.plan import Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.action_field import said_action
from hotwash.core.operations.batch import Already, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.harness.raising import raised
from hotwash.core.operations.harness.raising import step as raising_step
from hotwash.core.operations.note import note_line
from hotwash.core.operations.operation import Context
from hotwash.core.operations.resolution import (
    NOTES,
    RESOLVED,
    add_block,
    add_to_section,
    has_resolution,
    write_resolution,
)
from hotwash.core.operations.skills import reference_name, skill_of
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
from hotwash.core.operations.subject import Subject, missing_argument
from hotwash.core.operations.wording import status_word
from hotwash.core.operations.words import one_line


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    def change(subject: Subject, target: Target) -> Result:
        if subject.is_harness:
            return raised(subject, bool(intent.arguments.get("human")), context)
        word = status_word(subject, wanted(subject))
        told = seen_differently(subject, target, word) or step(subject)
        return told or _resolved(snapshot, subject, word, intent, context)

    batch = each_entry(snapshot, intent.targets, change, harness_too=True)
    if isinstance(batch, Refusal):
        return batch
    return plan_of(batch, snapshot, intent, ("resolve", "resolved"))


def wanted(subject: Subject) -> str:
    return "verified" if subject.is_heal else "resolved"


def step(subject: Subject) -> Already | Refusal | None:
    if subject.is_harness:
        return raising_step(subject)
    if subject.entry.status is Status.RESOLVED:
        return Already(f"{subject.name} is already {subject.entry.native_status}")
    return unchangeable(subject) if is_waiting(subject.entry) else no_step(subject, wanted(subject))


def _resolved(snapshot: Snapshot, subject: Subject, word: str, intent: Intent, context: Context) -> Result:
    note, action, proof = (spoken(intent.arguments.get(name, "")) for name in ("note", "action", "proof"))
    reference = one_line(intent.arguments.get("ref", ""))
    if subject.is_heal and not proof:
        reason = f"{subject.name} is verified only with a proof"
        return missing_argument(reason, "say with --proof which check passed")
    splices = change_status(subject, word, dated(note, context))
    if isinstance(splices, Refusal):
        return splices
    if subject.has_four_fields:
        if reference:
            return missing_argument(
                f"{subject.name} is of a format without a line for a reference", "put it into --note"
            )
        recorded = said_action(subject, intent.arguments)
        if isinstance(recorded, Refusal):
            return recorded
        splices += recorded
    elif subject.is_heal:
        splices += (_proof(subject, proof),)
    elif has_resolution(subject):
        bullets = (
            (RESOLVED, context.stamp),
            (reference_name(skill_of(subject, snapshot)), reference),
            (NOTES, note or action),
        )
        splices += write_resolution(subject, bullets)
    else:
        said = ", ".join(part for part in (note or action, reference) if part)
        splices += (note_line(subject, said),) if said else ()
    return changed_to(subject, word, splices)


def _proof(subject: Subject, proof: str) -> Splice:
    section = subject.body.section("verification")
    if section is not None:
        return add_to_section(subject, section, [f"- **Proof**: {proof}"], "Verification")
    return add_block(subject, None, ["### Verification", f"- **Proof**: {proof}"], "Verification")


refusal = entry_refuser(step, harness_too=True)
