"""`discard`: say no to an entry of the four-field dialect, with a reason; a harness learning goes to its archive.

(source: self-improve, lifecycle: superseded names a successor, revoked was wrong, discarded is not worth keeping)
"""

from typing import NamedTuple

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.action_field import said_action
from hotwash.core.operations.batch import Already, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.choices import DUPLICATE, OTHER, REASONS, WRONG
from hotwash.core.operations.harness.moving import arrivals, can_put_away, leaving
from hotwash.core.operations.operation import Context
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.status import (
    change_status,
    changed_to,
    dated,
    is_so,
    is_waiting,
    no_step,
    seen_differently,
    unchangeable,
)
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.words import behind_other_text, one_line

_VERB = ("discard", "discarded")
_WORDS = {"not-actionable": "not actionable", "one-off": "one-off"}


class _Verdict(NamedTuple):
    """The status that a reason leads to, and the note that keeps the reason."""

    status: str
    note: str


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    verdict = _verdict(snapshot, intent)

    def change(subject: Subject, target: Target) -> Result:
        if isinstance(verdict, Refusal):
            return step(subject) or verdict
        if subject.is_harness:
            return can_put_away(subject) or leaving(subject, f"to the archive: {_in_words(verdict)}")
        told = seen_differently(subject, target, verdict.status) or step(subject, verdict.status)
        return told or _own_successor(subject, intent) or _closed(subject, verdict, intent, context)

    batch = each_entry(snapshot, intent.targets, change, harness_too=True)
    if isinstance(batch, Refusal) or isinstance(verdict, Refusal):
        return batch if isinstance(batch, Refusal) else plan_of(batch, snapshot, intent, _VERB)
    dismissed = {subject.entry.key: _in_words(verdict) for subject in batch.changed if subject.is_harness}
    leavers = [subject for subject in batch.changed if subject.entry.key in dismissed]
    archived = arrivals(snapshot, leavers, dismissed, context.today)
    if isinstance(archived, Refusal):
        return archived
    made = plan_of(batch, snapshot, intent, _VERB)
    return replace(made, edits=(*archived, *made.edits))


def _in_words(verdict: _Verdict) -> str:
    """`dismissed – not actionable: …`"""
    return " – ".join(filter(None, ("dismissed", verdict.note)))


def _closed(subject: Subject, verdict: _Verdict, intent: Intent, context: Context) -> Result:
    splices = change_status(subject, verdict.status, dated(verdict.note, context))
    if isinstance(splices, Refusal):
        return splices
    action = said_action(subject, intent.arguments)
    if isinstance(action, Refusal):
        return action
    return changed_to(subject, verdict.status, (*splices, *action))


def step(subject: Subject, wanted: str = "discarded") -> Already | Refusal | None:
    if subject.is_harness:
        return can_put_away(subject)
    if not subject.has_four_fields:
        return by_state("this format has no discard", "use wont-fix, with a reason")
    if is_so(subject.entry, wanted):
        return Already(f"{subject.name} is already {wanted}")
    if is_waiting(subject.entry) or subject.entry.status is Status.RESOLVED:
        return unchangeable(subject)
    return no_step(subject, wanted)


def _verdict(snapshot: Snapshot, intent: Intent) -> _Verdict | Refusal:
    reason, by = (one_line(intent.arguments.get(name, "")) for name in ("reason", "by"))
    text = behind_other_text(spoken(intent.arguments.get("note", "")))
    if reason and reason not in REASONS:
        return missing_argument(f"{reason} is not a reason", f"one of {', '.join(REASONS)}")
    if reason == DUPLICATE or (by and not reason):
        return _superseded(snapshot, by, text)
    if reason == OTHER and not text:
        return missing_argument("no reason given", "say with --note why")
    if reason == WRONG:
        return _Verdict("revoked", text or WRONG)
    return _Verdict("discarded", ": ".join(part for part in (_WORDS.get(reason, ""), text) if part))


def _superseded(snapshot: Snapshot, by: str, text: str) -> _Verdict | Refusal:
    if not by:
        return missing_argument("a duplicate of what?", "name the entry that stays with --by")
    successor = next(
        (entry for _, entry in snapshot.entries() if (entry.native_id or "").casefold() == by.casefold()), None
    )
    if successor is None:
        return Refusal(f"there is no entry {by}", "a duplicate names the entry that stays")
    return _Verdict("superseded", ": ".join(part for part in (f"duplicate of {successor.native_id}", text) if part))


def _own_successor(subject: Subject, intent: Intent) -> Refusal | None:
    by = one_line(intent.arguments.get("by", ""))
    if not by or by.casefold() != (subject.entry.native_id or "").casefold():
        return None
    return Refusal(f"{subject.name} cannot be a duplicate of itself", "name the entry that stays")


refusal = entry_refuser(step, harness_too=True)
