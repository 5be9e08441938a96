"""Rows that are made when somebody looks at them."""

from dataclasses import dataclass

import pytest

from hotwash.viewmodels.rows import Rows, keys_of, place_of


@dataclass(frozen=True)
class Letter:
    key: str


def letters(text: str, made: list[str] | None = None) -> Rows[Letter]:
    def make(place: int) -> Letter:
        if made is not None:
            made.append(text[place])
        return Letter(text[place])

    return Rows(tuple(text), make)


def test_rows_are_made_once_and_only_where_somebody_looks() -> None:
    made: list[str] = []
    rows = letters("abcdef", made)
    assert (rows[1], rows[-1], rows[1:3]) == (Letter("b"), Letter("f"), (Letter("b"), Letter("c")))
    assert (len(rows), made) == (6, ["b", "f", "c"])


def test_rows_are_equal_to_any_that_are_the_same_in_order() -> None:
    assert letters("ab") == letters("ab") == (Letter("a"), Letter("b"))
    assert letters("ab") != letters("ba")
    assert letters("") == ()


def test_there_is_no_row_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        letters("ab")[2]


def test_identities_are_known_without_a_row() -> None:
    made: list[str] = []
    rows = letters("abc", made)
    assert (list(keys_of(rows)), place_of(rows, "c"), place_of(rows, "z"), made) == (["a", "b", "c"], 2, None, [])
    assert place_of([Letter("a"), Letter("b")], "b") == 1
