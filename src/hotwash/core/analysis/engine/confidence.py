"""How sure the engine is of a pattern, term by term (source: learning engine, confidence)."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from hotwash.core.analysis.engine.horizon import SeverityMode
from hotwash.core.analysis.engine.sources import SourceType, source_quality
from hotwash.core.model.signal import SignalSeverity
from hotwash.core.model.values import dataclass, replace

SEVERITY_SCORES: Mapping[SignalSeverity, float] = {
    SignalSeverity.BLOCKING: 1.0,
    SignalSeverity.WARNING: 0.6,
    SignalSeverity.NIT: 0.3,
}
PROMOTABLE = 0.6
DIRECT = 0.9
_HIGH, _TRACKED = 0.8, 0.4
_ENOUGH_TIMES, _ENOUGH_SERVICES, _FORGOTTEN_AFTER = 10, 3, 90
_LONGEST_WAY = 100


class Band(StrEnum):
    """What a confidence is good for."""

    HIGH = "high"
    MEDIUM = "medium"
    TRACKED = "tracked"
    NOISE = "noise"


class Term(NamedTuple):
    """One addend: its `share` (0 to 1) counts `weight`, and `words` say where that comes from."""

    name: str
    weight: float
    share: float
    words: str

    @property
    def value(self) -> float:
        return self.weight * self.share


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that the confidence of a pattern depends on; `age` is in days, `None` where no day is known."""

    severities: Mapping[SignalSeverity, int]
    sources: Mapping[SourceType, int]
    services: int
    count: int
    age: int | None
    mode: SeverityMode = SeverityMode.DOMINANT

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(_terms(self))

    @property
    def confidence(self) -> float:
        """From 0 to 1, in two decimals: what every limit is compared with."""
        return round(sum(term.value for term in self.terms), 2)


def _terms(given: Evidence) -> Iterator[Term]:
    yield Term("count", 0.35, min(given.count / _ENOUGH_TIMES, 1), f"{given.count}, full at {_ENOUGH_TIMES}")
    yield Term("severity", 0.25, severity_score(given.severities, given.mode), _severity_words(given))
    recency = max(0.0, 1 - given.age / _FORGOTTEN_AFTER) if given.age is not None else 0.0
    seen = (
        "no day is known" if given.age is None else f"last seen {given.age} d ago, forgotten after {_FORGOTTEN_AFTER} d"
    )
    yield Term("recency", 0.15, recency, seen)
    spread = min(given.services / _ENOUGH_SERVICES, 1)
    yield Term("services", 0.10, spread, f"{given.services}, full at {_ENOUGH_SERVICES}")
    quality = source_quality(given.sources)
    yield Term("source quality", 0.15, quality, ", ".join(f"{n} {kind}" for kind, n in given.sources.items() if n))


def _severity_words(given: Evidence) -> str:
    if given.mode is SeverityMode.WEIGHTED:
        return "mean of " + ", ".join(f"{number} {each}" for each, number in given.severities.items() if number)
    return dominant(given.severities) or "none is known, taken as nit"


def dominant(numbers: Mapping[SignalSeverity, int]) -> SignalSeverity | None:
    """The most frequent severity; of several equally frequent ones the most severe."""
    found = [severity for severity in SEVERITY_SCORES if numbers.get(severity)]
    return max(found, key=lambda each: numbers[each]) if found else None


def severity_score(numbers: Mapping[SignalSeverity, int], mode: SeverityMode = SeverityMode.DOMINANT) -> float:
    """Where no severity is known nothing is claimed: it counts as a nit."""
    total = sum(numbers.values())
    if mode is SeverityMode.WEIGHTED and total:
        return sum(SEVERITY_SCORES[severity] * number for severity, number in numbers.items()) / total
    return SEVERITY_SCORES[dominant(numbers) or SignalSeverity.NIT]


def band(confidence: float) -> Band:
    if confidence >= _HIGH:
        return Band.HIGH
    if confidence >= PROMOTABLE:
        return Band.MEDIUM
    return Band.TRACKED if confidence >= _TRACKED else Band.NOISE


def times_needed(given: Evidence, least: int) -> int | None:
    """How many more times a pattern must be seen, today and of the same kinds, to reach `least` times and 0.6.

    `None` where no number of times is enough.
    """
    for more in range(_LONGEST_WAY):
        count = given.count + more
        later = given if not more else replace(given, count=count, age=0)
        if count >= least and later.confidence >= PROMOTABLE:
            return more
    return None
