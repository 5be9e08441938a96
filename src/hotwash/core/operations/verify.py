"""`verify`: somebody looked again, and it still holds; in the entry where the format has a date for it, else beside it.

(source: self-improve, `Verified`: refreshed on each re-confirmation)
"""

from collections.abc import Iterator

from hotwash.core.model.plan import Intent, PersonalChange, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Batch, Change, Result, each_entry, plan_of
from hotwash.core.operations.facts import facts_of
from hotwash.core.operations.operation import Context
from hotwash.core.operations.promotion_mark import with_facts
from hotwash.core.operations.promotion_memory import CHECKED, change_of, remembered
from hotwash.core.operations.standing import standing_rules
from hotwash.core.operations.status import no_step
from hotwash.core.operations.subject import Subject, by_state, find, missing_argument

_GONE = (Status.SUPERSEDED, Status.REJECTED, Status.EXAMPLE)


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    def change(subject: Subject, _target: Target) -> Result:
        told = _refused(snapshot, subject)
        return told or _verified(snapshot, subject, context)

    batch = each_entry(snapshot, intent.targets, change)
    if isinstance(batch, Refusal):
        return batch
    made = plan_of(batch, snapshot, intent, ("verify", "verified"))
    return replace(made, personal=tuple(_beside(snapshot, batch, context)))


def _verified(snapshot: Snapshot, subject: Subject, context: Context) -> Result:
    today = context.today
    if _has_a_date(subject):
        if subject.body.value("verified") == today and not _is_rule(snapshot, subject):
            return Already(f"{subject.name} was verified today already")
        splices = () if subject.body.value("verified") == today else with_facts(subject, {"Verified": today})
        return Change(splices, f"Verified {subject.body.value('verified') or '(never)'} → {today}")
    return Change((), f"still true on {today}")


def _beside(snapshot: Snapshot, batch: Batch, context: Context) -> Iterator[PersonalChange]:
    """What the formats have no place for: the day, and the rule and its group as they are now."""
    for subject in batch.changed:
        name = subject.entry.anchor
        standing = standing_rules(snapshot, (name,))
        if not _has_a_date(subject):
            yield change_of(snapshot, CHECKED, name, context.today)
        if standing:
            yield from remembered(snapshot, (subject,), standing[0].rule.text, context)


def _has_a_date(subject: Subject) -> bool:
    return subject.has_four_fields and not facts_of(subject, {}).are_absent


def _is_rule(snapshot: Snapshot, subject: Subject) -> bool:
    return bool(standing_rules(snapshot, (subject.entry.anchor,)))


def _refused(snapshot: Snapshot, subject: Subject) -> Refusal | None:
    entry = subject.entry
    if entry.status in _GONE:
        return no_step(subject, "verified")
    if not _has_a_date(subject) and not _is_rule(snapshot, subject):
        return by_state(f"{subject.name} has no **Verified** and no rule to check", "resolve it, or promote it")
    return None


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    if target is None:
        return missing_argument("nothing selected")
    found = find(snapshot, target.key)
    return found if isinstance(found, Refusal) else _refused(snapshot, found)
