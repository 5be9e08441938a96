"""An analysis in the form of the commands: sources, patterns and what becomes of them, alerts, runbooks."""

from collections.abc import Iterator, Sequence

from hotwash.cli.reading.engine.asking import DOUBLE_RULE
from hotwash.core.analysis.engine.alerts import AlertType
from hotwash.core.analysis.engine.confidence import PROMOTABLE, Band, band
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.sources import WEIGHTS, SourceType
from hotwash.core.analysis.engine.trend import Trend
from hotwash.core.model.signal import SignalSource
from hotwash.core.operations.engine.evolution import Evolution
from hotwash.core.operations.engine.promotion import Written
from hotwash.core.operations.engine.registry_row import written_name
from hotwash.viewmodels.engine_words import missing_text, names_text, percent_text
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown

_MONTH = 30
_BANDS = {
    "HIGH CONFIDENCE (>= 0.8)": (Band.HIGH,),
    "MEDIUM CONFIDENCE (0.6-0.8)": (Band.MEDIUM,),
    "LOW CONFIDENCE (< 0.6)": (Band.TRACKED, Band.NOISE),
}
_QUALITIES = {"High (>= 0.7)": (0.7, 2.0), "Medium": (0.4, 0.7), "Low (< 0.4)": (0.0, 0.4)}
_REVIEWER = "code-reviewer"


def evolution_lines(found: Evolution, *, written: bool) -> list[str]:
    """All sections in their order; those without anything to say are left out below the summary."""
    return [
        "=== EVOLVE ANALYSIS ===",
        *_sources(found),
        *("", "=== SOURCE QUALITY ===", *_quality(found)),
        *("", "=== PATTERN SUMMARY ===", *_summary(found, written=written, low="Tracking only")),
        *_section("TREND ALERTS", _moved(found)),
        *_section("RUNBOOK UPDATES", _runbooks(found)),
        *_section("CROSS-SERVICE ALERTS", _elsewhere(found)),
        *_section("CONFLICTS", _conflicts(found)),
        *_section("NEXT STEPS", _next_steps(found, written=written)),
    ]


def brief_evolution_lines(found: Evolution, *, written: bool) -> list[str]:
    """The form of the documentation."""
    trends = list(_brief_trends(found))
    return [
        "ANALYSIS COMPLETE",
        DOUBLE_RULE,
        "",
        f"Findings analyzed: {_number_of(found, SignalSource.REVIEW)}",
        f"Session learnings: {_number_of(found, SignalSource.SESSION)}",
        f"Patterns identified: {len(found.patterns)}",
        *("", *_summary(found, written=written, low="Not promoted (below threshold)")),
        *(("", "TRENDS:", *trends) if trends else ()),
    ]


def _section(head: str, lines: Iterator[str]) -> Iterator[str]:
    said = list(lines)
    if said:
        yield from ("", f"=== {head} ===", *said)


def _number_of(found: Evolution, source: SignalSource) -> int:
    return len(found.engine.of_source(source))


def _sources(found: Evolution) -> Iterator[str]:
    corrections = found.engine.of_source(SignalSource.CORRECTION)
    explicit = sum(each.signal.explicit is True for each in corrections)
    implicit = sum(each.signal.explicit is False for each in corrections)
    yield "Data sources analyzed:"
    yield f"  Review findings:   {_number_of(found, SignalSource.REVIEW)}"
    yield f"  User corrections:  {len(corrections)} ({explicit} explicit, {implicit} implicit)"
    yield f"  Session learnings: {_number_of(found, SignalSource.SESSION)}"
    incidents = _number_of(found, SignalSource.INCIDENT)
    if incidents:
        yield f"  Incidents:         {incidents}"
    yield ""
    yield f"Patterns identified: {len(found.patterns)}"
    yield f"New patterns:        {len(found.new)}"
    yield f"Updated patterns:    {len(found.updated)}"


def _quality(found: Evolution) -> Iterator[str]:
    """How many signals of which worth, and what they weigh together."""
    kinds = [each.source_type for each in found.engine.signals]
    for head, (least, below) in _QUALITIES.items():
        weights = [WEIGHTS[kind] for kind in kinds if least <= WEIGHTS[kind] < below]
        yield f"  {head + ':':<14} {len(weights)}  (weight {sum(weights):.1f})"


# Patterns


