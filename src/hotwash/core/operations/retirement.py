"""A rule leaves the files that agents read, and the entries behind it say so: the plan that three verbs share.

A rule is one line, however many entries it was made from. It goes as a whole, so the entries that were not named are
back to resolved in the same step. (source: self-improve, unpromote, revoke and supersede)
"""

from collections.abc import Callable, Sequence

from hotwash.core.formats.places import is_rules
from hotwash.core.model.body import Place
from hotwash.core.model.plan import Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations import wont_fix
from hotwash.core.operations.batch import Batch, Change, Result, command_for, each_entry
from hotwash.core.operations.edits import remove_field
from hotwash.core.operations.note import note_line
from hotwash.core.operations.operation import Context
from hotwash.core.operations.promotion_memory import forgotten
from hotwash.core.operations.resolution import NOTES, has_resolution, write_resolution
from hotwash.core.operations.spoken import left_out_of, said
from hotwash.core.operations.standing import Standing, removed, standing_rules, unread_rule_file
from hotwash.core.operations.status import change_status, changed_to, dated
from hotwash.core.operations.subject import Subject, find
from hotwash.core.operations.wording import status_word
from hotwash.core.operations.words import counted

Close = Callable[[Subject, Target, Sequence[Standing]], Result]
"""What becomes of one entry, told which rules of its own are taken out."""


def retire(
    snapshot: Snapshot, intent: Intent, context: Context, close: Close, words: tuple[str, str]
) -> Plan | Refusal:
    """The plan: every rule of the entries that `close` does not refuse goes, then each says what became of it."""
    unread = unread_rule_file(snapshot)
    if unread is not None:
        return unread
    batch = each_entry(snapshot, intent.targets, lambda subject, target: close(subject, target, _of(snapshot, subject)))
    if isinstance(batch, Refusal):
        return batch
    going = standing_rules(snapshot, [_id(subject) for subject in batch.changed])
    edits = removed(going)
    if isinstance(edits, Refusal):
        return edits
    _send_back_the_others(snapshot, batch, going, context)
    return Plan(
        intent=intent,
        title=_title(words[0], batch, len(intent.targets)),
        done=_done(words[1], batch, going, len(intent.targets)),
        edits=(*edits, *batch.file_edits),
        personal=tuple(forgotten(snapshot, batch.changed)),
        outcomes=tuple(batch.outcomes),
        notes=(*left_out_of(intent), *_kept_elsewhere(snapshot, batch.changed, going)),
        equivalent=command_for(snapshot, intent, said(intent), *(("--apply",) if edits else ())),
        obeyed=bool(edits),
    )


def _of(snapshot: Snapshot, subject: Subject) -> tuple[Standing, ...]:
    return standing_rules(snapshot, (_id(subject),))


def _id(subject: Subject) -> str:
    return subject.entry.native_id or subject.entry.anchor


def _send_back_the_others(snapshot: Snapshot, batch: Batch, going: Sequence[Standing], context: Context) -> None:
    """Entries that share a line which goes, and were not named."""
    named = {_id(subject) for subject in batch.changed}
    sharing = {name for each in going for name in each.rule.ids} - named
    for _, entry in snapshot.entries():
        if entry.native_id in sharing and entry.status is Status.PROMOTED:
            found = find(snapshot, entry.key)
            told = found if isinstance(found, Refusal) else back_to_resolved(found, removal_note(going), context)
            batch.add(entry.key, told, None if isinstance(found, Refusal) else found)


def removal_note(standing: Sequence[Standing]) -> str:
    """`unpromoted (removed from CLAUDE.md)`"""
    files = ", ".join(dict.fromkeys(each.document.relative for each in standing))
    return f"unpromoted (removed from {files})" if files else "unpromoted"


def back_to_resolved(subject: Subject, note: str, context: Context) -> Result:
    """What was promoted is only resolved again. A heal was handed off and never changed its status."""
    if subject.entry.status not in (Status.PROMOTED, Status.RESOLVED) or subject.is_heal:
        return Change((), f"its rule goes, Status stays {subject.entry.native_status or '(none)'}")
    return _with_status(subject, status_word(subject, "resolved"), note, context)


def closed(subject: Subject, word: str, note: str, context: Context) -> Result:
    """The entry's last word; where the format has no such status it is not fixed, and the note says why."""
    if subject.has_four_fields:
        return _with_status(subject, word, note, context)
    said = note if note.startswith(word) or word == "revoked" else f"{word}: {note}"
    return _with_status(subject, status_word(subject, wont_fix.wanted(subject)), said, context)


def _with_status(subject: Subject, word: str, note: str, context: Context) -> Result:
    told = dated(note, context)
    splices = change_status(subject, word, told)
    if isinstance(splices, Refusal):
        return splices
    if not subject.has_four_fields:
        noted = write_resolution(subject, ((NOTES, told),)) if has_resolution(subject) else (note_line(subject, told),)
        splices = (*splices, *_without_promotion(subject), *noted)
    return changed_to(subject, word, splices)


def _without_promotion(subject: Subject) -> tuple[Splice, ...]:
    """The lines that said where it was promoted to."""
    fields = [field for field in subject.body.fields if field.canonical in ("promoted", "skill-path")]
    return tuple(remove_field(subject, field) for field in fields if field.place is Place.HEAD)


def says_its_rule_is_in_a_file(subject: Subject) -> bool:
    """Whether a promoted entry claims to be in a file that agents read, and not in a runbook kept elsewhere."""
    told = subject.body.value("promoted") or ""
    return subject.has_four_fields or any(is_rules(word.strip("`,;()")) for word in told.split())


def _kept_elsewhere(snapshot: Snapshot, subjects: Sequence[Subject], going: Sequence[Standing]) -> list[str]:
    """What hotwash does not take out, because it did not write it."""
    marked = {name for each in going for name in each.rule.ids} | set(snapshot.personal.rules)
    left = [subject for subject in subjects if subject.entry.status is Status.PROMOTED and _id(subject) not in marked]
    told = ((subject, subject.body.value("promoted") or subject.body.value("skill-path")) for subject in left)
    return [
        f"what {subject.name} put into {where} stays there: take it out by hand" for subject, where in told if where
    ]


def _title(verb: str, batch: Batch, named: int) -> str:
    changed = batch.changed[:named]
    what = changed[0].name if len(changed) == 1 else counted(len(changed), "entry")
    return f"{verb} {what}" if changed else f"{verb}: nothing to write"


def _done(verb: str, batch: Batch, going: Sequence[Standing], named: int) -> str:
    if not batch.changed:
        return batch.outcomes[0].sentence
    changed = batch.changed[:named]
    what = changed[0].name if len(changed) == 1 else counted(len(changed), "entry")
    places = ", ".join(each.place for each in going)
    part = "section" if all(each.rule.is_section for each in going) else "line"
    return f"{verb} {what}" + (f": {counted(len(going), part)} gone from {places}" if going else "")
