"""The list keeps its cursor on a row's identity and draws only what is in view."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from textual.app import App, ComposeResult
from textual.screen import Screen

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.widgets.paint import PAINT_CLASSES, Run, Runs
from hotwash.tui.widgets.row_list import RowList, RowState


@dataclass(frozen=True)
class NumberRow:
    key: int


drawn: list[int] = []


def number_runs(row: NumberRow, _width: int, state: RowState) -> Runs:
    drawn.append(row.key)
    return (Run(">" if state.cursor else " "), Run("*" if state.marked else " "), Run(f"row {row.key}", Tone.ALARM))


class ListScreen(Screen[None]):
    COMPONENT_CLASSES = PAINT_CLASSES


class ListApp(App[None]):
    CSS = "RowList { height: 12; scrollbar-size: 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.row_list: RowList[NumberRow] = RowList(number_runs, lambda _width: (Run("HEAD"),))

    def get_default_screen(self) -> ListScreen:
        return ListScreen()

    def compose(self) -> ComposeResult:
        yield self.row_list

    def on_mount(self) -> None:
        self.row_list.set_active(True)

    def lines(self) -> list[str]:
        return [
            "".join(segment.text for segment in self.row_list.render_line(y)).rstrip()
            for y in range(self.row_list.size.height)
        ]


def rows(numbers: Iterable[int]) -> list[NumberRow]:
    return [NumberRow(number) for number in numbers]


def on_a_list(act: Callable[[ListApp, RowList[NumberRow]], Awaitable[None]]) -> None:
    async def go() -> None:
        app = ListApp()
        async with app.run_test(size=(30, 12)):
            await act(app, app.row_list)

    asyncio.run(go())


def test_rows_that_come_and_go_above_leave_the_cursor_on_its_row_and_line() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(100)))
        row_list.move_to(40)
        line = row_list.cursor - row_list.scroll_offset.y
        row_list.set_rows(rows(range(-7, 100)))
        assert (row_list.cursor_row, row_list.cursor - row_list.scroll_offset.y) == (NumberRow(40), line)
        row_list.set_rows(rows(range(20, 100)))
        assert (row_list.cursor_row, row_list.cursor - row_list.scroll_offset.y) == (NumberRow(40), line)
        assert app.lines()[line] == "> row 40"

    on_a_list(act)


def test_at_the_top_of_a_list_what_is_new_comes_into_view_until_the_cursor_is_at_the_bottom() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(100)))
        row_list.set_rows(rows(range(-3, 100)))
        assert app.lines()[:4] == ["  row -3", "  row -2", "  row -1", "> row 0"]
        row_list.set_rows(rows(range(-50, 100)))
        assert app.lines()[-1] == "> row 0"
        row_list.set_rows(rows(range(-60, 100)))
        assert app.lines()[-1] == "> row 0"

    on_a_list(act)


def test_when_a_legend_leaves_the_rows_take_its_lines() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(12)))
        row_list.set_frame(legend=(Run("legend"),))
        row_list.move_to(11)
        row_list.set_frame()
        assert [line.split()[-1] for line in app.lines()] == [str(number) for number in range(12)]

    on_a_list(act)


def test_a_row_somebody_else_takes_away_stays_grey_with_the_reason_until_the_cursor_moves() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(10)))
        row_list.move_to(4)
        row_list.set_rows(rows([0, 1, 2, 3, 5, 6]), reason=lambda _row: "gone")
        assert row_list.ghost is not None
        assert app.lines()[4] == "> row 4" + " " * 18 + "gone"
        row_list.set_rows(rows([1, 2, 3, 5, 6]), reason=lambda _row: "another reason")
        assert [line.split()[-1] for line in app.lines()[:6]] == ["1", "2", "3", "gone", "5", "6"]
        row_list.move_by(1)
        assert row_list.cursor_row == NumberRow(5)
        assert not any("gone" in line for line in app.lines())

    on_a_list(act)


def test_leaving_a_row_that_is_gone_upwards_lands_on_the_one_above() -> None:
    async def act(_app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(5)))
        row_list.move_to(4)
        row_list.set_rows(rows(range(4)), reason=lambda _row: "gone")
        row_list.move_by(-1)
        assert row_list.cursor_row == NumberRow(3)

    on_a_list(act)


def test_a_row_that_comes_back_is_the_row_again() -> None:
    async def act(_app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(5)))
        row_list.move_to(2)
        row_list.set_rows(rows([0, 1, 3, 4]), reason=lambda _row: "gone")
        row_list.set_rows(rows(range(5)), reason=lambda _row: "gone")
        assert row_list.cursor_row == NumberRow(2)
        assert row_list.ghost is None

    on_a_list(act)


def test_after_the_person_s_own_write_the_cursor_goes_to_the_row_that_follows_else_the_one_before() -> None:
    async def act(_app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(5)))
        row_list.move_to(2)
        row_list.set_rows(rows([0, 1, 3, 4]), own=True)
        assert row_list.cursor_row == NumberRow(3)
        row_list.move_to(3)
        row_list.set_rows(rows([0, 1, 3]), own=True)
        assert row_list.cursor_row == NumberRow(3)
        row_list.set_rows((), own=True)
        assert row_list.cursor_row is None

    on_a_list(act)


def test_equal_rows_change_nothing() -> None:
    async def act(_app: ListApp, row_list: RowList[NumberRow]) -> None:
        assert row_list.set_rows(rows(range(5)))
        assert not row_list.set_rows(rows(range(5)))

    on_a_list(act)


def test_only_lines_that_show_something_else_are_drawn_anew() -> None:
    async def act(_app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(20)))
        row_list.render_lines(row_list.size.region)
        drawn.clear()
        row_list.set_rows(rows([0, 1, 2, 77, *range(4, 20)]))
        row_list.render_lines(row_list.size.region)
        assert drawn == [77]

    on_a_list(act)


def test_heads_and_legend_stay_while_the_rows_scroll() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_frame(heads=True, legend=(Run("legend"),))
        row_list.set_rows(rows(range(100)))
        row_list.move_to(99)
        lines = app.lines()
        assert (lines[0], lines[8:]) == ("HEAD", ["  row 98", "> row 99", "", "legend"])

    on_a_list(act)


def test_an_empty_list_says_its_words() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_frame(empty=("Nothing pending.", "Last: ERR-1"))
        assert app.lines()[:2] == [" Nothing pending.", " Last: ERR-1"]
        assert not row_list.move_by(1)

    on_a_list(act)


def test_a_hundred_thousand_rows_cost_only_the_lines_in_view() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(100_000)))
        drawn.clear()
        row_list.move_to(99_999)
        app.lines()
        assert len(drawn) <= 24
        assert app.lines()[11] == "> row 99999"

    on_a_list(act)


def test_moving_draws_the_old_and_the_new_line_only() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(100)))
        app.lines()
        drawn.clear()
        row_list.move_by(1)
        app.lines()
        assert drawn == [0, 1]

    on_a_list(act)


def test_marks_are_drawn_and_a_page_keeps_one_row() -> None:
    async def act(app: ListApp, row_list: RowList[NumberRow]) -> None:
        row_list.set_rows(rows(range(100)))
        row_list.set_marked(lambda row: row.key == 1)
        assert app.lines()[1] == " *row 1"
        row_list.page_by(1)
        assert row_list.cursor == 11

    on_a_list(act)
