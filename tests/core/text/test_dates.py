"""Stamps are read as people and agents write them."""

import pytest

from hotwash.core.text.dates import compact_day, names_range, stamp_in, unclear_day_ahead


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("2026-03-16T09:12:44+09:00", "2026-03-16T09:12:44+09:00"),
        ("2026-03-16T09:12:44.1234567-0700", "2026-03-16T09:12:44.1234567-0700"),
        ("2026-03-16 09:12", "2026-03-16 09:12"),
        ("2026-03-16 04:40 UTC", "2026-03-16 04:40 UTC"),
        ("2026-03-16 (KST)", "2026-03-16"),
        ("2026/03/16", "2026-03-16"),
        ("2026.03.16 09:12", "2026-03-16"),
        ("2026年3月16日", "2026-03-16"),
        ("2026년 3월 16일", "2026-03-16"),
        ("Mar 16, 2026", "2026-03-16"),
        ("16 March 2026", "2026-03-16"),
        ("March 16th 2026, afternoon", "2026-03-16"),
        ("16. März 2026", "2026-03-16"),
        ("1er août 2026", "2026-08-01"),
        ("16 de março de 2026", "2026-03-16"),
        ("16 mayo 2026", "2026-05-16"),
        ("16 giugno 2026, sera", "2026-06-16"),
        ("16 maison 2026", None),
        ("16.03.2026", "2026-03-16"),
        ("20260316", "2026-03-16"),
        ("2026-02-30", None),
        ("2026-03-16T24:00:00Z", None),
        ("03/04/2026", None),
        ("22/08/2026", "2026-08-22"),
        ("08/22/2026", "2026-08-22"),
        ("2026-W12-1", None),
        ("1773622364", None),
        ("yesterday", None),
        ("OpenClaw 2026.4.1", None),
        ("", None),
    ],
)
def test_a_stamp_is_found_or_not(text: str, stamp: str | None) -> None:
    assert stamp_in(text) == stamp


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("03/04/2026", True),
        ("[3-4-2026] late", True),
        ("08/22/2026 late", False),
        ("00/04/2026", False),
        ("2026/03/04", False),
        ("late 03/04/2026", False),
    ],
)
def test_a_text_begins_with_a_day_that_may_be_one_of_two(text: str, unclear: bool) -> None:
    assert unclear_day_ahead(text) == unclear


def test_a_compact_day_among_words_may_be_a_build_number() -> None:
    assert stamp_in("build 20260316", compact=False) is None


@pytest.mark.parametrize(
    ("name", "day"), [("ERR-20260412-001", "2026-04-12"), ("LRN-2026-04-12-001", "2026-04-12"), ("E014", None)]
)
def test_the_day_in_an_id(name: str, day: str | None) -> None:
    assert compact_day(name) == day


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-01 to 2026-06-30",
        "旧数据（2026-05-01至2026-06-30）",
        "01.05.2026 – 30.06.2026",
        "2026/05/01~2026/06/30",
    ],
)
def test_two_dates_that_are_joined_make_a_range(text: str) -> None:
    assert names_range(text)


@pytest.mark.parametrize("text", ["2026-05-01 lock (fixed 2026-05-03)", "2026-05-01", "2026-05-01 like 2026-04-01"])
def test_two_dates_apart_make_none(text: str) -> None:
    assert not names_range(text)
