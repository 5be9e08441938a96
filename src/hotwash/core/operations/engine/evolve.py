"""`evolve`: the patterns of all signals anew, into the registry, the trends, the log and the runbooks, in one step.

(source: learning engine, `/evolve`)
"""

from collections.abc import Iterator

from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target
from hotwash.core.model.signal import SignalSource
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.engine.evolution import NO_FINDINGS, RUN_REVIEWS, Evolution, evolution, has_signals
from hotwash.core.operations.engine.line_notes import line_notes
from hotwash.core.operations.engine.promotion import says_only_what_to_avoid
from hotwash.core.operations.engine.registry_row import Row, written_name
from hotwash.core.operations.engine.subject import engine_today, outcome_of
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import all_of, command_line, counted

NOTHING_NEW = ("No new patterns detected since last analysis.", "Pattern registry is up to date.")


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    found = evolution(snapshot, intent, context)
    if isinstance(found, Refusal):
        return found
    whole = found.is_whole
    edits = found.change.edits(_meta(found) if whole else None, found.alerts if whole else None)
    if isinstance(edits, Refusal):
        return edits
    patterns = {each.key: each for each in found.patterns}
    return Plan(
        intent=intent,
        title=f"evolve {counted(len(found.patterns), 'pattern')}",
        done=_done(found) if edits else " ".join(NOTHING_NEW),
        edits=edits,
        outcomes=tuple(
            outcome_of(patterns[key], Outcome.CHANGED, f"promoted to {all_of([each.agent for each in written])}")
            for key, written in found.promoted.items()
        ),
        notes=tuple(_notes(found)),
        equivalent=command_line(intent.verb, [], intent.arguments, "--apply"),
        obeyed=bool(edits),
        basis=found.change.basis if edits else {},
    )


def refusal(snapshot: Snapshot, _target: Target | None, context: Context) -> Refusal | None:
    engine = engine_today(snapshot, context)
    if isinstance(engine, Refusal):
        return engine
    return None if has_signals(engine) else missing_argument(NO_FINDINGS, RUN_REVIEWS)


def _meta(found: Evolution) -> Row:
    """What the registry says of the analysis as a whole; a number of services stays a number."""
    engine = found.engine
    registry = engine.registry
    stored = registry.meta.services_analyzed if registry is not None else None
    services = sorted({service for each in found.patterns for service in each.services})
    looked_at = {each.key for each in found.patterns}
    foreign = [each for each in engine.patterns if each.key not in looked_at]
    return {
        "total_findings_analyzed": len(engine.of_source(SignalSource.REVIEW)),
        "total_corrections_analyzed": len(engine.of_source(SignalSource.CORRECTION)),
        "total_patterns": len(found.patterns) - len(found.nameless) + len(foreign),
        "services_analyzed": len(services) if isinstance(stored, int) else [*services],
        "analysis_window_days": engine.horizon.window,
    }


def _done(found: Evolution) -> str:
    counts = (
        f"{counted(len(found.new), 'new pattern')}",
        f"{len(found.updated)} updated",
        f"{len(found.promoted)} promoted",
    )
    return f"evolved: {', '.join(counts)}"


def _notes(found: Evolution) -> Iterator[str]:
    """What does not count, and why; who has to decide something."""
    yield from line_notes(found.engine)
    for pattern in found.nameless:
        yield f"{pattern.name} is no name for the registry: lower-case words with dashes"
    for key, written in found.conflicts:
        yield f"{written.shown} says the opposite of {key}: somebody has to decide"
    bare = [each for each in found.patterns if each.key in found.promoted and says_only_what_to_avoid(each)]
    if bare:
        yield f"no fix template, so they only say what to avoid: {all_of([written_name(each) for each in bare])}"
    if not found.is_whole:
        yield "only some patterns were looked at: the totals and trends of all stay as they are"
