"""How old things are: stamps as files write them, local calendar days, and ages in three cells."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.model.entry import Entry

NO_DATE = "–"
FUTURE = "?"

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_MOST_CELLS = 99
_DAYS_OF_A_YEAR = 365

_LOOSE = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)"
    r"(?:(?:\s*T\s*|\s+)(\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d{1,12})?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)


class Stamp(NamedTuple):
    """A date as written, with its time where one is known.

    `at` is `None` for a bare date and for an exact midnight, which stands for "some time that day". A time without a
    zone is local.
    """

    day: date
    at: datetime | None


@lru_cache(maxsize=1 << 16)
def parse_stamp(text: str | None) -> Stamp | None:
    """The date and time at the beginning of `text`, or `None` where there is none or it is no real date."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = _loose(text)
        if found is None:
            return None
        moment = found
    midnight = moment.hour == moment.minute == moment.second == moment.microsecond == 0
    return Stamp(moment.date(), None if midnight else moment)


def _loose(text: str) -> datetime | None:
    """Stamps that `fromisoformat` does not know: a zone set apart, a comma before the fraction, a note behind."""
    match = _LOOSE.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    offset = "" if not zone else "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{offset}")
    except ValueError:
        return None


def local_day(stamp: Stamp, now: datetime) -> date:
    """The calendar day of a stamp where the person is; the zone is the one of `now`."""
    if stamp.at is None or stamp.at.tzinfo is None:
        return stamp.day
    return stamp.at.astimezone(now.tzinfo).date()


def days_since(stamp: Stamp, now: datetime) -> int:
    """Calendar days from a stamp to today; negative for a day still to come."""
    return (now.date() - local_day(stamp, now)).days


def seconds_since(moment: datetime, now: datetime) -> float:
    """Real seconds between two moments, across zones and changes of daylight saving; naive ones are local."""
    if moment.tzinfo is not None and now.tzinfo is not None and moment.tzinfo is not now.tzinfo:
        return (now - moment).total_seconds()
    return (_utc(now, now) - _utc(moment, now)).total_seconds()


def _utc(moment: datetime, now: datetime) -> datetime:
    if moment.tzinfo is None and now.tzinfo is not None:
        moment = moment.replace(tzinfo=now.tzinfo)
    return moment.astimezone(UTC)


class Age(NamedTuple):
    """How old something is: whole calendar days, and seconds where the time of day is known."""

    days: int
    seconds: float | None


def age(entry: Entry, now: datetime, seen_at: datetime | None = None) -> Age | None:
    """The age of an entry by its stamp; `None` without a date.

    `seen_at` is when the entry was seen to arrive. It stands in for the time of day of an entry dated today that has
    none of its own.
    """
    found = stamp_age(entry.logged, now)
    if found is not None and found.seconds is None and found.days == 0 and seen_at is not None:
        return Age(0, seconds_since(seen_at, now)) if is_today(seen_at, now) else found
    return found


@lru_cache(maxsize=1 << 16)
def stamp_age(text: str | None, now: datetime) -> Age | None:
    """The age of a stamp as written; `None` where it is none."""
    stamp = parse_stamp(text)
    if stamp is None:
        return None
    return Age(days_since(stamp, now), seconds_since(stamp.at, now) if stamp.at is not None else None)


def is_today(moment: datetime, now: datetime) -> bool:
    """Whether a moment lies on the day of `now`, where the person is."""
    return local_day(Stamp(moment.date(), moment), now) == now.date()


def age_text(entry: Entry, now: datetime, seen_at: datetime | None = None) -> str:
    """The age of an entry in at most three cells: `12m`, `5h`, `9d`, `14w`, `2y`; `?` for a day still to come."""
    found = age(entry, now, seen_at)
    return NO_DATE if found is None else short_age(found)


def short_age(found: Age) -> str:
    """An age in at most three cells; minutes and hours only below a day and where the time is known."""
    if found.days < 0:
        return FUTURE
    # A screen tells the time in minutes, and clocks differ a little: what is dated seconds ahead is new all the same.
    if found.seconds is not None and -_MINUTE < found.seconds < _DAY:
        minutes = max(0, int(found.seconds // _MINUTE))
        return f"{minutes}m" if minutes < _MINUTE else f"{minutes // _MINUTE}h"
    if found.days <= _MOST_CELLS:
        return f"{found.days}d"
    weeks = found.days // 7
    return f"{weeks}w" if weeks <= _MOST_CELLS else f"{min(_MOST_CELLS, found.days // _DAYS_OF_A_YEAR)}y"


def short_duration(seconds: float) -> str:
    """A length of time in at most three cells, from seconds on: `9s`, `12m`, `5h`, `9d`."""
    seconds = max(0.0, seconds)
    if seconds < _MINUTE:
        return f"{int(seconds)}s"
    return short_age(Age(int(seconds // _DAY), seconds))


def spoken_duration(seconds: float) -> str:
    """The same for a sentence: `9 s`, `41 m`, `3 h`, `5 d`."""
    text = short_duration(seconds)
    return f"{text[:-1]} {text[-1]}"


def timer_text(seconds: float) -> str:
    """A running time: `00:07:41`, from a day on `2d 03:12`."""
    whole = max(0, int(seconds))
    days, rest = divmod(whole, _DAY)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    if days:
        return f"{days}d {hours:02}:{minutes:02}"
    return f"{hours:02}:{minutes:02}:{rest % _MINUTE:02}"


def rough_timer_text(seconds: float) -> str:
    """A running time that is known to the minute only: `~7m`, `~2h07m`, from a day on `~2d 03:12`."""
    minutes = max(0, int(seconds)) // _MINUTE
    if minutes < _MINUTE:
        return f"~{minutes}m"
    if minutes < _DAY // _MINUTE:
        return f"~{minutes // _MINUTE}h{minutes % _MINUTE:02}m"
    return "~" + timer_text(seconds)


def clock_text(moment: datetime, now: datetime) -> str:
    """The time of day where the person is, `13:04`, with the date in front when it was not today."""
    local = moment.astimezone(now.tzinfo) if moment.tzinfo is not None else moment
    return f"{local:%H:%M}" if local.date() == now.date() else f"{local:%Y-%m-%d %H:%M}"


def weeks_ago(day: date, now: datetime) -> int:
    """How many weeks back a day lies; 0 are the last seven days."""
    return (now.date() - day) // timedelta(days=7)
