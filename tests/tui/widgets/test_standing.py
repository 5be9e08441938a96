"""A list knows where its cursor stands, whatever happens to the rows around it."""

from dataclasses import dataclass

from hotwash.tui.widgets.standing import Ghost, Place, Standing


@dataclass(frozen=True)
class NumberRow:
    key: int


def rows(*numbers: int) -> tuple[NumberRow, ...]:
    return tuple(map(NumberRow, numbers))


def gone(_row: NumberRow) -> str:
    return "gone"


AT_TWO = Standing(rows(1, 2, 3), 1)
TWO_IS_GONE = Standing(rows(1, 3), 1, Ghost(NumberRow(2), 1, "gone"))


def test_the_cursor_follows_its_row() -> None:
    assert AT_TWO.with_rows(rows(0, 1, 2), gone) == Standing(rows(0, 1, 2), 2)


def test_a_row_that_its_owner_took_away_gives_the_cursor_to_the_next_one_or_the_last() -> None:
    assert AT_TWO.with_rows(rows(1, 3), None) == Standing(rows(1, 3), 1)
    assert AT_TWO.with_rows(rows(1), None) == Standing(rows(1), 0)


def test_a_row_that_somebody_else_took_away_stays_with_the_first_reason_until_it_is_back() -> None:
    assert AT_TWO.with_rows(rows(1, 3), gone) == TWO_IS_GONE
    assert TWO_IS_GONE.with_rows(rows(3), lambda _row: "again") == Standing(rows(3), 0, Ghost(NumberRow(2), 0, "gone"))
    assert TWO_IS_GONE.with_rows(rows(1, 2, 3), gone) == AT_TWO


def test_places_count_the_ghost() -> None:
    one, two, three = (NumberRow(number) for number in (1, 2, 3))
    assert (TWO_IS_GONE.length, TWO_IS_GONE.cursor_row) == (3, two)
    assert TWO_IS_GONE.places(0, 9) == [
        Place(one, False, None),
        Place(two, True, TWO_IS_GONE.ghost),
        Place(three, False, None),
    ]
    assert TWO_IS_GONE.places(2, 9) == [Place(three, False, None)]


def test_a_cursor_that_moves_leaves_the_ghost_behind() -> None:
    assert TWO_IS_GONE.moved_to(2) == Standing(rows(1, 3), 1)
    assert TWO_IS_GONE.moved_to(0) == Standing(rows(1, 3), 0)
