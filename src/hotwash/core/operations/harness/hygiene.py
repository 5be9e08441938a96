"""`harness hygiene`: what is out of date goes to the archive, what is doubtful is marked; the rest is only proposed."""

from collections.abc import Iterable

from hotwash.core.analysis.harness.hygiene import REMOVING, Proposal, Step, proposals
from hotwash.core.analysis.harness.learning import learning_files, learnings_in, unread_files
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.operations.batch import Result, each_entry, plan_of
from hotwash.core.operations.dismiss import TABLE
from hotwash.core.operations.harness.moving import arrivals
from hotwash.core.operations.harness.tidying import archive_reason, tidied
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.words import command_line, counted

_NOTHING = "the learnings are tidy: nothing to prune, downgrade, flag or cap"


def proposed(snapshot: Snapshot, context: Context) -> tuple[Proposal, ...]:
    """Everything to do about the learnings of all open files."""
    return tuple(
        proposal
        for document in learning_files(snapshot)
        for proposal in proposals(learnings_in(document), context.now.date(), snapshot.personal)
    )


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    named = {target.key for target in intent.targets}
    found = [each for each in proposed(snapshot, context) if not named or each.learning.key in named]
    if named and not found:
        return by_state("hygiene proposes nothing about this", "hotwash harness hygiene says what it proposes")
    if not found:
        return _nothing(snapshot, intent)
    if intent.arguments.get("dismiss"):
        return _dismissed(intent, found)
    by_key = _by_learning(found)
    reasons = {each.learning.key: archive_reason(each) for each in found if each.step in REMOVING}

    def change(subject: Subject, _target: Target) -> Result:
        return tidied(subject, by_key[subject.entry.key])

    batch = each_entry(snapshot, [Target(key) for key in by_key], change, harness_too=True)
    if isinstance(batch, Refusal):
        return batch
    leavers = [each for each in batch.changed if each.entry.key in reasons]
    archived = arrivals(snapshot, leavers, reasons, context.today)
    if isinstance(archived, Refusal):
        return archived
    made = plan_of(batch, snapshot, intent, ("tidy", "tidied"))
    return replace(
        made,
        title=f"tidy {counted(len(batch.changed), 'learning')}" if batch.changed else "tidy: nothing to write",
        done=_done(len(batch.changed), len(leavers)) if batch.changed else made.done,
        edits=(*archived, *made.edits),
        notes=(*made.notes, *(f"{each.step} {each.learning.name}: {each.why}" for each in found if not each.writes)),
        proposal=(*(f"{each.step} {each.learning.name} – {each.why}" for each in found), ""),
        equivalent=command_line(intent.verb, [key.anchor for key in by_key] if named else [], intent.arguments),
    )


def refusal(snapshot: Snapshot, target: Target | None, context: Context) -> Refusal | None:
    if target is None:
        return missing_argument("nothing selected")
    if any(each.learning.key == target.key for each in proposed(snapshot, context)):
        return None
    return by_state("hygiene proposes nothing about this")


def _nothing(snapshot: Snapshot, intent: Intent) -> Plan | Refusal:
    """There is nothing to do, as far as everything could be read."""
    for problem in unread_files(snapshot):
        return Refusal(f"{problem.path} cannot be read: {problem.reason}", problem.next_step)
    return Plan(intent, "tidy the learnings", _NOTHING, equivalent=command_line(intent.verb, [], {}))


def _by_learning(found: Iterable[Proposal]) -> dict[Key, dict[Step, Proposal]]:
    by_key: dict[Key, dict[Step, Proposal]] = {}
    for each in found:
        by_key.setdefault(each.learning.key, {}).setdefault(each.step, each)
    return by_key


def _done(changed: int, archived: int) -> str:
    said = f"tidied {counted(changed, 'learning')}"
    return f"{said}, {archived} of them to the archive" if archived else said


def _dismissed(intent: Intent, found: list[Proposal]) -> Plan:
    """Not wanted: each stays away until the learning says something else."""
    what = f"{found[0].step} {found[0].learning.name}" if len(found) == 1 else counted(len(found), "proposal")
    keys = dict.fromkeys(each.learning.key for each in found)
    return Plan(
        intent=intent,
        title=f"dismiss {what}",
        done=f"dismissed {what}",
        personal=tuple(PersonalChange(TABLE, each.subject, None, "true") for each in found),
        outcomes=tuple(TargetOutcome(key, Outcome.CHANGED, "proposal dismissed") for key in keys),
        equivalent=command_line(intent.verb, [key.anchor for key in keys], intent.arguments),
    )