def _summary(found: Evolution, *, written: bool, low: str) -> Iterator[str]:
    rows = {each.key: _row(each) for each in found.patterns}
    widths = [max((len(row[column]) for row in rows.values()), default=0) for column in range(3)]
    blocks = []
    for head, bands in _BANDS.items():
        patterns = [each for each in found.patterns if band(each.confidence) in bands]
        if patterns:
            lines = (
                f"  {'  '.join(cell.ljust(width) for cell, width in zip(rows[each.key], widths, strict=True))}"
                f"  → {_fate(each, found, written=written, low=low)}"
                for each in patterns
            )
            blocks.append([f"{head}:", *lines])
    for place, block in enumerate(blocks):
        yield from ("", *block) if place else block
    if not blocks:
        yield "  No pattern yet: no signal names one, and no words suggest one."


def _row(pattern: EnginePattern) -> tuple[str, str, str]:
    return shown(written_name(pattern)), f"[{counted(pattern.count, 'occurrence')}]", f"[{pattern.trend}]"


def _fate(pattern: EnginePattern, found: Evolution, *, written: bool, low: str) -> str:
    now = found.promoted.get(pattern.key)
    if now is not None:
        return f"{'Promoted to' if written else 'To be promoted to'}: {_agents([each.agent for each in now])}"
    if pattern.is_demoted:
        return "Demoted"
    if pattern.is_promoted:
        return f"Promoted to: {_agents(pattern.targets)}"
    return low if pattern.confidence < PROMOTABLE else f"Not promoted: {missing_text(pattern)}"


def _agents(agents: Sequence[str]) -> str:
    return names_text(tuple(agents))


# What moves


def _moved(found: Evolution) -> Iterator[str]:
    """What rises and what falls, with the advice that the last analysis stored."""
    window = found.engine.horizon.window
    before = "last month" if window == _MONTH else f"the {window} days before"
    advice = {each.pattern.key: each.action for each in found.alerts if each.action}
    for trend, sign in ((Trend.INCREASING, "⚠️  INCREASING"), (Trend.DECREASING, "✅ DECREASING")):
        for pattern in found.patterns:
            if pattern.trend is trend:
                yield f"{sign}: {shown(written_name(pattern))} ({percent_text(pattern.change)} vs {before})"
                if pattern.key in advice:
                    yield f"   {shown(advice[pattern.key])}"


def _brief_trends(found: Evolution) -> Iterator[str]:
    for trend, sign in ((Trend.INCREASING, "↑"), (Trend.DECREASING, "↓"), (Trend.RESOLVED, "✓")):
        for pattern in found.patterns:
            if pattern.trend is trend:
                is_gone = trend is Trend.RESOLVED
                told = f"no occurrences in {pattern.resolved_days} days" if is_gone else _was_and_is(pattern)
                yield f"  {sign} {trend.upper()}: {shown(written_name(pattern))} ({told})"


def _was_and_is(pattern: EnginePattern) -> str:
    return f"was {pattern.previous}, now {pattern.current}"


def _elsewhere(found: Evolution) -> Iterator[str]:
    for alert in found.alerts:
        if alert.type is AlertType.CROSS_SERVICE:
            yield shown(written_name(alert.pattern))
            yield f"  Found in: {shown(alert.service)}"
            yield f"  May also exist in: {shown(alert.other)}"
            yield f"  Check: {shown(alert.pattern.description or '')}"


# What is written


def _runbooks(found: Evolution) -> Iterator[str]:
    """Runbook by runbook what is new in it and what stays as a person wrote it."""
    patterns = {each.key: each for each in found.patterns}
    rows: dict[str, list[str]] = {}
    for key, written in found.promoted.items():
        for each in written:
            rows.setdefault(each.shown, []).append(_update(patterns[key], each))
    for path, lines in rows.items():
        yield f"Updated: {shown(path)}"
        yield from (f"  {line}" for line in lines)


def _update(pattern: EnginePattern, written: Written) -> str:
    name = shown(written_name(pattern))
    if written.known is not None:
        return f"= Kept: {name} (line {written.known.line}; only its numbers are new)"
    return f"+ Added: {name} ({'check priority' if written.agent == _REVIEWER else pattern.entry_type})"


def _conflicts(found: Evolution) -> Iterator[str]:
    for key, written in found.conflicts:
        yield f"{shown(written.shown)} says the opposite of {shown(key)}: somebody has to decide"


def _next_steps(found: Evolution, *, written: bool) -> Iterator[str]:
    if found.promoted:
        drafts = counted(len(found.promoted), "new draft")
        yield f"- Read {drafts} within 7 days: hotwash runbook confirm NAME, or demote it"
    kinds = [each.source_type for each in found.engine.unnamed]
    if kinds:
        of_them = sum(kind in (SourceType.EXPLICIT, SourceType.IMPLICIT) for kind in kinds)
        told = f" ({of_them} of them corrections)" if of_them else ""
        yield f"- Name the pattern of {counted(len(kinds), 'line')}{told}: they count for none"
    if not written and found.change.edits():
        yield "- hotwash evolve --apply writes it"
