"""Patterns as a table: by default the most frequent ones, with other columns where they are picked out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hotwash.cli.output import columns
from hotwash.cli.reading.engine.asking import DOUBLE_RULE
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.signals import day_of
from hotwash.core.analysis.engine.trend import Trend
from hotwash.viewmodels.engine_words import (
    LEGEND,
    NONE,
    day_text,
    names_text,
    percent_text,
    promotion_text,
    trend_text,
)
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown

MOST = 10


class Wanted(NamedTuple):
    """Which patterns are shown: of an agent, of a trend, of a category; all or the first ten."""

    agent: str | None = None
    trend: Trend | None = None
    category: str | None = None
    everything: bool = False

    @property
    def is_picked(self) -> bool:
        return bool(self.agent or self.trend or self.category)

    def of(self, patterns: Sequence[EnginePattern]) -> tuple[EnginePattern, ...]:
        """Those that fit, in their order; what is picked out is shown as a whole."""
        found = tuple(each for each in patterns if self._fits(each))
        return found if self.everything or self.is_picked else found[:MOST]

    def _fits(self, pattern: EnginePattern) -> bool:
        return (
            _is_among(self.agent, pattern.agents)
            and self.trend in (None, pattern.trend)
            and _is_among(self.category, (pattern.category or "",))
        )


def _is_among(wanted: str | None, names: Sequence[str]) -> bool:
    return wanted is None or wanted.casefold() in (name.casefold() for name in names)


def table_lines(engine: Engine, wanted: Wanted) -> list[str]:
    """The form of the commands."""
    found = wanted.of(engine.patterns)
    heads, rows, right = _columns(wanted, found)
    table = columns([heads, *rows], right=frozenset(right)) if found else ["No pattern fits."]
    return [f"=== {_title(wanted)} ===", _analysed(engine), "", *table, "", *_below(engine, wanted, found)]


def _title(wanted: Wanted) -> str:
    if wanted.agent:
        return f"PATTERNS FOR: {shown(wanted.agent)}"
    if wanted.trend:
        return f"{wanted.trend.upper()} PATTERNS"
    if wanted.category:
        return f"{shown(wanted.category).upper()} PATTERNS"
    return "ALL PATTERNS" if wanted.everything else "TOP PATTERNS"


def _analysed(engine: Engine) -> str:
    registry = engine.registry
    return f"Last analysis: {day_text(day_of(registry.meta.last_analysis)) if registry is not None else 'never'}"


_Table = tuple[tuple[str, ...], list[tuple[str, ...]], tuple[int, ...]]


def _columns(wanted: Wanted, found: Sequence[EnginePattern]) -> _Table:
    """Heads, rows and the places of the numbers."""
    if wanted.agent:
        heads = ("Pattern", "Count", "Trend", "Confidence", "Promoted")
        return heads, [(*_first(each), _confidence(each), promotion_text(each)) for each in found], (1, 3)
    if wanted.trend:
        days = f"{found[0].horizon.window}-day" if found else ""
        heads = ("Pattern", "Count", days, "Previous", "Change")
        return heads, [(shown(each.name), str(each.count), *_moved(each)) for each in found], (1, 2, 3, 4)
    if wanted.category:
        heads = ("Pattern", "Count", "Trend", "Confidence", "Severity")
        return heads, [(*_first(each), _confidence(each), each.severity or NONE) for each in found], (1, 3)
    numbered = enumerate(found, 1)
    rows = [(str(n), *_first(each), _confidence(each), names_text(each.agents)) for n, each in numbered]
    return ("#", "Pattern", "Count", "Trend", "Confidence", "Agents"), [*rows], (0, 2, 4)


def _first(pattern: EnginePattern) -> tuple[str, str, str]:
    return shown(pattern.name), str(pattern.count), trend_text(pattern)


def _confidence(pattern: EnginePattern) -> str:
    return f"{pattern.confidence:.2f}"


def _moved(pattern: EnginePattern) -> tuple[str, str, str]:
    return str(pattern.current), str(pattern.previous), percent_text(pattern.change)


def _below(engine: Engine, wanted: Wanted, found: Sequence[EnginePattern]) -> Iterator[str]:
    """The legend and two hints; below what was picked out, its sum."""
    if wanted.is_picked:
        occurrences = sum(each.count for each in found)
        yield f"Total: {counted(len(found), 'pattern')}, {counted(occurrences, 'occurrence')}"
        return
    yield LEGEND
    yield "hotwash patterns NAME tells all about one"
    rest = len(engine.patterns) - len(found)
    yield f"hotwash patterns --all shows {rest} more" if rest else "hotwash trends compares two windows of time"


def brief_lines(engine: Engine, wanted: Wanted) -> list[str]:
    """The form of the documentation."""
    found = wanted.of(engine.patterns)
    heads = ("#", "Pattern", "Count", "Trend", "Category", "Agents")
    rows = [
        (str(n), shown(each.name), str(each.count), each.trend, shown(each.category) or NONE, names_text(each.agents))
        for n, each in enumerate(found, 1)
    ]
    table = [f" {line}" for line in columns([heads, *rows], right=frozenset({0}))] if found else ["No pattern fits."]
    return [f"{_title(wanted)} (last {engine.horizon.window} days)", DOUBLE_RULE, "", *table]
