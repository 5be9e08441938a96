"""How a number moved from one window of time to the next (source: learning engine, trend)."""

from enum import StrEnum

_MORE, _LESS = 1.5, 0.5


class Trend(StrEnum):
    """In the order in which they want to be looked at."""

    INCREASING = "increasing"
    NEW = "new"
    STABLE = "stable"
    DECREASING = "decreasing"
    RESOLVED = "resolved"


def trend_of(previous: int, current: int) -> Trend | None:
    """`None` where nothing happened in either window."""
    if not previous:
        return Trend.NEW if current else None
    if not current:
        return Trend.RESOLVED
    ratio = current / previous
    if ratio >= _MORE:
        return Trend.INCREASING
    return Trend.DECREASING if ratio <= _LESS else Trend.STABLE


def change_percent(previous: int, current: int) -> int | None:
    """To the nearest percent, half to even; `None` where there was nothing before."""
    return percent(current - previous, previous) if previous else None


def percent(part: int, whole: int) -> int:
    """To the nearest percent, half to even; of nothing it is nothing."""
    return round(100 * part / whole) if whole else 0
