"""A pattern becomes an entry of the runbooks of its agents: what is written, where, and what the log says of it.

(source: learning engine, promotion, RUNBOOK.md)
"""

from collections.abc import Iterator, Sequence

from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.sources import SourceType
from hotwash.core.model.plan import Refusal
from hotwash.core.model.runbook import RunbookEntry, RunbookOrigin, RunbookPart
from hotwash.core.model.signal import Signal
from hotwash.core.model.values import dataclass
from hotwash.core.operations.engine.change import EngineChange
from hotwash.core.operations.engine.registry_row import Row, written_name
from hotwash.core.operations.engine.runbook_entry import EngineEntry, Statistics, engine_lines
from hotwash.core.operations.engine.runbook_file import TITLES, RunbookChange
from hotwash.core.operations.words import counted

BY_EVOLVE, BY_HAND = "evolve_command", "manual"
SECTION = TITLES[RunbookPart.AUTO_GENERATED]

_MOST_SOURCES = 10
_CORRECTED = {SourceType.EXPLICIT, SourceType.IMPLICIT}
_SOURCES = {
    SourceType.EXPLICIT: "user correction",
    SourceType.IMPLICIT: "user correction",
    SourceType.BLOCKING: "review finding",
    SourceType.WARNING: "review finding",
    SourceType.NIT: "review finding",
    SourceType.SESSION: "session learning",
    SourceType.OTHER: "incident",
}


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a pattern in one runbook: a new entry, or one that was there and keeps its text.

    `disagrees` says that a person has it among what works while the engine warns of it, or the other way round.
    """

    agent: str
    shown: str
    known: RunbookEntry | None
    disagrees: bool


def promote(
    change: EngineChange, pattern: EnginePattern, agents: Sequence[str], trigger: str
) -> tuple[Written, ...] | Refusal:
    """Add to `change` what promoting a pattern to these agents writes."""
    written = []
    for agent in agents:
        runbook = change.runbook(agent)
        if isinstance(runbook, Refusal):
            return runbook
        written.append(_into(runbook, agent, pattern, change))
    stored = pattern.stored
    others = stored.runbook_agents if stored is not None and pattern.is_promoted and not pattern.is_demoted else ()
    marks: Row = {
        "promoted_to_runbook": True,
        "runbook_agents": [*dict.fromkeys((*others, *agents))],
        "promoted_date": change.context.today,
    }
    change.row(pattern, {**marks, "demoted": False} if pattern.is_demoted else marks)
    change.log(log_row(pattern, change.context.today, agents, trigger, SECTION))
    return tuple(written)


def log_row(pattern: EnginePattern, today: str, agents: Sequence[str], trigger: str, section: str) -> Row:
    """One line of the promotion log."""
    return {
        "date": today,
        "pattern": written_name(pattern),
        "confidence": pattern.confidence,
        "occurrences": pattern.count,
        "promoted_to": list(agents),
        "entry_type": pattern.entry_type,
        "trigger": trigger,
        "runbook_section": section,
    }


def count_anew(runbook: RunbookChange, pattern: EnginePattern) -> None:
    """Bring the numbers of its entries up to date; their text is not touched."""
    for entry in runbook.live(written_name(pattern)):
        runbook.count_anew(entry, statistics_of(pattern))


def statistics_of(pattern: EnginePattern) -> Statistics:
    last_seen = pattern.last_seen.isoformat() if pattern.last_seen is not None else None
    return Statistics(pattern.confidence, pattern.count, pattern.trend.value, last_seen)


def _into(runbook: RunbookChange, agent: str, pattern: EnginePattern, change: EngineChange) -> Written:
    """One heading per name: what is there already keeps its text, and its numbers are brought up to date."""
    known = runbook.live(written_name(pattern))
    if not known:
        runbook.add(RunbookPart.AUTO_GENERATED, engine_lines(entry_of(pattern), change.context.now.date()))
        return Written(agent, runbook.file.shown, None, False)
    count_anew(runbook, pattern)
    return Written(agent, runbook.file.shown, known[0], any(_disagrees(each, pattern) for each in known))


def _disagrees(entry: RunbookEntry, pattern: EnginePattern) -> bool:
    against = RunbookPart.ANTI_PATTERNS if _is_positive(pattern) else RunbookPart.PATTERNS
    return entry.origin is RunbookOrigin.MANUAL and entry.part is against


def entry_of(pattern: EnginePattern) -> EngineEntry:
    """Everything the engine knows of a pattern, for an agent to read."""
    lines = [each.signal for each in reversed(pattern.signals)]
    example = next((each.code_example for each in lines if each.code_example), "")
    fix = pattern.fix_template or ""
    is_corrected = bool(pattern.breakdown) and set(pattern.breakdown) <= _CORRECTED
    done = _corrected_action(pattern, lines) if is_corrected else ""
    if done:
        # What describes a correction is what the person wanted: that is not what to avoid.
        fix = fix or pattern.description or ""
    return EngineEntry(
        name=written_name(pattern),
        origin=RunbookOrigin.CORRECTION if is_corrected else RunbookOrigin.AUTO,
        statistics=statistics_of(pattern),
        description=done or pattern.description or "",
        is_positive=_is_positive(pattern),
        context=next((each.context for each in lines if each.context and each.context != each.text), ""),
        instead=fix if fix != example else "",
        example=example,
        learned_from=tuple(_learned_from(pattern)),
        services=tuple(pattern.services),
    )


def says_only_what_to_avoid(pattern: EnginePattern) -> bool:
    """Whether its entry leaves open what to do instead."""
    entry = entry_of(pattern)
    return not (entry.is_positive or entry.instead or entry.example)


def _corrected_action(pattern: EnginePattern, latest_first: Sequence[Signal]) -> str:
    """What the agent did, by the correction that describes the pattern, else by the latest that says it."""
    told = [each for each in latest_first if each.ai_action is not None and each.ai_action.summary]
    best = next((each for each in told if each.text == pattern.description), told[0] if told else None)
    return (best.ai_action.summary or "") if best is not None and best.ai_action is not None else ""


def _is_positive(pattern: EnginePattern) -> bool:
    return pattern.entry_type != "anti-pattern"


def _learned_from(pattern: EnginePattern) -> Iterator[str]:
    """The pull requests it was found in; where none is named, how many signals of each kind tell of it."""
    requests = dict.fromkeys(str(each.occurrence.pr).lstrip("#") for each in pattern.seen if each.occurrence.pr)
    yield from (f"PR #{number}" for number in list(requests)[:_MOST_SOURCES])
    if len(requests) > _MOST_SOURCES:
        yield f"{len(requests) - _MOST_SOURCES} more"
    if not requests:
        numbers: dict[str, int] = {}
        for kind, number in pattern.breakdown.items():
            numbers[_SOURCES[kind]] = numbers.get(_SOURCES[kind], 0) + number
        yield from (counted(number, noun) for noun, number in numbers.items())
