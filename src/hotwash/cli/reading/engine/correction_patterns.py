"""Corrections by the patterns in them, and everything about one pattern."""

from collections.abc import Iterator

from hotwash.cli.reading.engine.asking import table
from hotwash.cli.reading.engine.correction_lines import SOURCES, correction_table, head_lines
from hotwash.cli.reading.engine.looked_at import LookedAt
from hotwash.core.analysis.engine.eligibility import is_eligible, missing_for_promotion, needs_more
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.sources import WEIGHTS
from hotwash.core.operations.engine.promotion import entry_of
from hotwash.core.operations.engine.runbook_entry import engine_lines
from hotwash.core.text.masking import masked
from hotwash.core.text.visible import visible_lines
from hotwash.viewmodels.engine_words import NONE, confidence_text, missing_text, names_text
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown


def analysis_lines(found: LookedAt) -> list[str]:
    """Every pattern with what it lacks, then those that lack nothing, then what the sources are worth."""
    ready = [pattern for pattern, _ in found.patterns if is_eligible(pattern)]
    return [
        "=== CORRECTION ANALYSIS ===",
        *head_lines(found),
        *(line for pattern, number in found.patterns for line in ("", *_analysed(found, pattern, number))),
        *("", "PROMOTION CANDIDATES"),
        *(
            [f"  {shown(each.name)}  {each.confidence:.2f}  to {names_text(each.targets)}" for each in ready]
            or ["  none"]
        ),
        *("", "SOURCE QUALITY BREAKDOWN", *_breakdown(found)),
    ]


def _analysed(found: LookedAt, pattern: EnginePattern, number: int) -> Iterator[str]:
    own = found.of(pattern)
    yield shown(pattern.name)
    yield f"  Occurrences: {number}" + (f" of {pattern.count} with all sources" if pattern.count != number else "")
    yield f"  Types:       {names_text(tuple(own.by_type))}"
    yield f"  Agents:      {names_text(tuple(own.by_agent))}"
    yield f"  Severity:    {names_text(tuple(own.by_severity))}"
    yield f"  Confidence:  {confidence_text(pattern)}"
    yield f"  → {_standing(pattern)}"


def _standing(pattern: EnginePattern) -> str:
    if not missing_for_promotion(pattern):
        return "READY FOR PROMOTION"
    if pattern.is_promoted or pattern.is_demoted:
        return missing_text(pattern).upper()
    more = needs_more(pattern)
    needs = f"needs {counted(more, 'more occurrence')}" if more else missing_text(pattern)
    return f"TRACKING ({needs})"


def _breakdown(found: LookedAt) -> list[str]:
    numbers = found.corrections.by_source
    rows = [(SOURCES[kind], str(numbers[kind]), f"(weight {WEIGHTS[kind]})") for kind in SOURCES if numbers.get(kind)]
    return table(("", "", ""), rows, right=(1,))[1:] if rows else ["  none"]


def pattern_lines(found: LookedAt, name: str) -> list[str]:
    """One pattern: what it is about, its corrections, and its confidence term by term."""
    pattern = found.engine.pattern(name)
    if pattern is None:
        return []
    return [
        f"=== CORRECTION PATTERN: {shown(pattern.name)} ===",
        *("", "DESCRIPTION", f"  {shown(pattern.description) or NONE}"),
        *("", f"OCCURRENCES ({found.corrections.total})", *correction_table(found.corrections.signals)),
        *("", "PATTERN CONFIDENCE", *_terms(pattern)),
        *("", "RECOMMENDED RUNBOOK ENTRY", *(f"  {line}".rstrip() for line in _entry(found, pattern))),
    ]


def _entry(found: LookedAt, pattern: EnginePattern) -> list[str]:
    """What a promotion would write; nothing where one is out of the question."""
    if pattern.is_promoted or not pattern.description:
        return [missing_text(pattern)]
    text = "\n".join(engine_lines(entry_of(pattern), found.engine.horizon.today))
    return visible_lines(masked(text))


def _terms(pattern: EnginePattern) -> list[str]:
    """Every addend, and their sum."""
    rows = [
        (term.name, f"{term.weight:.2f}", f"× {term.share:.2f}", f"= {term.value:.3f}", term.words)
        for term in pattern.evidence.terms
    ]
    return [*table(("", "", "", "", ""), rows)[1:], f"  {confidence_text(pattern)}; {missing_text(pattern) or 'ready'}"]
