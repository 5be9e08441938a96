"""When something that is put to sleep shall wake up, as people say it."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hotwash.core.analysis.snoozing import MORNING, wall_clock

EXAMPLES = "3d, monday, 18:00, 2026-06-01, ×2 or handoff"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_MOST_DAYS = 3650


class Wake(NamedTuple):
    """A moment on the wall clock, so many times more, or neither: the next handoff. `now` wakes at once."""

    until: datetime | None = None
    more: int = 0
    now: bool = False


def wake_of(text: str, now: datetime) -> Wake | None:
    """What a text means at a moment, `None` where it means nothing."""
    said = " ".join(text.casefold().split())
    named = {"handoff": Wake(), "recurs": Wake(more=1), "now": Wake(now=True)}
    if said in named:
        return named[said]
    clock = wall_clock(now)
    for pattern, meaning in _MEANINGS:
        if (found := pattern.fullmatch(said)) is not None:
            return meaning(found, clock)
    return None


def _day(found: re.Match[str], clock: datetime) -> Wake | None:
    name = found[1]
    if name == "tomorrow":
        return _morning(clock.date() + timedelta(days=1))
    weekday = next((at for at, day in enumerate(_DAYS) if name in (day, day[:3])), None)
    if weekday is None:
        return None
    return _morning(clock.date() + timedelta(days=(weekday - clock.weekday() - 1) % 7 + 1))


def _span(found: re.Match[str], clock: datetime) -> Wake | None:
    """Minutes and hours are exact; days end in a morning."""
    span = timedelta(**{_UNITS[found[2]]: int(found[1])})
    if span.days > _MOST_DAYS:
        return None
    if span < timedelta(days=1) or _UNITS[found[2]] in ("minutes", "hours"):
        return Wake((clock + span).replace(second=0, microsecond=0))
    return _morning(clock.date() + span)


def _date(found: re.Match[str], _clock: datetime) -> Wake | None:
    try:
        return Wake(datetime.combine(date.fromisoformat(found[1]), _time(found[2] or f"{MORNING:02d}:00")))
    except ValueError:
        return None


def _hour(found: re.Match[str], clock: datetime) -> Wake | None:
    """The next time that a clock shows it."""
    try:
        at = datetime.combine(clock.date(), _time(found[1]))
    except ValueError:
        return None
    return Wake(at if at > clock else at + timedelta(days=1))


def _times(found: re.Match[str], _clock: datetime) -> Wake | None:
    more = int(found[1] or found[2])
    return Wake(more=more) if more else None


def _morning(day: date) -> Wake:
    return Wake(datetime.combine(day, time(MORNING)))


def _time(text: str) -> time:
    return time.fromisoformat(text.rjust(5, "0"))


_MEANINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Wake | None]], ...] = (
    (re.compile(r"([a-z]+)"), _day),
    (re.compile(r"(\d{1,5}) ?(min|m|h|d|w)"), _span),
    (re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ t](\d{1,2}:\d{2}))?"), _date),
    (re.compile(r"(\d{1,2}:\d{2})"), _hour),
    (re.compile(r"[×x](\d{1,3})|(\d{1,3})[×x]"), _times),
)
