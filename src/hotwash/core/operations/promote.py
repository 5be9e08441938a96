"""`promote`: what one entry or a whole group taught becomes one rule that agents read.

(source: self-improve, promotion; operations, promotion). The target is written first, the statuses last.
"""

from collections.abc import Iterator, Sequence

from hotwash.core.model.document import Workspace
from hotwash.core.model.plan import FileEdit, Intent, Outcome, PersonalChange, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Batch, Change, Result, command_for, each_entry
from hotwash.core.operations.destination import Destination, destination_of
from hotwash.core.operations.document_place import document_path
from hotwash.core.operations.document_section import document_edit, written_texts
from hotwash.core.operations.facts import added_facts, facts_of
from hotwash.core.operations.given_ids import given_ids
from hotwash.core.operations.operation import Context
from hotwash.core.operations.promotion_checks import (
    already_promoted,
    is_no_candidate,
    misplaced,
    promoted_to,
    rarely,
    unfit,
)
from hotwash.core.operations.promotion_mark import mark_promoted
from hotwash.core.operations.promotion_memory import remembered
from hotwash.core.operations.promotion_words import commit_message, proposal_lines
from hotwash.core.operations.rule_file import marked_line, rule_line
from hotwash.core.operations.rule_text import long_rule, refused_secret, warnings
from hotwash.core.operations.status import is_waiting
from hotwash.core.operations.subject import Subject, by_state, find, missing_argument
from hotwash.core.operations.words import counted, names_in, one_line
from hotwash.core.text.splice import edited

_FIT = Change((), "")


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    today = context.now.date()
    fit = each_entry(snapshot, intent.targets, lambda subject, _: unfit(subject, intent.arguments, today) or _FIT)
    if isinstance(fit, Refusal):
        return fit
    destination = destination_of(snapshot, intent, context, fit.changed)
    if isinstance(destination, Refusal):
        return destination
    nameless = [subject for subject in fit.changed if subject.entry.native_id is None]
    given = given_ids(snapshot, nameless, context) if destination.is_written else {}

    def change(subject: Subject, _target: Target) -> Result:
        subject.given_id = given.get(subject.entry.key)
        told = unfit(subject, intent.arguments, today) or already_promoted(subject, snapshot, destination)
        return told or _marked(subject, intent, context, destination, snapshot.project)

    batch = each_entry(snapshot, intent.targets, change)
    if isinstance(batch, Refusal):
        return batch
    target = _target_edit(batch, destination, intent.arguments.get("allow", ""))
    if isinstance(target, Refusal):
        return target
    return Plan(
        intent=intent,
        title=_title(batch.changed, destination),
        done=_done(batch, destination, target),
        edits=(*((target,) if target is not None else ()), *batch.file_edits),
        personal=_memory(snapshot, batch, destination, context),
        outcomes=tuple(batch.outcomes),
        notes=(*_notes(batch.changed, destination, context), *_only_said(batch.changed, destination, intent)),
        equivalent=_command(snapshot, intent, destination),
        obeyed=target is not None and destination.place is not None,
        basis=_basis(batch) if given else {},
        proposal=proposal_lines(batch.changed, intent.arguments, destination),
        message=_message(batch, destination) if intent.arguments.get("commit") and batch.changed else "",
    )


def _marked(
    subject: Subject, intent: Intent, context: Context, destination: Destination, here: Workspace | None
) -> Result:
    """What is written into one entry, or what speaks against this target for it."""
    facts = facts_of(subject, intent.arguments)
    where = (one_line(intent.arguments.get("ref", "")), destination.shown if destination.is_of_a_kind else "")
    reference = ", ".join(filter(None, where))
    told = misplaced(subject, facts, destination, here, context.now.date())
    return told or mark_promoted(subject, destination, reference, added_facts(subject, facts), context)


def looks_at(snapshot: Snapshot, intent: Intent, _context: Context) -> tuple[str, ...]:
    """The document that gets the text: nothing else keeps it open."""
    named = intent.arguments.get("file", "").strip()
    document = snapshot.document(intent.targets[0].key.path) if intent.targets and named else None
    return (document_path(named, document.workspace),) if document is not None else ()


