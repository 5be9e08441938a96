"""Patterns past a limit: drafts in runbooks that nobody looked at, and what nobody has seen for half a year."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hotwash.core.analysis.engine.drafts import EntryState, entry_state
from hotwash.core.analysis.engine.eligibility import FLAGGED_AFTER, is_outdated
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import DRAFT_DAYS, EnginePattern


class OverduePattern(NamedTuple):
    """One pattern, why somebody should look at it, for how many days, and the limit."""

    pattern: EnginePattern
    reason: str
    days: int
    limit: int

    @property
    def key(self) -> tuple[str, str]:
        return self.pattern.workspace.id, self.pattern.key

    @property
    def overdue(self) -> float:
        """Days over the limit, in limits."""
        return (self.days - self.limit) / self.limit


def overdue_patterns(engine: Engine, confirmed: Mapping[str, str]) -> Iterator[OverduePattern]:
    """Each once, in the order of the engine; those that were demoted are over."""
    for pattern in engine.patterns:
        promoted = pattern.promoted_on
        if promoted is not None and entry_state(pattern, engine, confirmed) is EntryState.DUE:
            days = (engine.horizon.today - promoted).days
            yield OverduePattern(pattern, f"draft > {DRAFT_DAYS} d", days, DRAFT_DAYS)
        elif pattern.age is not None and is_outdated(pattern) and not pattern.is_demoted:
            yield OverduePattern(pattern, f"unseen ≥ {FLAGGED_AFTER} d", pattern.age, FLAGGED_AFTER)
