"""Where an entry stands in its life."""

from datetime import date, datetime

import pytest

from hotwash.core.analysis.lifecycle import age_days, closed_day, is_closed, is_pending, logged_day
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind, Status

NOW = datetime(2026, 5, 20, 14, 32)


def entry(status: Status = Status.OPEN, logged: str | None = "2026-05-13") -> Entry:
    return Entry(
        Key("/w/E.md", "E"),
        "fields",
        Kind.ERROR,
        "E",
        "t",
        status.value,
        status,
        logged,
        None,
        None,
        None,
        Span(0, 1),
        1,
    )


@pytest.mark.parametrize("status", list(Status))
def test_a_status_is_pending_or_closed_or_neither(status: Status) -> None:
    pending = status in (Status.OPEN, Status.ACTIVE, Status.BLOCKED)
    closed = status in (Status.RESOLVED, Status.PROMOTED, Status.SUPERSEDED, Status.REJECTED)
    assert (is_pending(entry(status)), is_closed(entry(status))) == (pending, closed)


def test_age_counts_local_calendar_days() -> None:
    assert age_days(entry(logged="2026-05-13"), NOW) == 7
    assert age_days(entry(logged="2026-05-13T23:59:00"), NOW) == 7
    assert age_days(entry(logged="2026-05-21"), NOW) == -1
    assert age_days(entry(logged=None), NOW) is None


def test_the_day_of_an_entry_is_the_one_it_is_written_with() -> None:
    assert logged_day(entry(logged="2026-05-13T12:00:00Z")) == date(2026, 5, 13)
    assert logged_day(entry(logged="whenever")) is None


def test_the_first_value_that_begins_with_a_date_tells_when_something_was_closed() -> None:
    assert closed_day(("2026-04-02T09:00:00", "2026-04-05 x"), NOW) == date(2026, 4, 2)
    assert closed_day((None, "2026-04-05 promoted to CLAUDE.md"), NOW) == date(2026, 4, 5)
    assert closed_day((None, "runbook"), NOW) is None
