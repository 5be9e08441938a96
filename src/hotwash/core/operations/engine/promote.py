"""`promote` of a pattern: an entry in the runbooks of its agents, by hand and with the guards of an analysis.

(source: learning engine, promotion)
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hotwash.core.analysis.engine.confidence import DIRECT
from hotwash.core.analysis.engine.eligibility import Lack, missing_for_promotion, needs_more, unmet_guards
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.engine.change import EngineChange, is_agent
from hotwash.core.operations.engine.promotion import BY_HAND, Written, promote, says_only_what_to_avoid
from hotwash.core.operations.engine.registry_row import written_name
from hotwash.core.operations.engine.subject import Chosen, chosen_patterns, commands, outcome_of, under_cursor
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import by_state
from hotwash.core.operations.words import all_of, names_in

AGENT = "agent"


class _Promoted(NamedTuple):
    """One pattern with what became of it in each runbook; in none where it is there already."""

    pattern: EnginePattern
    written: tuple[Written, ...]


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    chosen = chosen_patterns(snapshot, intent, context)
    if isinstance(chosen, Refusal):
        return chosen
    change = EngineChange(snapshot, chosen.engine, context)
    wanted = names_in(intent.arguments.get(AGENT, ""))
    results = [_promoted(change, pattern, wanted) for pattern in chosen.patterns]
    refused = [each for each in results if isinstance(each, Refusal)]
    edits = refused[0] if len(refused) == len(results) else change.edits()
    if isinstance(edits, Refusal):
        return edits
    made = [each for each in results if isinstance(each, _Promoted)]
    return Plan(
        intent=intent,
        title=f"promote {all_of([written_name(each.pattern) for each in made])}",
        done="; ".join(map(_sentence, made)),
        edits=edits,
        outcomes=tuple(
            outcome_of(pattern, Outcome.REFUSED, str(told))
            if isinstance(told, Refusal)
            else outcome_of(pattern, Outcome.CHANGED if told.written else Outcome.ALREADY, _sentence(told))
            for pattern, told in zip(chosen.patterns, results, strict=True)
        ),
        notes=tuple(note for each in made for note in _notes(each)),
        equivalent=commands(intent, chosen, "--apply"),
        obeyed=any(each.written for each in made),
        basis=change.basis if edits else {},
    )


def refusal(snapshot: Snapshot, target: Target | None, context: Context) -> Refusal | None:
    found = under_cursor(snapshot, target, context)
    if not isinstance(found, Chosen):
        return found
    pattern = found.patterns[0]
    if pattern.is_promoted and not pattern.is_demoted:
        return by_state(f"{pattern.name}: {missing_for_promotion(pattern)[0].words}")
    return _refused(pattern)


def _promoted(change: EngineChange, pattern: EnginePattern, wanted: Sequence[str]) -> _Promoted | Refusal:
    there = pattern.targets if pattern.is_promoted and not pattern.is_demoted else ()
    agents = [agent for agent in wanted or there or _agents(pattern) if agent not in there]
    if there and not agents:
        return _Promoted(pattern, ())
    refused = None if there else _refused(pattern)
    written = refused or promote(change, pattern, agents, BY_HAND)
    return written if isinstance(written, Refusal) else _Promoted(pattern, written)


def _agents(pattern: EnginePattern) -> list[str]:
    """Those that can have a runbook: signals may name anything."""
    return [agent for agent in pattern.targets if is_agent(agent)]


def _refused(pattern: EnginePattern) -> Refusal | None:
    """The guards of a promotion; only that it was demoted before may be overruled by hand."""
    unmet = unmet_guards(pattern)
    if not unmet:
        return None
    more = needs_more(pattern) if {each.lack for each in unmet} <= {Lack.COUNT, Lack.CONFIDENCE} else None
    step = f"it needs to be seen {more} more times" if more else "hotwash patterns shows what it is made of"
    return Refusal(f"{pattern.name} cannot be promoted: {', '.join(each.words for each in unmet)}", step)


def _sentence(made: _Promoted) -> str:
    name = written_name(made.pattern)
    if not made.written:
        return f"{name} is promoted to {all_of(made.pattern.targets)} already"
    return f"promoted {name} → {all_of([each.agent for each in made.written])}"


def _notes(made: _Promoted) -> Iterator[str]:
    pattern, written = made
    name = written_name(pattern)
    for each in written:
        if each.known is not None:
            yield f"{each.shown}:{each.known.line} has an entry {name} already: its text stays, its numbers are new"
        if each.disagrees:
            yield f"{each.shown} says the opposite of {name}: somebody has to decide"
    if not written:
        return
    if pattern.is_demoted and pattern.stored is not None:
        yield f"{name} was demoted{f' on {pattern.stored.demoted_date}' if pattern.stored.demoted_date else ''}"
    if says_only_what_to_avoid(pattern):
        yield f"{name} has no fix template: its entry says what to avoid, not what to do instead"
    if pattern.confidence < DIRECT:
        yield f"a draft: read it within 7 days, then hotwash runbook confirm {name}"
