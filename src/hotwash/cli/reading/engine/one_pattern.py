"""One pattern with everything that is known of it, in both forms."""

from collections.abc import Iterator

from hotwash.cli.output import columns
from hotwash.cli.reading.engine.asking import DOUBLE_RULE
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.merging import Seen
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.signals import day_of
from hotwash.core.text.masking import masked
from hotwash.core.text.visible import visible_lines
from hotwash.viewmodels.engine_words import (
    NONE,
    confidence_text,
    day_text,
    missing_text,
    movement_text,
    names_text,
    promotion_text,
    services_text,
    trend_text,
)
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown

_MOST = 10
_MOST_EXAMPLES = 3


def pattern_lines(engine: Engine, pattern: EnginePattern) -> list[str]:
    """The form of the commands."""
    return [
        f"=== PATTERN: {shown(pattern.name)} ===",
        f"Description: {shown(pattern.description) or NONE}",
        f"Category:    {shown(pattern.category) or NONE}",
        f"Severity:    {pattern.severity or NONE}",
        f"Confidence:  {confidence_text(pattern)}{_stored(engine, pattern)}",
        *("", "STATISTICS"),
        f"  Total occurrences: {pattern.count}",
        f"  First seen:        {day_text(pattern.first_seen)}",
        f"  Last seen:         {day_text(pattern.last_seen)}",
        f"  Trend:             {trend_text(pattern)}, {movement_text(pattern.previous, pattern.current)}",
        *("", "AFFECTED"),
        f"  Agents:   {names_text(pattern.agents)}",
        f"  Services: {services_text(pattern)}",
        *("", "RECENT OCCURRENCES", *_occurrences(pattern)),
        *("", "FIX TEMPLATE", *(f"  {line}" for line in _text(pattern.fix_template or "none yet"))),
        *("", "RUNBOOK STATUS", *_status(pattern)),
    ]


def _stored(engine: Engine, pattern: EnginePattern) -> str:
    """What the registry says, where that is something else than what is so today."""
    said = pattern.stored.confidence if pattern.stored is not None else None
    if said is None or said == pattern.confidence:
        return ""
    analysed = day_of(engine.registry.meta.last_analysis) if engine.registry is not None else None
    return f"; the registry says {said:.2f}" + (f", as of {analysed}" if analysed is not None else "")


def _occurrences(pattern: EnginePattern) -> Iterator[str]:
    """The latest ones, newest first."""
    seen = _newest_first(pattern)
    rows = [_occurrence(each) for each in seen[:_MOST]]
    told = [place for place in range(len(rows[0])) if any(row[place] for row in rows)] if rows else []
    yield from (f"  {line}" for line in columns([[row[place] for place in told] for row in rows]))
    rest = pattern.count - min(len(seen), _MOST)
    if rest:
        yield f"  {counted(rest, 'more occurrence')}"


def _newest_first(pattern: EnginePattern) -> list[Seen]:
    return sorted(pattern.seen, key=lambda each: each.occurrence.date or "", reverse=True)


def _occurrence(seen: Seen) -> tuple[str, ...]:
    """Its cells; those of a column that no occurrence fills are left out."""
    row = seen.occurrence
    request = f"PR #{shown(str(row.pr))}" if row.pr else ""
    return day_text(seen.day), shown(seen.service), shown(seen.file), request, shown(seen.text)


def _status(pattern: EnginePattern) -> Iterator[str]:
    missing = missing_text(pattern)
    yield f"  Promoted: {promotion_text(pattern) if missing else 'no (ready)'}"
    if missing and not pattern.is_promoted:
        yield f"  Missing:  {missing}"
    yield f"  Agents:   {names_text(pattern.targets)}"
    yield f"  Date:     {day_text(pattern.promoted_on)}"


def _text(text: str) -> list[str]:
    return visible_lines(masked(text.rstrip("\n")))


def brief_pattern_lines(engine: Engine, pattern: EnginePattern) -> list[str]:
    """The form of the documentation."""
    moved = f"{counted(pattern.count, 'occurrence')}, {movement_text(pattern.previous, pattern.current)}"
    return [
        f"PATTERN: {shown(pattern.name)}",
        DOUBLE_RULE,
        "",
        f"Category: {shown(pattern.category) or NONE}",
        f"Severity: {pattern.severity or NONE}",
        f"Trend: {pattern.trend} ({moved} over {engine.horizon.window} days)",
        f"Agents affected: {names_text(pattern.agents)}",
        *("", "Description:"),
        *(f"  {line}" for line in _text(pattern.description or NONE)),
        *("", "Examples:"),
        *(f"  - {_example(each)}" for each in _newest_first(pattern)[:_MOST_EXAMPLES]),
        *("", "Runbook entry:"),
        *_entry(engine, pattern),
    ]


def _example(seen: Seen) -> str:
    feature = seen.signal.signal.feature if seen.signal is not None else None
    return f"{shown(feature) or day_text(seen.day)}: {shown(seen.text or seen.file) or NONE}"


def _entry(engine: Engine, pattern: EnginePattern) -> Iterator[str]:
    if not pattern.is_promoted:
        yield f"  Not promoted: {missing_text(pattern) or 'ready for it'}"
        return
    places = {book.agent: document.relative for document, book in engine.runbooks}
    for agent in pattern.targets:
        yield f"  Location: {shown(places.get(agent, agent))}"
    yield f"  Added: {day_text(pattern.promoted_on)}"
