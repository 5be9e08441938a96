"""The detail of a pattern: what it is, its confidence term by term, every occurrence, and its entry in runbooks."""

from collections.abc import Iterator

from hotwash.core.analysis.engine.confidence import PROMOTABLE
from hotwash.core.analysis.engine.eligibility import LEAST_COUNT, missing_for_promotion, needs_more
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.merging import Seen
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.pattern import Promotion
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import diff_lines
from hotwash.viewmodels.detail import (
    BLANK,
    Background,
    Detail,
    DetailLine,
    diff_line,
    limited,
    pairs,
    parts,
    prose,
    rule,
)
from hotwash.viewmodels.engine_words import (
    NONE,
    confidence_text,
    day_text,
    movement_text,
    names_text,
    outlived_text,
    promotion_text,
    services_text,
)
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.patterns import moving_text
from hotwash.viewmodels.rows import Cell, shown

TABS = ("Pattern", "Why", "History", "Diff")


def pattern_detail(engine: Engine, pattern: EnginePattern, at: int, background: Background) -> Detail:
    """One tab of a pattern, counted from 0."""
    makers = (
        lambda: _text(engine, pattern),
        lambda: _why(engine, pattern),
        lambda: _history(engine, pattern),
        lambda: _difference(engine, pattern),
    )
    lines, cut = limited(makers[at](), background.full)
    return Detail(
        subject=("pattern", pattern.workspace.id, pattern.key, at),
        title=shown(pattern.name),
        tabs=TABS,
        tab=TABS[at],
        lines=lines,
        cut=cut,
        same_as=f"hotwash patterns {shown(pattern.name)}",
    )


def _text(engine: Engine, pattern: EnginePattern) -> Iterator[DetailLine]:
    sure, moved = confidence_text(pattern), movement_text(pattern.previous, pattern.current)
    yield pairs(("Seen", Cell(f"×{pattern.count}", Tone.STRONG)), ("Sure", sure))
    yield pairs(("Trend", moving_text(pattern)), ("Moved", moved))
    yield pairs(("Category", shown(pattern.category) or NONE), ("Severity", pattern.severity or NONE))
    yield pairs(("First", day_text(pattern.first_seen)), ("Last", day_text(pattern.last_seen)))
    yield prose(names_text(pattern.agents), "Agents")
    yield prose(services_text(pattern), "Services")
    yield prose(_promoted(pattern), "Runbook", Tone.WARNING if outlived_text(pattern) else Tone.PLAIN)
    yield BLANK
    yield prose(pattern.description or "Nothing describes it yet.")
    yield from (BLANK, rule("Fix"), prose(pattern.fix_template or "None is suggested yet."))
    actions = dict.fromkeys(alert.action for alert in engine.alerts if alert.pattern is pattern and alert.action)
    if actions:
        yield from (BLANK, rule("Recommended by the last analysis"), *map(prose, actions))


def _promoted(pattern: EnginePattern) -> str:
    if not pattern.is_promoted:
        return promotion_text(pattern)
    since = f" since {pattern.promoted_on}" if pattern.promoted_on is not None else ""
    outlived = f"; {told}: is its entry still wanted?" if (told := outlived_text(pattern)) else ""
    return f"{names_text(pattern.targets)}{since}{outlived}"


def _why(engine: Engine, pattern: EnginePattern) -> Iterator[DetailLine]:
    """The formula, what a promotion asks for, and what the registry says where that is something else."""
    for term in pattern.evidence.terms:
        yield parts(
            f"{term.name:<15}",
            Cell(f"{term.weight:.2f} × {term.share:.2f} = ", Tone.DIM),
            Cell(f"{term.value:.3f}", Tone.STRONG),
            Cell(f"  {term.words}", Tone.DIM),
        )
    yield parts(f"{'confidence':<30}", Cell(confidence_text(pattern), Tone.ACCENT))
    stored = pattern.stored
    if stored is not None and stored.confidence is not None and stored.confidence != pattern.confidence:
        registry = engine.registry
        when = shown(registry.meta.last_analysis) if registry is not None else ""
        yield prose(f"The registry says {stored.confidence:.2f}{f', as of {when}' if when else ''}.", "", Tone.DIM)
    yield from (BLANK, rule("Promotion"), *_promotion(pattern))
    told = [alert for alert in engine.alerts if alert.pattern is pattern]
    if told:
        yield from (BLANK, rule("Alerts"), *(parts(f"{alert.severity}  {shown(alert.message)}") for alert in told))


