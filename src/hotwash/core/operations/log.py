"""`log`: something new, in the file and the dialect it belongs to; what is known already is brought up to date.

(source: self-improve, log; skills, entries and recurrence; heals). What the learning engine gathers are lines, not
entries.
"""

from collections.abc import Iterator, Mapping

from hotwash.core.formats import dialects
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Splice, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Scope, Status
from hotwash.core.operations.appending import appended
from hotwash.core.operations.choices import SIGNALS
from hotwash.core.operations.facts import project_name
from hotwash.core.operations.fresh_ids import fresh_ids
from hotwash.core.operations.log_fields import facts_said, field_lines, unfit_facts
from hotwash.core.operations.log_fold import fold, known_entry, left_out, named_entry
from hotwash.core.operations.log_place import LogPlace, basis_of, learnings_of, place_for, prefixes
from hotwash.core.operations.log_sections import SectionedEntry, unfit_sections
from hotwash.core.operations.log_words import said_words
from hotwash.core.operations.operation import Context
from hotwash.core.operations.status import change_status, is_waiting, no_step
from hotwash.core.operations.subject import Subject, missing_argument, writable
from hotwash.core.operations.words import command_line

LEARNED = "L"
LEARNING_WORDS = {"text": "title", "context": "pattern", "action": "guidance", "paths": "scope", "into": "same-as"}
"""Harness learnings are captured; what their form calls each of the usual words."""
_CAPTURE_FLAGS = {
    **{f"--{theirs}": f"--{own}" for own, theirs in LEARNING_WORDS.items()},
    "--title": "TEXT",
    "--new ": "--no-dedupe ",
    "--allow ": "hotwash harness capture --allow ",
    "--no-conflict ": "hotwash harness capture --no-conflict ",
}
"""What a capture advises, and the same for `log`."""

_OF_ITS_OWN = "--no-dedupe logs it as an entry of its own"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    if intent.arguments.get("type", "").casefold() in SIGNALS:
        from hotwash.core.operations.engine import log_signal

        return log_signal.plan(snapshot, intent, context)
    said = said_words(intent.arguments)
    prefix = said.get("type", "").upper()
    if prefix == LEARNED:
        from hotwash.core.operations.harness.capture import plan_capture

        return _advised(plan_capture(snapshot, intent, _as_capture(intent.arguments), context))
    if prefix not in prefixes():
        kinds = ", ".join((*prefixes(), LEARNED, *SIGNALS))
        return missing_argument(f"{said.get('type') or 'nothing'} cannot be logged", f"one of {kinds}")
    if said.get("field"):
        return missing_argument("entries have no fields of that kind", "say it with --section NAME=TEXT")
    if not said.get("text", "").strip():
        return missing_argument("there is nothing to log", "say what happened")
    place = place_for(snapshot, prefix, said)
    if isinstance(place, Refusal):
        return place
    unfit = _unfit(place, prefix, said)
    if unfit is not None:
        return unfit
    known = _known(snapshot, place, prefix, said)
    if isinstance(known, Refusal):
        return known
    if known is not None:
        return _folded(snapshot, intent, context, place, known, said)
    return _logged(snapshot, intent, context, place, prefix, said)


def _as_capture(arguments: Mapping[str, str]) -> dict[str, str]:
    """What is logged, as the arguments of a capture; what that knows by the same name stays."""
    named = {LEARNING_WORDS.get(name, name): value for name, value in arguments.items()}
    if named.get("no-dedupe"):
        named["new"] = "yes"
    return named


def _advised(answer: Plan | Refusal) -> Plan | Refusal:
    """The same with the flags that `log` has in the advice."""
    if isinstance(answer, Refusal):
        return replace(answer, next_step=_in_own_flags(answer.next_step))
    return replace(answer, notes=tuple(map(_in_own_flags, answer.notes)))


def _in_own_flags(advice: str) -> str:
    for theirs, own in _CAPTURE_FLAGS.items():
        advice = advice.replace(theirs, own)
    return advice


