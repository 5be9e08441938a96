"""What has waited too long."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.analysis.staleness import (
    oldest_pending,
    stale_items,
    stale_reason,
    turns_stale_next,
    weekly_counts,
)
from hotwash.core.model.entry import Entry
from hotwash.core.model.settings import Limits
from support.operating import Files
from support.snapshots import BUFFER, NOW, buffer, document, entry, record, snapshot

LIMITS = Limits()


def dated(days: int, number: int = 1, status: str = "pending") -> Entry:
    day = NOW - timedelta(days=days)
    return entry(f"ERR-{day:%Y%m%d}-{number:03}", status=status)


@pytest.mark.parametrize(
    ("status", "days", "reason"),
    [
        ("pending", 7, None),
        ("pending", 8, "pending > 7 d"),
        ("in_progress", 8, "pending > 7 d"),
        ("resolved", 30, None),
        ("resolved", 31, "resolved > 30 d"),
        ("promoted", 300, None),
        ("discarded", 300, None),
        ("example", 300, None),
        (None, 300, None),
    ],
)
def test_limits_are_strict(status: str | None, days: int, reason: str | None) -> None:
    file = document(replace_status(dated(days), status))
    found = stale_reason(file, file.entries[0], NOW, LIMITS)
    assert (found[0] if found else None) == reason


def replace_status(item: Entry, status: str | None) -> Entry:
    return entry(item.native_id, status=status)


@pytest.mark.parametrize(
    "fields",
    [
        {"Status-Note": "2026-04-18 fixed upstream"},
        {"Resolved": "2026-04-18T09:00:00"},
        {"Resolved": "2026-04-18T09:00:00", "Status-Note": "2026-01-01 older note"},
        {"Status-Note": "2026-04-18 erledigt für alle"},
    ],
)
def test_resolved_counts_from_the_day_it_was_resolved(fields: dict[str, str]) -> None:
    file = document((dated(200, status="resolved"), fields))
    [item] = stale_items(snapshot(file), NOW, LIMITS)
    assert (item.days, item.limit) == (32, 30)


def test_resolved_lately_is_not_stale_however_long_ago_it_was_logged() -> None:
    file = document((dated(200, status="resolved"), {"Status-Note": "2026-05-01 fixed"}))
    assert stale_items(snapshot(file), NOW, LIMITS) == ()


def test_the_worst_comes_first_by_limits_passed() -> None:
    file = document(dated(71, status="resolved"), dated(12), dated(11), dated(29))
    items = stale_items(snapshot(file), NOW, LIMITS)
    assert [(item.days, item.reason) for item in items] == [
        (29, "pending > 7 d"),
        (71, "resolved > 30 d"),
        (12, "pending > 7 d"),
        (11, "pending > 7 d"),
    ]


def test_an_old_buffer_is_stale_from_its_third_day_on() -> None:
    def days(last_updated: str) -> list[int]:
        return [item.days for item in stale_items(snapshot(buffer(last_updated=last_updated)), NOW, LIMITS)]

    assert (days("2026-05-18"), days("2026-05-17")) == ([], [3])
    [item] = stale_items(snapshot(buffer(last_updated="2026-05-10")), NOW, LIMITS)
    assert (item.entry, item.reason, item.key.path) == (None, "buffer ≥ 3 d", BUFFER)


def test_the_time_of_the_file_counts_where_the_buffer_claims_nothing() -> None:
    old = {BUFFER: NOW - timedelta(days=5)}
    assert stale_items(snapshot(buffer()), NOW, LIMITS) == ()
    assert len(stale_items(snapshot(buffer()), NOW, LIMITS, written=old)) == 1
    assert stale_items(snapshot(buffer(record(at="2026-05-20 10:00"))), NOW, LIMITS, written=old) == ()


def test_a_cluster_is_counted_in_each_of_four_weeks_and_a_single_entry_in_none() -> None:
    file = document(dated(20, 1), dated(20, 2), dated(9, 3), dated(1, 4), dated(40, 5))
    assert weekly_counts(file.entries, NOW) == (0, 2, 1, 1)
    assert weekly_counts(file.entries[:1], NOW) == ()


def test_an_entry_that_did_not_change_turns_stale_with_the_day() -> None:
    file = document(dated(7), dated(1, 2))
    first = [stale_items(snapshot(file), NOW + timedelta(days=days), LIMITS) for days in (0, 1, 0)]
    assert [len(items) for items in first] == [0, 1, 0]


def test_what_turns_stale_next_is_known_before_it_does() -> None:
    file = document(dated(3), dated(5), dated(9), dated(6, status="resolved"))
    found = turns_stale_next(snapshot(file), NOW, LIMITS)
    assert found is not None
    assert (found[0].native_id, found[1]) == ("ERR-20260515-001", 3)
    assert turns_stale_next(snapshot(), NOW, LIMITS) is None


def test_the_oldest_pending_entry_is_the_one_logged_first() -> None:
    file = document(dated(3), dated(5), dated(9, status="resolved"))
    oldest = oldest_pending(snapshot(file))
    assert oldest is not None
    assert oldest.native_id == "ERR-20260515-001"


@given(st.integers(0, 400), st.integers(1, 60))
def test_an_entry_is_stale_exactly_past_its_limit(days: int, limit: int) -> None:
    file = document(dated(days))
    stale = stale_items(snapshot(file), NOW, replace(LIMITS, pending=limit))
    assert bool(stale) == (days > limit)


def test_staleness_turns_at_local_midnight() -> None:
    file = document(entry("ERR-20260512-001"))
    before, after = datetime(2026, 5, 19, 23, 59), datetime(2026, 5, 20, 0, 1)
    assert [bool(stale_items(snapshot(file), now, LIMITS)) for now in (before, after)] == [False, True]


LEARNING = """## L-001: Seed first

- Confidence: {confidence}
- First seen: 2025-01-01
- Last seen: {seen}
"""


@pytest.mark.parametrize(
    ("confidence", "days", "reason"),
    [
        ("low", 60, None),
        ("low", 61, "low > 60 d"),
        ("medium", 120, None),
        ("medium", 121, "medium > 120 d"),
        ("high", 900, None),
    ],
)
def test_a_harness_learning_is_stale_by_its_confidence_and_the_day_it_was_last_seen(
    confidence: str, days: int, reason: str | None
) -> None:
    seen = NOW - timedelta(days=days)
    files = Files.of({".memory/harness-learnings.md": LEARNING.format(confidence=confidence, seen=f"{seen:%Y-%m-%d}")})
    found = stale_items(files.snapshot, NOW, LIMITS)
    assert [each.reason for each in found] == ([reason] if reason else [])
    assert turns_stale_next(files.snapshot, NOW, LIMITS) is None
