"""What `trends.json` holds, worked out as of today (source: learning engine, `trends.json`)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from hotwash.core.analysis.engine.alerts import Alert
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.signals import known_services
from hotwash.core.analysis.engine.trend import Trend, change_percent
from hotwash.core.model.signal import SignalSeverity
from hotwash.core.model.values import dataclass

LEAST_FINDINGS, LEAST_DAYS = 5, 14


class Occurred(NamedTuple):
    """One thing that was found, with or without a pattern."""

    day: date
    service: str | None
    severity: SignalSeverity | None
    pattern: EnginePattern | None


class Numbers(NamedTuple):
    """What was found in one window."""

    findings: int
    patterns: int
    severities: Mapping[SignalSeverity, int]


@dataclass(frozen=True)
class TrendReport:
    """The numbers of two windows; with `service` those of one service alone."""

    engine: Engine
    service: str | None = None

    @cached_property
    def occurred(self) -> tuple[Occurred, ...]:
        """Every occurrence with a day, and the signals that are of no pattern."""
        return tuple(each for each in _occurred(self.engine) if self.service in (None, each.service))

    @cached_property
    def patterns(self) -> tuple[EnginePattern, ...]:
        """Those that were seen there."""
        patterns = self.engine.patterns
        return tuple(each for each in patterns if self.service is None or self.service in each.services)

    @property
    def is_enough(self) -> bool:
        """Whether there is enough to speak of a trend: five findings over two weeks."""
        days = [each.day for each in self.occurred]
        return len(days) >= LEAST_FINDINGS and (max(days) - min(days)).days >= LEAST_DAYS

    @cached_property
    def current(self) -> Numbers:
        return _numbers(each for each in self.occurred if self.engine.horizon.is_current(each.day))

    @cached_property
    def previous(self) -> Numbers:
        return _numbers(each for each in self.occurred if self.engine.horizon.is_previous(each.day))

    @property
    def change(self) -> int | None:
        """In percent, of all findings."""
        return change_percent(self.previous.findings, self.current.findings)

    def of_trend(self, trend: Trend) -> tuple[EnginePattern, ...]:
        return tuple(each for each in self.patterns if each.trend is trend)

    @property
    def by_trend(self) -> Mapping[Trend, int]:
        return {trend: len(self.of_trend(trend)) for trend in Trend}

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """Those about what was seen there."""
        found = self.engine.alerts
        return tuple(each for each in found if self.service is None or self.service in each.pattern.services)

    @property
    def improvements(self) -> tuple[EnginePattern, ...]:
        """Patterns that are seen less, and those that went away since the previous window."""
        gone = (each for each in self.of_trend(Trend.RESOLVED) if each.previous)
        return (*self.of_trend(Trend.DECREASING), *gone)

    @cached_property
    def services(self) -> Mapping[str, tuple[Occurred, ...]]:
        """What was found in the present window, by service, most first."""
        found: dict[str, list[Occurred]] = {}
        for each in self.occurred:
            if each.service is not None and self.engine.horizon.is_current(each.day):
                found.setdefault(each.service, []).append(each)
        return {name: tuple(rows) for name, rows in sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))}


def shared_patterns(report: TrendReport) -> tuple[tuple[str, str, int], ...]:
    """Pairs of services and how many patterns they have in common, most first."""
    of_service: dict[str, set[str]] = {}
    for pattern in report.patterns:
        for service in pattern.services:
            of_service.setdefault(service, set()).add(pattern.key)
    pairs = (
        (one, other, len(of_service[one] & of_service[other])) for one, other in combinations(sorted(of_service), 2)
    )
    return tuple(sorted((pair for pair in pairs if pair[2]), key=lambda pair: -pair[2]))


def top_pattern(occurred: Iterable[Occurred]) -> EnginePattern | None:
    """The pattern that is most frequent among these."""
    named = [each.pattern for each in occurred if each.pattern is not None]
    numbers = Counter(each.key for each in named)
    return max(named, key=lambda each: numbers[each.key], default=None)


def _numbers(occurred: Iterable[Occurred]) -> Numbers:
    found = tuple(occurred)
    severities = Counter(each.severity for each in found if each.severity is not None)
    return Numbers(len(found), len({each.pattern.key for each in found if each.pattern is not None}), severities)


def _occurred(engine: Engine) -> Iterable[Occurred]:
    for pattern in engine.patterns:
        for seen in pattern.seen:
            severity = seen.signal.signal.severity if seen.signal is not None else pattern.severity
            service = next(known_services((seen.service,)), None)
            if seen.day is not None:
                yield Occurred(seen.day, service, severity, pattern)
    for signal in engine.unnamed:
        if signal.day is not None:
            service = next(known_services((signal.signal.service,)), None)
            yield Occurred(signal.day, service, signal.signal.severity, None)
