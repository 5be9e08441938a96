"""A clock on another day shows that day, at this time of day, and goes on."""

from datetime import UTC, date, datetime, timedelta

import time_machine

from hotwash.core.storage.clock import OtherDayClock


def test_another_day_goes_on_from_this_time_of_day() -> None:
    with time_machine.travel(datetime(2026, 9, 26, 23, 59, tzinfo=UTC), tick=False) as machine:
        clock = OtherDayClock(date(2026, 5, 20))
        assert clock.now() == datetime(2026, 5, 20, 23, 59, tzinfo=UTC)
        machine.shift(timedelta(minutes=2))
        assert clock.now() == datetime(2026, 5, 21, 0, 1, tzinfo=UTC)
