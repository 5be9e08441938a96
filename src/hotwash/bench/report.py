"""Figures and how they are printed: a goal, what was measured, the limit, what was reached, and its context."""

import math
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hotwash.core.model.values import dataclass

_HEAD = ("goal", "what", "target", "reached", "", "context")
_LINEAR, _CONSTANT = 1.15, 1.3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one piece of work takes at one size; `constant` work should not depend on the size at all."""

    work: str
    size: int
    seconds: float
    constant: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report: at most `limit` is wanted, or with `at_least` no less than it."""

    goal: str
    what: str
    reached: float
    limit: float
    unit: str = "×"
    context: str = ""
    at_least: bool = False
    cost: Cost | None = None

    @property
    def is_met(self) -> bool:
        return self.reached >= self.limit if self.at_least else self.reached <= self.limit

    @property
    def missed_by(self) -> float:
        """How many times too much (or too little) it is."""
        if self.is_met:
            return 1.0
        small, large = sorted((self.reached, self.limit))
        return large / small if small > 0 else math.inf

    @property
    def target(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:g} {self.unit}"

    @property
    def value(self) -> str:
        return f"{_rounded(self.reached)} {self.unit}"

    @property
    def verdict(self) -> str:
        return "ok" if self.is_met else f"miss {self.missed_by:.1f}×"


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which that part of the sample lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Median of the pairwise ratios of two samples taken in turn."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def milliseconds(values: Sequence[float]) -> str:
    return f"{statistics.median(values) * 1000:.1f} ms"


def against(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """Both medians, for the last column."""
    return f"{milliseconds(ours)} against {milliseconds(theirs)}"


def growth(figures: Sequence[Figure]) -> Iterator[Figure]:
    """G17: how every cost that was measured at several sizes grows from one to the next."""
    by_work: dict[str, list[Cost]] = {}
    for figure in figures:
        if figure.cost is not None:
            by_work.setdefault(figure.cost.work, []).append(figure.cost)
    for work, costs in by_work.items():
        ordered = sorted(costs, key=lambda cost: cost.size)
        for small, large in pairwise(ordered):
            limit = _CONSTANT if small.constant else _LINEAR * large.size / small.size
            yield Figure(
                "G17",
                f"growth of {work}, {small.size:,} → {large.size:,}",
                large.seconds / small.seconds,
                limit,
                context=f"{small.seconds * 1000:.1f} → {large.seconds * 1000:.1f} ms",
            )


def lines(figures: Sequence[Figure]) -> list[str]:
    """The report as aligned text."""
    rows = [_HEAD, *((f.goal, f.what, f.target, f.value, f.verdict, f.context) for f in figures)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(_HEAD))]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _rounded(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"
