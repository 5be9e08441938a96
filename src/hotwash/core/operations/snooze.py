"""`snooze`: out of sight until a day, until it recurs, or until the next handoff.

That is the person's own state: nothing in files changes, and what sleeps still counts as evidence.
"""

import json
from collections.abc import Iterable

from hotwash.core.analysis.entry_subjects import seen_times
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.snoozing import until_words, wall_clock
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.snooze import Snooze, candidate_subject, entry_subject, snooze_json
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import command_for
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.subject import by_state, gone, missing_argument
from hotwash.core.operations.wake import EXAMPLES, Wake, wake_of
from hotwash.core.operations.words import counted, name_of

TABLE = "snoozed"

Made = tuple[TargetOutcome, PersonalChange | None]


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    if not intent.targets:
        return missing_argument("no entry named", "name at least one id")
    said = intent.arguments.get("until", "").strip()
    wake = wake_of(said, context.now)
    if wake is None:
        return missing_argument(f"{said} is no time to wake up" if said else "no time to wake up", EXAMPLES)
    if wake.until is not None and wake.until <= wall_clock(context.now):
        return missing_argument(f"{said} has passed", EXAMPLES)
    facts = Facts(snapshot, context.now, context.settings)
    made = list(_candidates(facts, intent, wake) if intent.arguments.get("candidate") else _each(facts, intent, wake))
    if not made:
        return by_state("no candidate for promotion holds this entry", "hotwash why shows what it belongs to")
    refused = [each for target in intent.targets if (each := refusal(snapshot, target, context)) is not None]
    return refused[0] if len(refused) == len(intent.targets) else _plan(snapshot, intent, wake, made)


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    """Sleep is the person's own: also entries in files that cannot be written may have some."""
    if target is None:
        return missing_argument("nothing selected")
    if snapshot.record(target.key) is not None:
        return by_state("a WAL record cannot be snoozed", "it is pending until somebody says how it ended")
    if snapshot.failures_of(target.key):
        return None
    found = snapshot.entry(target.key)
    if found is None:
        return gone(snapshot, target.key)
    status = found[1].status
    closed = status in (Status.PROMOTED, Status.SUPERSEDED, Status.REJECTED, Status.EXAMPLE)
    return by_state(f"{name_of(found[1])} is {status}: it waits for nobody") if closed else None


def _each(facts: Facts, intent: Intent, wake: Wake) -> Iterable[Made]:
    return (_entry(facts, target, wake) for target in intent.targets)


def _entry(facts: Facts, target: Target, wake: Wake) -> Made:
    refused = refusal(facts.snapshot, target, Context(facts.now))
    calls = len(facts.snapshot.failures_of(target.key))
    if calls:
        return _made(facts, target, entry_subject(target.key), _sleep(wake, calls))
    found = facts.snapshot.entry(target.key)
    if refused is not None or found is None:
        return TargetOutcome(target.key, Outcome.REFUSED, str(refused)), None
    document, entry = found
    if target.seen is not None and target.seen != entry.native_status and not is_pending(entry):
        said = f"{name_of(entry)} is {entry.status} already, not snoozed"
        return TargetOutcome(target.key, Outcome.ALREADY, said), None
    seen = seen_times(document, entry, facts) if wake.more else 0
    return _made(facts, target, entry_subject(entry.key), _sleep(wake, seen, entry.status))


def _sleep(wake: Wake, seen: int, status: Status = Status.OPEN) -> Snooze | None:
    """How long it sleeps, having happened so often; nothing where it is to wake."""
    return None if wake.now else Snooze(wake.until, seen + wake.more if wake.more else 0, status)


def _candidates(facts: Facts, intent: Intent, wake: Wake) -> Iterable[Made]:
    """One for each candidate that holds one of these entries."""
    targets = {target.key: target for target in intent.targets}
    for candidate in facts.candidates:
        held = [targets[key] for key in candidate.members if key in targets]
        if held:
            yield _made(facts, held[0], candidate_subject(candidate.id), _sleep(wake, candidate.count))


def _made(facts: Facts, target: Target, subject: str, snooze: Snooze | None) -> Made:
    before = personal_value(facts.snapshot.personal, TABLE, subject)
    after = None if snooze is None else json.dumps(snooze_json(snooze), sort_keys=True)
    said = f"asleep {until_words(snooze, facts.now)}" if snooze is not None else "awake"
    outcome = Outcome.ALREADY if before == after else Outcome.CHANGED
    change = PersonalChange(TABLE, subject, before, after) if before != after else None
    return TargetOutcome(target.key, outcome, said), change


def _plan(snapshot: Snapshot, intent: Intent, wake: Wake, made: list[Made]) -> Plan:
    changed = [outcome for outcome, change in made if change is not None]
    left = [outcome for outcome, _ in made if outcome.outcome is Outcome.REFUSED]
    verb, past = ("wake", "woke") if wake.now else ("snooze", "snoozed")
    kind = "candidate" if intent.arguments.get("candidate") else "entry"
    what = _name(snapshot, changed[0].key) if len(changed) == 1 and kind == "entry" else counted(len(changed), kind)
    until = f" {changed[0].sentence.removeprefix('asleep ')}" if changed and not wake.now else ""
    aside = f", left {len(left)} (first: {left[0].sentence})" if left else ""
    return Plan(
        intent=intent,
        title=f"{verb} {what}",
        done=f"{past} {what}{until}{aside}" if changed else made[0][0].sentence,
        personal=tuple(change for _, change in made if change is not None),
        outcomes=tuple(outcome for outcome, _ in made),
        equivalent=command_for(snapshot, intent, intent.arguments),
    )


def _name(snapshot: Snapshot, key: Key) -> str:
    """How a sentence calls an entry, or the failed calls of a tool."""
    found = snapshot.entry(key)
    return name_of(found[1]) if found is not None else f"the failed calls of {key.anchor}"
