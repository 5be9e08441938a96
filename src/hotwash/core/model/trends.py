"""How patterns moved from one window of time to the next, as the last analysis saw it.

(source: learning engine, `trends.json`)
"""

from collections.abc import Mapping

from hotwash.core.model.contents import Count
from hotwash.core.model.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days, both ends included."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class TrendSummary:
    """Numbers over all patterns; the older form has them side by side, which is `other`."""

    total_patterns: int | None = None
    total_findings_current: int | None = None
    total_findings_previous: int | None = None
    change_percent: float | None = None
    by_trend: Mapping[str, int] = field(default_factory=dict)
    by_severity: Mapping[str, int] = field(default_factory=dict)
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Movement:
    """One pattern that moved: an alert, which has a type, severity and advice, or an improvement, which has none.

    An alert of the older form names the service it comes from and the one it may spread to.
    """

    pattern: str | None = None
    previous_count: int | None = None
    current_count: int | None = None
    change_percent: float | None = None
    message: str | None = None
    type: str | None = None
    severity: str | None = None
    recommended_action: str | None = None
    source_service: str | None = None
    target_service: str | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TopPattern:
    """One of the patterns seen most often."""

    name: str | None = None
    count: int | None = None
    trend: str | None = None
    confidence: float | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServiceTrend:
    """What was found in one service."""

    name: str
    total_findings: int | None = None
    blocking: int | None = None
    top_pattern: str | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trends:
    """`trends.json`. `window` is the older form's word for `window_days` (`30_days`)."""

    generated: str | None = None
    window_days: int | None = None
    window: str | None = None
    current_window: Window = field(default_factory=Window)
    previous_window: Window = field(default_factory=Window)
    summary: TrendSummary = field(default_factory=TrendSummary)
    alerts: tuple[Movement, ...] = ()
    top_patterns: tuple[TopPattern, ...] = ()
    service_breakdown: tuple[ServiceTrend, ...] = ()
    improvements: tuple[Movement, ...] = ()
    other: Mapping[str, object] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(len(self.alerts), "alert"), Count(len(self.top_patterns), "top pattern"))
