"""What time it is, as a value that tests can hold still."""

import time
from datetime import date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """`now` is the local wall clock with its zone; `monotonic` counts seconds, also those of a suspended machine."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()


class OtherDayClock(SystemClock):
    """The machine's clocks on another day: the wall clock says this time of day there, and goes on from it."""

    def __init__(self, today: date) -> None:
        self._days = today - datetime.now().date()

    def now(self) -> datetime:
        return (datetime.now() + self._days).astimezone()


class FixedClock:
    """Stands still until somebody moves it."""

    def __init__(self, moment: datetime, ticks: float = 0.0) -> None:
        self._moment = moment
        self._ticks = ticks

    def now(self) -> datetime:
        return self._moment

    def monotonic(self) -> float:
        return self._ticks

    def advance(self, seconds: float) -> None:
        self._moment += timedelta(seconds=seconds)
        self._ticks += seconds
