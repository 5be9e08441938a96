"""Short names and small charts."""

from hypothesis import given
from hypothesis import strategies as st

from hotwash.viewmodels.naming import counted, short_ids, sparkline

IDS = st.from_regex(r"(ERR|LRN)-202[4-6]0[1-3]1[0-2]-00[1-2]", fullmatch=True)


def test_ids_lose_their_year_only_while_they_stay_unique() -> None:
    ids = ["ERR-20260520-001", "ERR-20250520-001", "LRN-20260519-A7F", "L-001", "odd"]
    assert short_ids(ids) == {"LRN-20260519-A7F": "LRN-0519-A7F"}


@given(st.lists(IDS))
def test_short_names_never_mean_two_things(ids: list[str]) -> None:
    short = short_ids(ids)
    shown = {each: short.get(each, each) for each in ids}
    assert len(set(shown.values())) == len(set(ids))


def test_a_sparkline_is_as_tall_as_its_highest_number() -> None:
    assert sparkline((0, 1, 2, 4)) == "▁▃▄▇"
    assert sparkline((3, 3)) == "▇▇"
    assert sparkline((1, 600)) == "▂▇"
    assert sparkline(()) == ""
    assert sparkline((0, 0)) == ""


def test_one_is_singular() -> None:
    assert [counted(1, "entry", "entries"), counted(2, "entry", "entries"), counted(3, "file")] == [
        "1 entry",
        "2 entries",
        "3 files",
    ]
