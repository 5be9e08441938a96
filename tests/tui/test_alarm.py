"""The bell rings once for each step of an operation, and not for what was there before."""

from datetime import datetime, timedelta

from hotwash.core.analysis.wal import wal_facts
from hotwash.core.model.settings import Settings
from hotwash.core.model.values import replace
from hotwash.core.model.wal import WalRecord
from hotwash.tui.alarm import Alarm
from support.snapshots import buffer, record, snapshot

STARTED = datetime(2026, 5, 20, 14, 24)


def rung(alarm: Alarm, minutes: float, *records: WalRecord) -> int:
    known = snapshot(buffer(*records))
    facts = wal_facts(known, STARTED + timedelta(minutes=minutes), Settings())
    return len(alarm.rings_for(facts.pending))


def test_an_operation_that_was_there_at_the_first_look_is_silent() -> None:
    assert rung(Alarm(), 1, record()) == 0


def test_it_rings_as_an_operation_appears_and_once_per_step() -> None:
    alarm = Alarm()
    assert [rung(alarm, 0)] + [rung(alarm, minutes, record()) for minutes in (1, 2, 6, 7, 16, 17)] == [
        0,
        1,
        0,
        1,
        0,
        1,
        0,
    ]


def test_it_rings_once_more_as_the_agent_falls_silent() -> None:
    alarm = Alarm()
    (pending,) = wal_facts(snapshot(buffer(record())), STARTED + timedelta(minutes=1), Settings()).pending
    silent = replace(pending, silent=600.0)
    moments = ((), (pending,), (silent,), (silent,), (pending,), (silent,))
    assert [len(alarm.rings_for(each)) for each in moments] == [0, 1, 1, 0, 0, 1]