def _target_edit(batch: Batch, destination: Destination, allowed: str) -> FileEdit | Refusal | None:
    """The rule's line for all entries whose marker is not in the target yet; nothing where all are."""
    subjects = [subject for subject in batch.changed if not destination.line_of(subject.id)]
    if not subjects or not destination.is_written:
        return None
    if destination.file:
        made = document_edit(destination.file, destination.document, destination.name, subjects, destination.rule)
        text = made.splices[0].text.decode("utf-8", "replace")
        return refused_secret(text, names_in(allowed), "the section") or made
    edit = destination.edit(rule_line(destination.rule, [subject.id for subject in subjects]))
    if edit is None:
        reason = f"the rules of {destination.name} end inside a code fence or comment"
        return Refusal(reason, "close it, or choose another target")
    return edit


def _basis(batch: Batch) -> dict[str, bytes | None]:
    """A new id must not be given away in the files of these entries meanwhile."""
    return {document.path: document.content for document in batch.documents.values()}


def _memory(snapshot: Snapshot, batch: Batch, destination: Destination, context: Context) -> tuple[PersonalChange, ...]:
    if destination.file:
        texts = written_texts(destination.name, batch.changed, destination.rule)
        return tuple(remembered(snapshot, batch.changed, texts, context, anew=True))
    if destination.place is None:
        return ()
    return tuple(remembered(snapshot, batch.changed, destination.rule, context, anew=True))


def _message(batch: Batch, destination: Destination) -> str:
    return commit_message(batch.changed, destination.rule or destination.written)


def _title(subjects: Sequence[Subject], destination: Destination) -> str:
    if not subjects:
        return f"nothing to promote to {destination.name}"
    what = subjects[0].name if len(subjects) == 1 else f"{counted(len(subjects), 'entry')} as one rule"
    return f"promote {what} to {destination.name}"


def _done(batch: Batch, destination: Destination, target: FileEdit | None) -> str:
    if not batch.changed:
        return batch.outcomes[0].sentence
    what = batch.changed[0].name if len(batch.changed) == 1 else f"×{len(batch.changed)}"
    left = [each for each in batch.outcomes if each.outcome is Outcome.REFUSED]
    tail = f", left {len(left)} (first: {left[0].sentence})" if left else ""
    if target is None:
        return f"promoted {what} → {destination.name}{tail}"
    after = edited(target) or b""
    grown = after.count(b"\n") - (target.base or b"").count(b"\n")
    line = marked_line(after, batch.changed[0].id)
    return f"promoted {what} → {destination.written}:{line} (+{counted(grown, 'line')}){tail}"


def _notes(subjects: Sequence[Subject], destination: Destination, context: Context) -> list[str]:
    if not subjects:
        return []
    waiting = [subject for subject in subjects if is_waiting(subject.entry) and subject.has_four_fields]
    notes = [
        *(
            f"{subject.name} gets the id {subject.given_id}, which its rule points to"
            for subject in subjects
            if subject.given_id
        ),
        f"{destination.name} reaches every project on this machine" if destination.reaches_every_project else "",
        f"{destination.written} does not exist and is created" if destination.creates else "",
        *(rarely(subject) for subject in subjects if subject.is_heal),
        f"{_of_all(len(waiting), len(subjects))} still open: resolved and promoted in one step" if waiting else "",
        long_rule(destination.rule, context.settings.promote) or "",
        *(warnings(destination.rule) if destination.place is not None else ()),
    ]
    return [note for note in notes if note]


def _only_said(subjects: Sequence[Subject], destination: Destination, intent: Intent) -> Iterator[str]:
    """Nothing is written but that it was promoted, and nobody said where to find it."""
    if subjects and destination.is_only_said and not intent.arguments.get("ref"):
        yield "only the entry says so; with --file PATH its text goes into a document too"


def _of_all(some: int, all_of_them: int) -> str:
    return "it is" if all_of_them == 1 else f"{some} of {all_of_them} are"


def _command(snapshot: Snapshot, intent: Intent, destination: Destination) -> str:
    said = {**intent.arguments, "rule": destination.rule}
    if not said.get("domain"):
        said["target"] = destination.name if destination.is_of_a_kind or not destination.file else ""
        said["file"] = destination.shown if destination.file else ""
    return command_for(snapshot, intent, said, "--apply")


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    if target is None:
        return missing_argument("nothing selected")
    found = find(snapshot, target.key)
    if isinstance(found, Refusal):
        return found
    if found.entry.status is Status.PROMOTED:
        return by_state(promoted_to(found, snapshot), "the list of rules shows it")
    return is_no_candidate(found)
