"""Amounts as people write them; what is not said is not guessed."""

import pytest

from hotwash.core.text.quantities import Amount, count_in, duration_in, percentage_in, times_a_day
from support.growth import is_linear


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("45 min", 45), ("4h", 240), ("4 h 1 min", 241), ("1h30m", 90), ("2 hours and 5 minutes", 125)),
        *(("1.5 hours", 90), ("1,5 h", 90), ("90 seconds", 1.5), ("2 days", 2880), ("1 week", 10080)),
        *(("1:30", 90), ("00:45:30", 45.5), ("20-30 min", 20), ("about 45 minutes (14:02–14:47 UTC)", 45)),
        *(("38 min, 2 h later all was well", 38), ("1d 2h 3m", 1563)),
        *(("1,200 min", 1200), ("3 months", 129600), ("resolved after 38 min, full recovery in 2 h", 38)),
    ],
)
def test_lengths_of_time_are_minutes(text: str, minutes: float) -> None:
    found = duration_in(text)
    assert found is not None
    assert (round(found.number, 6), found.bound) == (minutes, "")


@pytest.mark.parametrize("text", ["", "long", "15 miles", "the 3 main services", "P1", "version 2.3.1", "5 degrees"])
def test_what_is_no_length_of_time_is_none(text: str) -> None:
    assert duration_in(text) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *(("> 4 h", Amount(240, ">")), ("over 4 hours", Amount(240, ">")), ("at least 4h", Amount(240, ">"))),
        *(("< 30 min", Amount(30, "<")), ("under 30 min", Amount(30, "<")), ("~30 min", Amount(30))),
    ],
)
def test_bounds_are_kept(text: str, amount: Amount) -> None:
    assert duration_in(text) == amount


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        *(("40%", 40), ("consumed 40 % of monthly budget", 40), ("15.5 percent", 15.5), ("15,5 %", 15.5)),
        *(("12-15%", 12), ("0.1% of 40% of users", 0.1)),
    ],
)
def test_percentages(text: str, percent: float) -> None:
    assert percentage_in(text) == Amount(percent)


def test_what_has_no_sign_is_no_percentage() -> None:
    assert percentage_in("40 of 100 requests") is None


def test_counts() -> None:
    assert (count_in("1,200 users"), count_in("about 37"), count_in("none")) == (Amount(1200), Amount(37), None)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        *(("60 alerts/day", 60), ("51 per day", 51), ("420 per week", 60), ("3 times per month", 0.1)),
        *(("twice a week", 2 / 7), ("weekly", 1 / 7), ("daily", 1), ("hourly", 24), ("once a month", 1 / 30)),
        *(
            ("3x in 30 days", 0.1),
            ("4 times in the last 2 weeks", 2 / 7),
            ("every 15 minutes", 96),
            ("every six weeks", 1 / 42),
            ("every other day", 0.5),
            ("each week", 1 / 7),
            ("often", None),
            ("every 0 days", 1),
        ),
    ],
)
def test_how_often_is_times_a_day(text: str, times: float | None) -> None:
    found = times_a_day(text)
    assert (found and round(found.number, 9)) == (times and round(times, 9))


@pytest.mark.parametrize(
    ("amount", "limit", "exceeds"),
    [
        *((Amount(15.0), 15, False), (Amount(15.1), 15, True), (Amount(240, ">"), 240, True)),
        *((Amount(300, "<"), 240, False), (Amount(240), 240, False)),
    ],
)
def test_only_what_is_surely_more_exceeds(amount: Amount, limit: float, exceeds: bool) -> None:
    assert amount.exceeds(limit) is exceeds


@pytest.mark.parametrize("piece", ["9", "1,", "1 h ", "9-", "a ", "> ", "over ", "1:", "every 9 ", " "])
def test_the_time_is_linear_in_the_size(piece: str) -> None:
    def work(size: int) -> None:
        for read in (duration_in, percentage_in, count_in, times_a_day):
            read("over 5" + piece * (size // len(piece)))

    assert is_linear(work, 20_000)
