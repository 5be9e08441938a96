"""Whether a pattern may become an entry of a runbook, and when it is outlived (source: learning engine, promotion)."""

from enum import StrEnum
from typing import NamedTuple

from hotwash.core.analysis.engine.confidence import PROMOTABLE, times_needed
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.trend import Trend

LEAST_COUNT = 3
DEMOTABLE_AFTER, FLAGGED_AFTER = 90, 180


class Lack(StrEnum):
    """What a pattern has not that a promotion asks for."""

    COUNT = "count"
    CONFIDENCE = "confidence"
    DESCRIPTION = "description"
    AGENTS = "agents"
    PROMOTED = "promoted"
    DEMOTED = "demoted"


class Missing(NamedTuple):
    """One thing that is in the way, in words."""

    lack: Lack
    words: str


def missing_for_promotion(pattern: EnginePattern) -> tuple[Missing, ...]:
    """Everything that is in the way, the plainest first; nothing where the pattern may be promoted."""
    if pattern.is_demoted:
        since = pattern.stored.demoted_date if pattern.stored else None
        return (Missing(Lack.DEMOTED, f"it was demoted on {since}" if since else "it was demoted"),)
    if pattern.is_promoted:
        agents = ", ".join(pattern.targets)
        return (Missing(Lack.PROMOTED, f"it is promoted to {agents}"),)
    return unmet_guards(pattern)


def unmet_guards(pattern: EnginePattern) -> tuple[Missing, ...]:
    """What is in the way whatever became of it before."""
    found = []
    if pattern.count < LEAST_COUNT:
        found.append(Missing(Lack.COUNT, f"seen {pattern.count} of {LEAST_COUNT} times"))
    if pattern.confidence < PROMOTABLE:
        found.append(Missing(Lack.CONFIDENCE, f"confidence {pattern.confidence:.2f} is below {PROMOTABLE:.2f}"))
    if not pattern.description:
        found.append(Missing(Lack.DESCRIPTION, "no description"))
    if not pattern.agents:
        found.append(Missing(Lack.AGENTS, "no agent that it concerns"))
    return tuple(found)


def is_eligible(pattern: EnginePattern) -> bool:
    return not missing_for_promotion(pattern)


def needs_more(pattern: EnginePattern) -> int | None:
    """How many more times it must be seen to be promoted, at the earliest; `None` where that would not be enough."""
    return times_needed(pattern.evidence, LEAST_COUNT)


def is_demotion_candidate(pattern: EnginePattern) -> bool:
    """Promoted, and not seen for so long that a person should decide whether its entry is still wanted."""
    is_entry = pattern.is_promoted and not pattern.is_demoted
    return is_entry and pattern.age is not None and pattern.age >= DEMOTABLE_AFTER


def is_outdated(pattern: EnginePattern) -> bool:
    """Not seen for half a year."""
    return pattern.age is not None and pattern.age >= FLAGGED_AFTER


def is_rising(pattern: EnginePattern) -> bool:
    return pattern.trend is Trend.INCREASING
