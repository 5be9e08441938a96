"""From where the signals are looked at: the day, how long a window of time is, and how severity is counted."""

from datetime import date, timedelta
from enum import StrEnum

from hotwash.core.model.values import dataclass

WINDOW = 30


class SeverityMode(StrEnum):
    """What stands for the severity of many signals: the most frequent one, or the mean of all."""

    DOMINANT = "dominant"
    WEIGHTED = "weighted"


@dataclass(frozen=True, slots=True)
class Horizon:
    """`window` is in days; with `since` only signals of so many days back count, what is stored is kept anyway."""

    today: date
    window: int = WINDOW
    since: int | None = None
    mode: SeverityMode = SeverityMode.DOMINANT

    def age(self, day: date) -> int:
        """Days since then; a day to come is no younger than today."""
        return max(0, (self.today - day).days)

    def is_current(self, day: date) -> bool:
        """Whether a day is in the present window, which has one more day than its number: today."""
        return self.age(day) <= self.window

    def is_previous(self, day: date) -> bool:
        return self.window < self.age(day) <= 2 * self.window

    def counts(self, day: date) -> bool:
        """Whether a signal of that day is looked at."""
        return self.since is None or self.age(day) <= self.since

    @property
    def current(self) -> tuple[date, date]:
        """The first and the last day of the present window."""
        return self.today - timedelta(self.window), self.today

    @property
    def previous(self) -> tuple[date, date]:
        return self.today - timedelta(2 * self.window), self.today - timedelta(self.window + 1)
