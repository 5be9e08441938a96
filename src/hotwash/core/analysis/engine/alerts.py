"""What in the patterns wants to be looked at (source: learning engine, alerts).

Where another service may have a pattern too is told by what the services share: upstream gives no numbers for it.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from hotwash.core.analysis.engine.confidence import Band, band
from hotwash.core.analysis.engine.eligibility import is_eligible
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.trend import Trend
from hotwash.core.model.signal import SignalSeverity
from hotwash.core.model.trends import Trends
from hotwash.core.model.values import dataclass, replace

_SHARED = 2


class AlertType(StrEnum):
    """The four kinds of the schema."""

    INCREASING = "increasing_pattern"
    THRESHOLD = "threshold_exceeded"
    NEW = "new_pattern"
    CROSS_SERVICE = "cross_service"


class AlertSeverity(StrEnum):
    """How soon somebody should look."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to look at. `service` is where the pattern is, `other` where it may be as well; else both are empty.

    `action` is what the last analysis recommends about it.
    """

    type: AlertType
    severity: AlertSeverity
    pattern: EnginePattern
    message: str
    service: str = ""
    other: str = ""
    action: str = ""


_ORDER = (AlertSeverity.HIGH, AlertSeverity.MEDIUM, AlertSeverity.LOW)


def alerts_of(patterns: Sequence[EnginePattern], stored: Trends | None = None) -> tuple[Alert, ...]:
    """The most severe first, then as the patterns come; `stored` is what the last analysis said."""
    live = [pattern for pattern in patterns if not pattern.is_demoted]
    actions = {
        (row.type, pattern_key(row.pattern)): row.recommended_action
        for row in (stored.alerts if stored is not None else ())
        if row.pattern and row.recommended_action
    }
    found = [
        replace(alert, action=actions.get((alert.type, alert.pattern.key), ""))
        for alert in (*(each for pattern in live for each in _alerts(pattern)), *_cross_service(live))
    ]
    return tuple(sorted(found, key=lambda alert: _ORDER.index(alert.severity)))


def _alerts(pattern: EnginePattern) -> Iterator[Alert]:
    is_blocking = pattern.severity is SignalSeverity.BLOCKING
    if pattern.trend is Trend.INCREASING:
        severity = AlertSeverity.HIGH if is_blocking or band(pattern.confidence) is Band.HIGH else AlertSeverity.MEDIUM
        moved = f"{pattern.name} is increasing ({pattern.previous} → {pattern.current})"
        yield Alert(AlertType.INCREASING, severity, pattern, moved)
    if is_eligible(pattern):
        told = f"{pattern.name} is sure enough to be promoted (×{pattern.count}, {pattern.confidence:.2f})"
        yield Alert(AlertType.THRESHOLD, AlertSeverity.MEDIUM, pattern, told)
    if pattern.trend is Trend.NEW and (is_blocking or pattern.current > 1):
        severity = AlertSeverity.MEDIUM if is_blocking else AlertSeverity.LOW
        yield Alert(AlertType.NEW, severity, pattern, f"{pattern.name} is new (×{pattern.current})")


def _cross_service(patterns: Sequence[EnginePattern]) -> Iterator[Alert]:
    """Patterns of the present window that a service does not have which shares two others with one that has it."""
    of_service: dict[str, set[str]] = {}
    for pattern in patterns:
        for service in pattern.services:
            of_service.setdefault(service, set()).add(pattern.key)
    for pattern in patterns:
        if not pattern.current or not pattern.services:
            continue
        service = next(iter(pattern.services))
        for other in sorted(of_service.keys() - pattern.services.keys()):
            shared = len(of_service[service] & of_service[other])
            if shared >= _SHARED:
                told = f"{pattern.name} is found in {service}; {other} shares {shared} patterns with it"
                yield Alert(AlertType.CROSS_SERVICE, AlertSeverity.LOW, pattern, told, service, other)