def refusal(snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    place = place_for(snapshot, prefixes()[0], {})
    return place if isinstance(place, Refusal) else None


def _unfit(place: LogPlace, prefix: str, said: Mapping[str, str]) -> Refusal | None:
    if place.dialect == dialects.FIELDS:
        return unfit_facts(said)
    return unfit_sections(said, prefix, place.skill.templates[prefix])


# Known already


def _known(snapshot: Snapshot, place: LogPlace, prefix: str, said: Mapping[str, str]) -> Subject | Refusal | None:
    """The entry to bring up to date: the one that is named, else one that tells the same and is not to be replaced."""
    if said.get("into"):
        return named_entry(snapshot, said["into"])
    is_new = said.get("no-dedupe") or said.get("supersedes")
    return known_entry(snapshot, place, prefix, said) if not is_new else None


def _folded(
    snapshot: Snapshot, intent: Intent, context: Context, place: LogPlace, known: Subject, said: Mapping[str, str]
) -> Plan:
    splices, what = fold(known, said, context.today)
    changed = [each for each in splices if known.document.content[each.start : each.end] != each.text]
    shown = LogPlace(known.document.path, place.workspace, place.skill, place.dialect, known.document, False).shown
    verb, what = ("Updated", what) if changed else ("Left", "nothing new")
    return Plan(
        intent=intent,
        title=f"update {known.name}, which tells the same",
        done=f"{verb} `{known.name}` in `{shown}`: it tells this already, {what}",
        edits=(FileEdit(known.document.path, known.document.content, tuple(changed)),) if changed else (),
        outcomes=(TargetOutcome(known.entry.key, Outcome.CHANGED if changed else Outcome.ALREADY, what),),
        notes=(*(() if said.get("into") else (_OF_ITS_OWN,)), *left_out(known, said), *_warnings(intent, said)),
        equivalent=command_line(intent.verb, [], said),
        basis=basis_of(snapshot, place.workspace),
    )


# New


def _logged(
    snapshot: Snapshot, intent: Intent, context: Context, place: LogPlace, prefix: str, said: Mapping[str, str]
) -> Plan | Refusal:
    (native_id,) = fresh_ids(snapshot, prefix, context, 1, may_be_random=place.dialect == dialects.SECTIONS)
    old = _superseded(snapshot, place, said)
    if isinstance(old, Refusal):
        return old
    said = {**said, "supersedes": old.name} if old is not None else said
    replaced = _replaced(old, native_id, context) if old is not None else ()
    if isinstance(replaced, Refusal):
        return replaced
    lines, guesses = entry_lines(native_id, place, said, context)
    is_beside = old is not None and old.document.path != place.path
    edit = appended(place, [lines], () if is_beside else replaced, are_open=not said.get("fixed"))
    others = (FileEdit(old.document.path, old.document.content, replaced),) if old is not None and is_beside else ()
    return Plan(
        intent=intent,
        title=f"log {native_id}",
        done=f"Logged as `{native_id}` in `{place.shown}`",
        edits=(edit, *others),
        outcomes=(TargetOutcome(Key(place.path, native_id), Outcome.CHANGED, f"logged in {place.shown}"),),
        notes=(*guesses, *_warnings(intent, said)),
        equivalent=command_line(intent.verb, [], said),
        basis=basis_of(snapshot, place.workspace),
    )


def entry_lines(
    native_id: str, place: LogPlace, said: Mapping[str, str], context: Context
) -> tuple[list[str], tuple[str, ...]]:
    """The lines of a new entry in the dialect of its file, and what of it is only a guess."""
    if place.dialect == dialects.FIELDS:
        by_person = context.actor is not None and context.actor.is_person
        is_global = place.workspace.scope is Scope.GLOBAL
        project = context.project if is_global else project_name(place.workspace)
        return field_lines(native_id, said, facts_said(said, project, by_person, context.today)), ()
    entry = SectionedEntry(native_id, said, place.skill, context)
    return entry.lines(place.is_namespaced), tuple(entry.guesses)


def _superseded(snapshot: Snapshot, place: LogPlace, said: Mapping[str, str]) -> Subject | Refusal | None:
    """The entry that the new one replaces."""
    old = said.get("supersedes", "").casefold()
    if not old:
        return None
    for document in learnings_of(snapshot, place.workspace):
        for entry in document.entries:
            if (entry.native_id or "").casefold() == old:
                return writable(document, entry)
    return Refusal(f"there is no entry {said['supersedes']}", "a new entry supersedes one of the same workspace")


def _replaced(old: Subject, native_id: str, context: Context) -> tuple[Splice, ...] | Refusal:
    if not old.has_four_fields or not (is_waiting(old.entry) or old.entry.status is Status.RESOLVED):
        return no_step(old, "superseded")
    return change_status(old, "superseded", f"{context.today} superseded by {native_id}")


def _warnings(intent: Intent, said: Mapping[str, str]) -> Iterator[str]:
    """A secret is not written; the person is told, as the text is not theirs any more."""
    if any("[REDACTED" in value and "[REDACTED" not in intent.arguments[name] for name, value in said.items()):
        yield "something that looks like a secret was replaced by [REDACTED]"
