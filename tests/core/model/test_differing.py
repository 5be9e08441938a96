"""In which entries two readings of a file differ."""

from hotwash.core.model.differing import difference
from support.reading import entries

FOUR = entries("".join(f"## [ERR-20260101-00{number}] a\n\n**Status**: pending\n\n" for number in range(1, 5)))


def test_entries_that_were_not_read_anew_are_left_out_at_both_ends() -> None:
    changed = FOUR[1]._replace(key=FOUR[1].key._replace(ordinal=2))
    moved = FOUR[3].moved(4, 1)
    assert difference(FOUR, (FOUR[0], changed, FOUR[2], moved)) == (FOUR[1:2], (changed,))


def test_all_that_was_read_anew_differs() -> None:
    fresh = tuple(entry._replace(key=entry.key._replace()) for entry in FOUR)
    assert difference(FOUR, fresh) == (FOUR, fresh)


def test_what_was_added_or_taken_away_at_the_end_is_all_that_differs() -> None:
    assert difference(FOUR[:2], FOUR) == ((), FOUR[2:])
    assert difference(FOUR, FOUR[:2]) == (FOUR[2:], ())


def test_nothing_differs_from_itself() -> None:
    assert difference(FOUR, FOUR) == ((), ())
