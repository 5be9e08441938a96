"""`unpromote`: a rule goes out of every file that agents read, and its entry is resolved again, or revoked.

(source: self-improve, unpromote: all files or none)
"""

from collections.abc import Sequence

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Result
from hotwash.core.operations.operation import Context
from hotwash.core.operations.retirement import (
    back_to_resolved,
    closed,
    removal_note,
    retire,
    says_its_rule_is_in_a_file,
)
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.standing import Standing, is_known_to_be_gone, standing_rules
from hotwash.core.operations.status import is_so, no_step, seen_differently, unchangeable
from hotwash.core.operations.subject import Subject, find, missing_argument

REVOKED = "revoked"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    note = spoken(intent.arguments.get("note", ""))
    revokes = bool(intent.arguments.get("revoke"))

    def close(subject: Subject, target: Target, standing: Sequence[Standing]) -> Result:
        word = REVOKED if revokes else "resolved"
        gone = is_known_to_be_gone(snapshot, subject.entry.anchor)
        told = seen_differently(subject, target, word) or refused(subject, standing, may_be_gone=revokes, is_gone=gone)
        if told is not None:
            return told
        said = note or removal_note(standing)
        return closed(subject, REVOKED, said, context) if revokes else back_to_resolved(subject, said, context)

    return retire(snapshot, intent, context, close, ("unpromote", "revoked" if revokes else "unpromoted"))


def refused(
    subject: Subject, standing: Sequence[Standing], *, may_be_gone: bool, is_gone: bool = False
) -> Already | Refusal | None:
    """Why there is nothing to take out: an example, a rule from before markers, or an entry that is no rule at all.

    `is_gone` says that somebody took the rule out already, so that only the entry has to follow.
    """
    entry = subject.entry
    if entry.status is Status.EXAMPLE:
        return no_step(subject, "resolved")
    if standing:
        return unchangeable(subject)
    if entry.status is Status.PROMOTED:
        if is_gone or not says_its_rule_is_in_a_file(subject):
            return unchangeable(subject)
        reason = f"{subject.name} is promoted, but its marker is in no rule file"
        return Refusal(reason, f"remove its pre-marker rule by hand, then set its status at {subject.place}")
    if not may_be_gone:
        reason = f"{subject.name} is {entry.native_status or 'without a status'} and no rule carries its marker"
        return Refusal(reason, "there is nothing to take out; --revoke withdraws the entry all the same")
    if is_so(entry, REVOKED):
        return Already(f"{subject.name} is already {entry.native_status}")
    return unchangeable(subject)


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    if target is None:
        return missing_argument("nothing selected")
    found = find(snapshot, target.key)
    if isinstance(found, Refusal):
        return found
    standing = standing_rules(snapshot, (found.entry.native_id or found.entry.anchor,))
    gone = is_known_to_be_gone(snapshot, found.entry.anchor)
    told = refused(found, standing, may_be_gone=False, is_gone=gone)
    return told if isinstance(told, Refusal) else None
