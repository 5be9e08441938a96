"""`runbook confirm`: somebody read the entry that the engine wrote; that is the person's own state.

(source: learning engine, decisions on ambiguities)
"""

import json
from collections.abc import Iterable, Iterator

from hotwash.core.analysis.engine.drafts import EntryState, confirmation_subject, entry_state
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.engine.registry_row import written_name
from hotwash.core.operations.engine.subject import Chosen, chosen_patterns, commands, outcome_of, under_cursor
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.subject import by_state
from hotwash.core.operations.words import all_of

TABLE = "confirmed"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    chosen = chosen_patterns(snapshot, intent, context)
    if isinstance(chosen, Refusal):
        return chosen
    outcomes = tuple(_outcome(snapshot, chosen.engine, each) for each in chosen.patterns)
    if all(each.outcome is Outcome.REFUSED for each in outcomes):
        return by_state(outcomes[0].sentence, "hotwash runbook list shows what waits")
    changed = [each.outcome is Outcome.CHANGED for each in outcomes]
    read = [pattern for pattern, is_new in zip(chosen.patterns, changed, strict=True) if is_new]
    return Plan(
        intent=intent,
        title=f"confirm {all_of([written_name(each) for each in chosen.patterns])}",
        done="; ".join(each.sentence for each in outcomes),
        personal=tuple(_change(snapshot, each, context.today) for each in read),
        outcomes=outcomes,
        equivalent=commands(intent, chosen),
    )


def refusal(snapshot: Snapshot, target: Target | None, context: Context) -> Refusal | None:
    found = under_cursor(snapshot, target, context)
    if not isinstance(found, Chosen):
        return found
    told = _outcome(snapshot, found.engine, found.patterns[0])
    return None if told.outcome is Outcome.CHANGED else by_state(told.sentence)


def forgotten(snapshot: Snapshot, patterns: Iterable[EnginePattern]) -> Iterator[PersonalChange]:
    """The changes that take confirmations back: an entry that is written anew has to be read anew."""
    for subject in map(confirmation_subject, patterns):
        known = personal_value(snapshot.personal, TABLE, subject)
        if known is not None:
            yield PersonalChange(TABLE, subject, known, None)


def _outcome(snapshot: Snapshot, engine: Engine, pattern: EnginePattern) -> TargetOutcome:
    name = written_name(pattern)
    match entry_state(pattern, engine, snapshot.personal.confirmed):
        case None:
            return outcome_of(pattern, Outcome.REFUSED, f"{name} has no entry in a runbook")
        case EntryState.CONFIRMED:
            return outcome_of(pattern, Outcome.ALREADY, f"{name} is confirmed already")
        case EntryState.DIRECT:
            return outcome_of(pattern, Outcome.ALREADY, f"{name} was sure enough to need no review")
        case _:
            return outcome_of(pattern, Outcome.CHANGED, f"confirmed {name}")


def _change(snapshot: Snapshot, pattern: EnginePattern, today: str) -> PersonalChange:
    subject = confirmation_subject(pattern)
    return PersonalChange(TABLE, subject, personal_value(snapshot.personal, TABLE, subject), json.dumps(today))
