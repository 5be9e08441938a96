"""The detail draws only the lines that say something else than before."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.strip import Strip

from hotwash.tui.widgets.detail_pane import DetailPane
from hotwash.tui.widgets.paint import PAINT_CLASSES, Run


class CountingPane(DetailPane):
    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[int] = []

    def render_line(self, y: int) -> Strip:
        self.drawn.append(y)
        return super().render_line(y)

    def show_text(self, name: str, *lines: str) -> None:
        self.show(name, lambda _width: [(Run(line),) for line in lines])
        self.set_borders(lambda _width: Content(name), Content(""))


class DetailScreen(Screen[None]):
    COMPONENT_CLASSES = PAINT_CLASSES


class DetailApp(App[None]):
    CSS = "DetailPane { height: 6; padding: 0 1; border: round white; scrollbar-size: 0 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.pane = CountingPane()

    def get_default_screen(self) -> DetailScreen:
        return DetailScreen()

    def compose(self) -> ComposeResult:
        yield self.pane

    def lines(self) -> list[str]:
        return [strip.text.strip("│ ").rstrip() for strip in self.screen._compositor.render_strips()][:6]


def on_a_pane(act: Callable[[DetailApp, Callable[[], Awaitable[None]]], Awaitable[None]]) -> None:
    async def go() -> None:
        app = DetailApp()
        async with app.run_test(size=(16, 6)) as pilot:
            app.pane.show_text("one", "same", "first", "same", "longer")
            await pilot.pause()
            app.pane.drawn.clear()
            await act(app, pilot.pause)

    asyncio.run(go())


def test_another_text_is_drawn_where_it_differs_and_under_its_own_title() -> None:
    async def act(app: DetailApp, pause: Callable[[], Awaitable[None]]) -> None:
        app.pane.show_text("two", "same", "second", "same")
        await pause()
        assert app.lines() == ["╭─ two ────────╮", "same", "second", "same", "", "╰──────────────╯"]
        assert sorted(set(app.pane.drawn)) == [1, 3]

    on_a_pane(act)


def test_the_same_text_is_not_drawn_again() -> None:
    async def act(app: DetailApp, pause: Callable[[], Awaitable[None]]) -> None:
        app.pane.show_text("one", "same", "first", "same", "longer")
        await pause()
        assert app.pane.drawn == []

    on_a_pane(act)


def test_another_text_starts_at_its_top_where_the_last_one_was_scrolled() -> None:
    async def act(app: DetailApp, pause: Callable[[], Awaitable[None]]) -> None:
        app.pane.show_text("one", "same", "first", "same", "longer", "fifth")
        app.pane.scroll_lines(1)
        await pause()
        assert app.lines()[1:5] == ["first", "same", "longer", "fifth"]
        app.pane.show_text("two", "same", "first", "other", "longer", "fifth")
        await pause()
        assert app.lines()[1:5] == ["same", "first", "other", "longer"]

    on_a_pane(act)
