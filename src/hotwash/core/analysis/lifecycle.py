"""Where an entry stands in its life: waiting, done, and since when."""

from datetime import date, datetime

from hotwash.core.analysis.ages import days_since, local_day, parse_stamp
from hotwash.core.model.body import Body
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Status

PENDING = frozenset((Status.OPEN, Status.ACTIVE, Status.BLOCKED))
CLOSED = frozenset((Status.RESOLVED, Status.PROMOTED, Status.SUPERSEDED, Status.REJECTED))

_CLOSING_FIELDS = ("resolved", "status-note", "promoted")


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
    stamp = parse_stamp(entry.logged)
    return days_since(stamp, now) if stamp is not None else None


def closed_day(body: Body, now: datetime) -> date | None:
    """The day an entry says it was closed: of its resolution, else of its status note, else of its promotion."""
    for name in _CLOSING_FIELDS:
        stamp = parse_stamp(body.value(name))
        if stamp is not None:
            return local_day(stamp, now)
    return None
