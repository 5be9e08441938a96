"""Where an entry stands in its life: waiting, done, and since when."""

from collections.abc import Iterable
from datetime import date, datetime

from hotwash.core.analysis.ages import local_day, parse_stamp, stamp_age
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Status

PENDING = (Status.OPEN, Status.ACTIVE, Status.BLOCKED)
CLOSED = (Status.RESOLVED, Status.PROMOTED, Status.SUPERSEDED, Status.REJECTED)

CLOSING_FIELDS = ("resolved", "status-note", "promoted")
"""Where the systems write when an entry was closed: its resolution, its status note, its promotion."""


def is_pending(entry: Entry) -> bool:
    """Whether somebody still has to look at it; an entry without a status is neither pending nor closed."""
    return entry.status in PENDING


def is_closed(entry: Entry) -> bool:
    return entry.status in CLOSED


def logged_day(entry: Entry) -> date | None:
    """The day of an entry as written: its own stamp, else the date in its id."""
    stamp = parse_stamp(entry.logged)
    return stamp.day if stamp is not None else None


def age_days(entry: Entry, now: datetime) -> int | None:
    """Whole local calendar days since an entry was logged; negative for a date still to come."""
    found = stamp_age(entry.logged, now)
    return found.days if found is not None else None


def closed_day(stated: Iterable[str | None], now: datetime) -> date | None:
    """The day an entry says it was closed, by the first of these values that begins with a date."""
    stamps = (parse_stamp(value) for value in stated)
    return next((local_day(stamp, now) for stamp in stamps if stamp is not None), None)
