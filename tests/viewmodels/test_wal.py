"""Pane 5 and the line under the header: records as they stand this second."""

from datetime import timedelta

import pytest

from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.filter import Query, parse_filter
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone, WalStatus
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.rows import Breadth, Cell, Pane, prefix
from hotwash.viewmodels.wal import wal_listing
from hotwash.viewmodels.wal_line import wal_line
from support.snapshots import BUFFER, NOW, buffer, record, snapshot

SEEN = NOW - timedelta(minutes=7, seconds=41)
RUNNING = record("terraform apply – destroys payments-rds")
DONE = record("helm upgrade edge-gw", "2026-05-20 13:04", WalStatus.COMMITTED, evidence="ok")
BACK = record("kubectl delete ns tmp", "2026-05-20 11:40", WalStatus.ROLLED_BACK)


def facts(given: Snapshot, *, silent_for: int = 9) -> Facts:
    noticed = Noticed(first_seen={RUNNING.key: SEEN}, written={BUFFER: NOW - timedelta(seconds=silent_for)})
    return Facts(given, NOW, Settings(), noticed, quick=True)


def lines(shown: Pane) -> list[str]:
    return [
        "".join(cell.text for cell in prefix(row, marked=False))
        + " "
        + " ".join(cell.text for cell in shown.cells(row))
        for row in shown.rows
    ]


def test_pending_records_come_first_then_the_newest() -> None:
    shown = wal_listing(facts(snapshot(buffer(BACK, DONE, RUNNING))), View()).pane
    assert lines(shown) == [
        " ▲▲ PENDING  00:07:41 terraform apply – destroys payments-rds",
        "  ✓ COMMITTED   13:04 helm upgrade edge-gw",
        "  ↺ ROLLED_BACK 11:40 kubectl delete ns tmp",
    ]
    assert (shown.title(), shown.badge) == ("5 WAL · 1 PENDING · buffer 9s old", Cell("▲▲1", Tone.WARNING))


def test_the_running_time_is_that_of_the_second_asked_for() -> None:
    given = facts(snapshot(buffer(RUNNING)))
    later = wal_listing(given, View(), NOW + timedelta(minutes=8)).pane
    assert lines(later) == ["▲▲▲ PENDING  00:15:41 terraform apply – destroys payments-rds"]
    assert later.badge == Cell("▲▲▲1", Tone.ALARM)


def test_a_mark_stands_before_the_step_where_there_is_room() -> None:
    shown = wal_listing(facts(snapshot(buffer(RUNNING, DONE))), View()).pane
    assert ["".join(cell.text for cell in prefix(row, marked=True)) for row in shown.rows] == ["*▲▲", "* ✓"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-05-20 14:24", " ▲▲ PENDING       ~8m other"),
        ("2026-05-20 12:20", "▲▲▲ PENDING    ~2h12m other"),
        ("2026-05-18 11:20", "▲▲▲ PENDING ~2d 03:12 other"),
        ("2026-05-20 15:00", "  ▲ PENDING clock? 00:00:00 other"),
    ],
)
def test_a_time_from_the_heading_is_told_as_such(at: str, expected: str) -> None:
    assert lines(wal_listing(facts(snapshot(buffer(record("other", at)))), View()).pane) == [expected]


def test_records_of_other_days_show_the_day_and_odd_ones_their_word() -> None:
    items = (
        record("a", "2026-05-18 13:04", WalStatus.COMMITTED),
        record("b", "2025-05-18 13:04", WalStatus.COMMITTED),
        record("c", None, WalStatus.UNKNOWN, native_status="DONE?"),
    )
    assert lines(wal_listing(facts(snapshot(buffer(*items))), View()).pane) == [
        "  ✓ COMMITTED   05-18 a",
        "  ✓ COMMITTED    2025 b",
        "  ? DONE?           – c",
    ]


def test_records_can_be_filtered() -> None:
    listing = wal_listing(facts(snapshot(buffer(RUNNING, DONE, BACK))), View())
    counts = []
    for text in ("status:pending", "payments", "-status:pending", "has:rollback", "has:evidence", "type:wal"):
        query = parse_filter(text)
        assert isinstance(query, Query)
        counts.append(len(listing.filtered(query).rows))
    assert counts == [1, 1 + 2, 2, 3, 1, 3]


def test_calm_tells_the_task_and_how_far_it_got() -> None:
    quiet = wal_listing(
        facts(
            snapshot(
                buffer(title="Upgrade edge", steps="xxx.."),
            ),
            silent_for=2460,
        ),
        View(),
    ).pane
    assert quiet.empty == (
        "No WAL records in memory/working-buffer.md.",
        'Task "Upgrade edge", step 4 of 5, written 41 m ago',
    )
    assert (quiet.badge.text, quiet.title()) == ("", "5 WAL · buffer 41m old")
    assert wal_listing(facts(snapshot()), View()).pane.empty[0].startswith("No working buffer.")


def test_an_old_buffer_says_its_days_in_the_title() -> None:
    shown = wal_listing(facts(snapshot(buffer(DONE, last_updated="2026-05-19")), silent_for=9), View()).pane
    assert shown.title() == "5 WAL · buffer 9s old"
    stale = Facts(snapshot(buffer(last_updated="2026-05-12")), NOW, Settings(), quick=True)
    assert wal_listing(stale, View()).pane.title() == "5 WAL · buffer 8d old!"


def line(breadth: Breadth, *records: object, silent_for: int = 9, at: int = 0) -> str:
    given = facts(snapshot(buffer(*records)), silent_for=silent_for)  # type: ignore[arg-type] # records only
    left, right = wal_line(given.wal, NOW, breadth, at)
    return "".join(cell.text for cell in left) + "".join(cell.text for cell in right)


def test_the_line_names_the_record_pending_longest() -> None:
    assert line(Breadth.WIDE, RUNNING) == (
        "▲▲ WAL PENDING 00:07:41 LONG  terraform apply – destroys payments-rds"
        " · blast: payments-api ~8 min · rollback ✓  ! go"
    )
    assert line(Breadth.MEDIUM, RUNNING) == (
        "▲▲ WAL PENDING 00:07:41 LONG  terraform apply – destroys payments-rds  ! to go"
    )
    assert line(Breadth.NARROW, RUNNING) == "▲▲ WAL 00:07:41 LONG  terraform apply – destroys payments-rds  ! go"


def test_the_line_counts_the_others_and_steps_through_them() -> None:
    second = record("second", "2026-05-20 14:30", rollback=None)
    assert line(Breadth.MEDIUM, RUNNING, second).endswith("  +1 more  ! to go")
    assert line(Breadth.WIDE, RUNNING, second, at=1) == (
        "▲ WAL PENDING ~2m  second · blast: payments-api ~8 min · no rollback  +1 more  ! go"
    )


def test_the_line_says_when_the_agent_is_silent() -> None:
    assert " · agent silent 12m" in line(Breadth.MEDIUM, RUNNING, silent_for=720)


def test_a_quiet_line_tells_what_was_done_last() -> None:
    assert line(Breadth.WIDE, DONE, BACK) == "WAL quiet · last COMMITTED helm upgrade edge-gw 13:04"
    assert line(Breadth.WIDE) == "WAL quiet"
