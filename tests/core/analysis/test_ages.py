"""Ages by local calendar days and in three cells."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from hotwash.core.analysis.ages import (
    age_text,
    clock_text,
    parse_stamp,
    rough_timer_text,
    seconds_since,
    short_duration,
    spoken_duration,
    timer_text,
    weeks_ago,
)
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind, Status

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 5, 20, 14, 32, tzinfo=BERLIN)


def logged(stamp: str | None) -> Entry:
    return Entry(
        key=Key("/w/.learnings/ERRORS.md", "ERR-20260520-001"),
        dialect="fields",
        kind=Kind.ERROR,
        native_id="ERR-20260520-001",
        title="t",
        native_status="pending",
        status=Status.OPEN,
        logged=stamp,
        priority=None,
        severity=None,
        area=None,
        span=Span(0, 1),
        line=1,
    )


@pytest.mark.parametrize(
    ("stamp", "shown"),
    [
        ("2026-05-20T14:31:30", "0m"),
        ("2026-05-20T14:20:00", "12m"),
        ("2026-05-20T12:31:00+02:00", "2h"),
        ("2026-05-20T10:31:00Z", "2h"),
        ("2026-05-20 09:32", "5h"),
        ("2026-05-19T15:00:00", "23h"),
        ("2026-05-19T14:32:00", "1d"),
        ("2026-05-18T23:00:00", "2d"),
        ("2026-05-20", "0d"),
        ("2026-05-20T00:00:00Z", "0d"),
        ("2026-05-19", "1d"),
        ("2026-05-11", "9d"),
        ("2026-02-10", "99d"),
        ("2026-02-09", "14w"),
        ("2024-06-27", "98w"),
        ("2024-05-20", "2y"),
        ("1890-05-20", "99y"),
        ("2026-05-21", "?"),
        ("2026-05-20T14:32:59", "0m"),
        ("2026-05-20T14:40:00", "0d"),
        (None, "–"),
        ("soon", "–"),
        ("2026-02-31", "–"),
    ],
)
def test_an_age_takes_three_cells(stamp: str | None, shown: str) -> None:
    assert age_text(logged(stamp), NOW) == shown


def test_an_exact_midnight_in_another_zone_keeps_the_day_it_is_written_with() -> None:
    west = datetime(2026, 5, 20, 14, 0, tzinfo=timezone(timedelta(hours=-7)))
    assert age_text(logged("2026-05-20T00:00:00Z"), west) == "0d"


def test_the_time_of_arrival_counts_for_an_entry_dated_today_without_a_time() -> None:
    seen = datetime(2026, 5, 20, 12, 31, tzinfo=BERLIN)
    assert age_text(logged("2026-05-20"), NOW, seen) == "2h"
    assert age_text(logged("2026-05-19"), NOW, seen) == "1d"
    assert age_text(logged("2026-05-20T14:20:00"), NOW, seen) == "12m"


def test_an_arrival_of_yesterday_says_nothing_about_today() -> None:
    assert age_text(logged("2026-05-20"), NOW, datetime(2026, 5, 19, 23, 0, tzinfo=BERLIN)) == "0d"


def test_a_stamp_of_another_zone_belongs_to_the_local_calendar_day() -> None:
    now = datetime(2026, 5, 22, 1, 0, tzinfo=BERLIN)
    assert age_text(logged("2026-05-19T22:30:00Z"), now) == "2d"


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-20T12:31:00Z",
        "2026-05-20T12:31:00.123456789Z",
        "2026-05-20 12:31:00 UTC",
        "2026-05-20T12:31:00 +0000",
        "2026-05-20 12:31:00,5 Z",
        "2026-05-20T12:31Z (approx.)",
    ],
)
def test_stamps_are_read_in_the_shapes_agents_write(text: str) -> None:
    stamp = parse_stamp(text)
    assert stamp is not None
    assert stamp.at is not None
    assert stamp.at.replace(microsecond=0).isoformat() in ("2026-05-20T12:31:00+00:00",)


def test_a_note_behind_a_date_is_no_time() -> None:
    assert parse_stamp("2026-05-20 promoted to CLAUDE.md") == (date(2026, 5, 20), None)


def test_seconds_run_through_a_change_to_summer_time() -> None:
    before = datetime(2026, 3, 29, 1, 30)
    after = datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)
    assert seconds_since(before, after) == 3600


def test_naive_now_is_local_time() -> None:
    assert age_text(logged("2026-05-20T09:00"), datetime(2026, 5, 20, 12, 30)) == "3h"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00:00"), (461.9, "00:07:41"), (86399, "23:59:59"), (184320, "2d 03:12"), (-3, "00:00:00")],
)
def test_a_running_time_shows_seconds_below_a_day(seconds: float, text: str) -> None:
    assert timer_text(seconds) == text


@pytest.mark.parametrize(("seconds", "text"), [(461, "~7m"), (7620, "~2h07m"), (184320, "~2d 03:12")])
def test_a_time_known_to_the_minute_claims_no_seconds(seconds: float, text: str) -> None:
    assert rough_timer_text(seconds) == text


def test_durations_are_short_in_cells_and_spoken_in_sentences() -> None:
    assert [short_duration(each) for each in (9, 700, 18000, 777600)] == ["9s", "11m", "5h", "9d"]
    assert spoken_duration(2460) == "41 m"


def test_a_time_of_another_day_names_the_day() -> None:
    assert clock_text(datetime(2026, 5, 20, 11, 4, tzinfo=ZoneInfo("UTC")), NOW) == "13:04"
    assert clock_text(datetime(2026, 5, 19, 13, 4), NOW) == "2026-05-19 13:04"


def test_weeks_are_counted_back_from_today() -> None:
    assert [weeks_ago(date(2026, 5, day), NOW) for day in (20, 14, 13, 7, 6)] == [0, 0, 1, 1, 2]
