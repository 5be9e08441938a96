"""`harness promote`: a confirmed learning names the permanent control that it became; or it is kept, or dismissed.

(source: harness-learnings, promotion; the entry stays as an audit trail)
"""

from collections.abc import Mapping

from hotwash.core.analysis.harness.confidence import is_ready, kept
from hotwash.core.analysis.harness.learning import Learning, learning_of
from hotwash.core.analysis.harness.promoting import mechanism_for, suggested_target
from hotwash.core.analysis.harness.vocabulary import HIGH, OFTEN, PROMOTED
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Change, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.dismiss import TABLE
from hotwash.core.operations.edits import add_field_below
from hotwash.core.operations.harness.control import Control, control_edit, named_control
from hotwash.core.operations.harness.moving import arrivals, last_bullet, leaving
from hotwash.core.operations.operation import Context
from hotwash.core.operations.spoken import left_out_of
from hotwash.core.operations.subject import Subject, by_state, find, gone, missing_argument
from hotwash.core.operations.words import command_line, counted

_DISMISSED = "dismissed – not to be promoted"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    if len(intent.targets) != 1:
        return missing_argument("each learning has a control of its own", "name one")
    subject = find(snapshot, intent.targets[0].key, harness_too=True)
    if isinstance(subject, Refusal):
        return subject
    refused = step(subject) or _ambiguous(intent.arguments)
    if refused is not None:
        return refused
    learning = learning_of(subject.document, subject.entry.key)
    if learning is None:
        return gone(snapshot, subject.entry.key)
    if intent.arguments.get("keep"):
        return _kept(intent, learning)
    if intent.arguments.get("dismiss"):
        return _dismissed(snapshot, intent, context)
    return _promoted(snapshot, intent, learning, subject)


def looks_at(snapshot: Snapshot, intent: Intent, _context: Context) -> tuple[str, ...]:
    """The file of the control, which is open to nobody else."""
    found = snapshot.entry(intent.targets[0].key) if intent.targets else None
    named = intent.arguments.get("target", "")
    if found is None or not named:
        return ()
    control = named_control(named, found[0].workspace)
    return () if isinstance(control, Refusal) else (control.path,)


def step(subject: Subject) -> Refusal | None:
    """Why a learning is no control yet."""
    learning = learning_of(subject.document, subject.entry.key)
    if learning is None:
        return by_state(f"{subject.name} is no harness learning", "promote makes a rule of it")
    if subject.entry.status is Status.REJECTED:
        return by_state(f"{subject.name} is in the archive", "reopen it first")
    if subject.entry.status is Status.PROMOTED:
        return by_state(f"{subject.name} is promoted to {learning.promoted} already", "its bullet Promoted says so")
    if not is_ready(learning):
        has = f"{learning.confidence or 'unknown'} confidence after {counted(learning.occurrences, 'occurrence')}"
        return by_state(f"{subject.name} has {has}", f"a control needs {HIGH} confidence and {OFTEN} of them")
    return None


def _ambiguous(arguments: Mapping[str, str]) -> Refusal | None:
    """Why nobody knows what is wanted: it either stays or goes."""
    is_both = bool(arguments.get("keep") and arguments.get("dismiss"))
    return missing_argument("to keep and to dismiss are different answers", "give one of them") if is_both else None


def _kept(intent: Intent, learning: Learning) -> Plan:
    return Plan(
        intent=intent,
        title=f"keep {learning.name} as it is",
        done=f"kept {learning.name}; it is suggested again when it is seen again",
        personal=(PersonalChange(TABLE, kept(learning), None, "true"),),
        outcomes=(TargetOutcome(learning.key, Outcome.CHANGED, "kept as a learning"),),
        equivalent=command_line(intent.verb, [learning.name], intent.arguments),
    )


def _dismissed(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    batch = each_entry(
        snapshot, intent.targets, lambda each, _: leaving(each, f"to the archive: {_DISMISSED}"), harness_too=True
    )
    if isinstance(batch, Refusal):
        return batch
    reasons = {each.entry.key: _DISMISSED for each in batch.changed}
    archived = arrivals(snapshot, batch.changed, reasons, context.today)
    if isinstance(archived, Refusal):
        return archived
    made = plan_of(batch, snapshot, intent, ("dismiss", "dismissed"))
    return replace(made, edits=(*archived, *made.edits))


def _promoted(snapshot: Snapshot, intent: Intent, learning: Learning, subject: Subject) -> Plan | Refusal:
    mechanism = intent.arguments.get("mechanism") or mechanism_for(learning)
    target = intent.arguments.get("target", "")
    if not target:
        suggested = suggested_target(learning, mechanism)
        return missing_argument(
            f"where does {learning.name} go? {HIGH} confidence, {learning.occurrences} times",
            f"say with --target FILE, such as {suggested}",
        )
    control = named_control(target, subject.document.workspace)
    if isinstance(control, Refusal):
        return control
    written = control_edit(snapshot, control, learning, mechanism, intent.arguments.get("text", ""))
    if isinstance(written, Refusal):
        return written
    batch = each_entry(snapshot, intent.targets, lambda each, _: _marked(each, control), harness_too=True)
    if isinstance(batch, Refusal):
        return batch
    made = plan_of(batch, snapshot, intent, ("promote", "promoted"))
    return replace(
        made,
        title=f"{made.title} to {control.relative}",
        done=f"{made.done} to {control.relative}",
        edits=(*((written,) if written is not None else ()), *made.edits),
        notes=(*made.notes, *_notes(snapshot, control, intent.arguments), *left_out_of(intent)),
        obeyed=written is not None,
        proposal=suggestion_lines(learning, control.relative, mechanism, subject.document.relative),
    )


def _marked(subject: Subject, control: Control) -> Result:
    below = last_bullet(subject)
    if below is None:
        return Refusal(f"{subject.name} has no bullets", f"edit it by hand at {subject.place}")
    bullet = add_field_below(subject, below, PROMOTED, control.relative)
    return Change((bullet,), f"{PROMOTED}: {control.relative}", Status.PROMOTED)


def _notes(snapshot: Snapshot, control: Control, arguments: Mapping[str, str]) -> tuple[str, ...]:
    if arguments.get("text") or snapshot.document(control.path) is not None:
        return ()
    return (f"{control.relative} is not there yet: write it, or say with --text what stands there",)


def suggestion_lines(learning: Learning, target: str, mechanism: str, current: str) -> tuple[str, ...]:
    """What is asked before a learning is promoted, with the answers as they are given here."""
    return (
        f"Learning {learning.name} has been confirmed {learning.occurrences} times with {HIGH} confidence.",
        "",
        f"- Current: {current} (workspace-local)",
        f"- Target: {target}",
        f"- Mechanism: {mechanism}",
        "",
        "[P] promote: --apply   [K] keep as learning: --keep   [D] dismiss: --dismiss --apply",
        "",
    )


refusal = entry_refuser(step, harness_too=True)
