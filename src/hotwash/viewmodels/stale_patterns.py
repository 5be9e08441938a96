"""Rows of pane 3 that are patterns: a draft in a runbook that waits for a person, or something that is seen no more."""

from hotwash.core.analysis.ages import Age, short_age
from hotwash.core.analysis.engine.overdue import OverduePattern, overdue_patterns
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.values import dataclass, replace
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.patterns import PatternRow, pattern_subject
from hotwash.viewmodels.rows import Breadth, Cell, Condition, Setting


@dataclass(frozen=True, slots=True)
class StalePatternRow(PatternRow):
    """One pattern, in the columns of what is stale."""

    pattern: EnginePattern
    place: str
    reason: str
    days: int

    @property
    def condition(self) -> Condition:
        return Condition.STALE

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        first = (Cell(short_age(Age(self.days, None)), Tone.WARNING), Cell(self.kind, Tone.STRONG))
        if setting.breadth in (Breadth.MEDIUM, Breadth.EXTRA):
            return (*first, Cell(f"{self.reason}{self.place}"), Cell(self.name), Cell(""))
        return (*first, Cell(self.reason.partition(" ")[0], Tone.DIM), Cell(f"{self.name}{self.place}"))

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.name} – {self.reason}{self.place}, {self.days} d"


def stale_patterns(facts: Facts) -> list[OverduePattern]:
    confirmed = facts.snapshot.personal.confirmed
    return [each for engine in facts.engines for each in overdue_patterns(engine, confirmed)]


def stale_pattern_row(item: OverduePattern, place: str) -> StalePatternRow:
    return StalePatternRow(item.pattern, place, item.reason, item.days)


def stale_pattern_subject(item: OverduePattern) -> PlainSubject:
    """What a filter can ask of it; its age is how long it has been waiting."""
    found = pattern_subject(item.pattern)
    ages = {**found.ages, "age": Age(item.days, None)}
    return replace(found, ages=ages, flags=found.flags | {"stale"})
