"""About harness learnings: their nine fields in their order, and advice that somebody can follow.

(source: harness-learnings, format and hygiene)
"""

from collections.abc import Iterator, Mapping

from hotwash.core.analysis.harness.scope import scope_parts
from hotwash.core.analysis.harness.vocabulary import (
    CONFIDENCES,
    DIMENSIONS,
    FIELDS,
    HIGH,
    LOW,
    OFTEN,
    PHASES,
    is_broad,
    is_concrete,
)
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.scan import Case, Scan
from hotwash.core.formats import body, dialects
from hotwash.core.model.provenance import real_date
from hotwash.core.model.vocabulary import Severity, Status

_WORDS: Mapping[str, tuple[str, ...]] = {"phase": PHASES, "dimension": DIMENSIONS, "confidence": CONFIDENCES}


def missing_learning_field(scan: Scan) -> Iterator[Finding]:
    for case in _learnings(scan):
        for name in FIELDS:
            if not case.value(_canonical(name)):
                message, step = f"has no {name}", "write it in your editor"
                yield case.finding("missing-learning-field", Severity.ERROR, message, detail=name, next_step=step)


def learning_field_order(scan: Scan) -> Iterator[Finding]:
    for case in _learnings(scan):
        there = [case.claims.place(name) for name in map(_canonical, FIELDS) if name in case.claims.fields]
        if there != sorted(there):
            step = f"the order is {', '.join(FIELDS)}"
            yield case.finding("learning-field-order", Severity.NOTE, "has its fields out of order", next_step=step)


def unknown_learning_word(scan: Scan) -> Iterator[Finding]:
    for case in _learnings(scan):
        for name, words in _WORDS.items():
            value = case.value(name)
            if value and value not in words:
                message, step = f'{name} "{value}" is unknown', f"one of {', '.join(words)}"
                yield case.finding(
                    "unknown-learning-word", Severity.WARNING, message, name, detail=name, next_step=step
                )


def bad_learning_date(scan: Scan) -> Iterator[Finding]:
    for case in _learnings(scan):
        for name in ("first-seen", "last-seen"):
            value = case.value(name)
            if value and real_date(value) is None:
                message = f'{name.replace("-", " ").capitalize()} "{value}" is no date'
                yield case.finding(
                    "bad-learning-date", Severity.WARNING, message, name, detail=name, next_step="YYYY-MM-DD"
                )


def broad_scope(scan: Scan) -> Iterator[Finding]:
    """What is for every file is consulted for none."""
    for case in _learnings(scan):
        broad = [part for part in scope_parts(case.value("scope")) if is_broad(part)]
        if broad:
            message, step = f'scope "{broad[0]}" is for everything', "name the files, folders or modules it is about"
            yield case.finding("broad-scope", Severity.WARNING, message, "scope", next_step=step)


def vague_guidance(scan: Scan) -> Iterator[Finding]:
    for case in _learnings(scan):
        guidance = body(case.document, case.entry).value("guidance") if case.value("guidance") else None
        if guidance and not is_concrete(guidance):
            message, step = "has guidance that names no file, command or check", "say what to run or where to look"
            yield case.finding("vague-guidance", Severity.WARNING, message, "guidance", next_step=step)


def confidence_against_count(scan: Scan) -> Iterator[Finding]:
    """Seen three times is high, seen once is low, unless a person said otherwise: advice, never raised by itself."""
    for case in _learnings(scan):
        count, confidence = case.value("occurrences"), case.value("confidence")
        often = count.isdecimal() and int(count) >= OFTEN
        if (confidence == LOW and often) or (confidence == HIGH and count == "1"):
            message = f"is {confidence} after {count} {'occurrence' if count == '1' else 'occurrences'}"
            step = "change its confidence if a person confirmed it"
            yield case.finding("confidence-against-count", Severity.NOTE, message, "confidence", next_step=step)


def _learnings(scan: Scan) -> Iterator[Case]:
    """Those that agents read; what was put away is as it was."""
    return (
        case
        for case in scan.cases
        if case.entry.dialect == dialects.HARNESS and case.entry.status is not Status.REJECTED
    )


def _canonical(name: str) -> str:
    return name.casefold().replace(" ", "-")
