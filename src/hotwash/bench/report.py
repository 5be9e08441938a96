"""Figures and how they are printed: a goal, what was measured, the ratio, and the context in milliseconds."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. `target` is the goal's own text; `value` what was reached, with its unit."""

    goal: str
    what: str
    target: str
    value: str
    context: str = ""


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which that part of the sample lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Median of the pairwise ratios of two samples taken in turn."""
    return f"{statistics.median(a / b for a, b in zip(ours, theirs, strict=True)):.2f}"


def milliseconds(values: Sequence[float]) -> str:
    return f"{statistics.median(values) * 1000:.1f} ms"


def lines(figures: Sequence[Figure]) -> list[str]:
    """The report as aligned text."""
    rows = [
        ("goal", "what", "target", "reached", "context"),
        *((f.goal, f.what, f.target, f.value, f.context) for f in figures),
    ]
    widths = [max(len(row[index]) for row in rows) for index in range(5)]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