def _promotion(pattern: EnginePattern) -> Iterator[DetailLine]:
    """Every condition, and how far it is from here."""
    missing = missing_for_promotion(pattern)
    if not missing:
        yield parts(
            Cell("✓ ", Tone.GOOD), f"seen {LEAST_COUNT} times, {PROMOTABLE:.2f} or more, described, with agents"
        )
        yield prose(names_text(pattern.targets), "Goes to")
    yield from (parts(Cell("✗ ", Tone.WARNING), shown(each.words)) for each in missing)
    more = needs_more(pattern) if missing and not (pattern.is_promoted or pattern.is_demoted) else None
    if more:
        yield parts(f"needs {counted(more, 'more occurrence')} of the same kind")
    if not pattern.fix_template:
        yield parts(Cell("no fix template yet; that is in nobody's way", Tone.DIM))


def _history(engine: Engine, pattern: EnginePattern) -> Iterator[DetailLine]:
    """Occurrences, the newest first, then what became of them."""
    news = f", {pattern.news} of them not in the registry yet" if pattern.news and engine.registry else ""
    yield rule(counted(pattern.count, "occurrence") + news)
    for seen in sorted(pattern.seen, key=lambda each: each.day.toordinal() if each.day else 0, reverse=True):
        yield _occurrence(seen)
    if pattern.found.unlisted:
        yield parts(Cell(f"{pattern.found.unlisted} more that the registry counts without listing them", Tone.DIM))
    promotions = [each for each in engine.promotions if each.pattern and pattern_key(each.pattern) == pattern.key]
    yield from (BLANK, rule("Promotions"))
    yield from map(_promoted_line, reversed(promotions))
    if pattern.is_demoted:
        yield parts(f"{shown(pattern.stored.demoted_date if pattern.stored else '') or NONE}  demoted")
    elif not promotions:
        yield parts(Cell("The promotion log does not name it.", Tone.DIM))


def _occurrence(seen: Seen) -> DetailLine:
    kind = seen.signal.source_type.value if seen.signal is not None else shown(seen.occurrence.source) or "registry"
    place = "  ".join(part for part in (shown(seen.service), shown(seen.file)) if part)
    return parts(
        Cell(f"{day_text(seen.day)}  ", Tone.STRONG),
        Cell(f"{kind.replace('_', ' ')}  ", Tone.DIM),
        place,
        f"  {shown(seen.text)}",
    )


def _promoted_line(promotion: Promotion) -> DetailLine:
    sure = f", {promotion.confidence:.2f}" if promotion.confidence is not None else ""
    times = f" (×{promotion.occurrences}{sure})" if promotion.occurrences is not None else ""
    return parts(
        Cell(f"{shown(promotion.date) or NONE}  ", Tone.STRONG),
        f"{shown(promotion.entry_type) or 'entry'} for {names_text(promotion.promoted_to)}{times}",
        Cell(f"  {shown(promotion.trigger)}", Tone.DIM),
    )


def _difference(engine: Engine, pattern: EnginePattern) -> Iterator[DetailLine]:
    """The numbers in its runbook entries beside those of today."""
    found = False
    for document, book in engine.runbooks:
        for entry in book.entries:
            if pattern_key(entry.name) != pattern.key or entry.is_archived:
                continue
            found = True
            before = _numbers(entry.confidence, entry.occurrences, entry.trend, entry.last_seen)
            after = _numbers(pattern.confidence, pattern.count, pattern.trend, day_text(pattern.last_seen))
            yield rule(f"{shown(document.relative)}:{entry.line}")
            changed = [line for line in diff_lines(before.encode(), after.encode()) if line.sign != "@"]
            yield from (diff_line(line) for line in changed)
            if not changed:
                yield parts(Cell("Its numbers are those of today.", Tone.DIM))
    if not found:
        yield parts(Cell("It is in no runbook that is open.", Tone.DIM))


def _numbers(confidence: float | None, count: int | None, trend: str | None, last_seen: str | None) -> str:
    sure = f"{confidence:.2f}" if confidence is not None else NONE
    times = count if count is not None else NONE
    return f"Confidence: {sure}\nOccurrences: {times}\nTrend: {trend or NONE}\nLast seen: {last_seen or NONE}\n"
