"""The line to type in tells what is typed within the key's own frame."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from hotwash.tui.widgets.paint import PAINT_CLASSES
from hotwash.tui.widgets.prompt_line import PromptLine

Script = Callable[["PromptApp", Callable[..., Awaitable[None]]], Awaitable[None]]


class PromptScreen(Screen[None]):
    COMPONENT_CLASSES = PAINT_CLASSES


class PromptApp(App[None]):
    CSS = "PromptLine { height: 1; } .prompt-sign { width: 3; } PromptLine Input { width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str]] = []
        self.line = PromptLine(lambda purpose, text: self.told.append((purpose, text)))

    def get_default_screen(self) -> PromptScreen:
        return PromptScreen()

    def compose(self) -> ComposeResult:
        yield self.line

    @property
    def text_in_view(self) -> str:
        return self.line.query_one(Input).render_line(0).text.rstrip()


def at_a_prompt(script: Script) -> None:
    async def go() -> None:
        app = PromptApp()
        async with app.run_test(size=(20, 3)) as pilot:
            await script(app, pilot.press)

    asyncio.run(go())


def test_every_letter_is_told_with_its_purpose() -> None:
    async def script(app: PromptApp, press: Callable[..., Awaitable[None]]) -> None:
        app.line.open("filter", "/", "a")
        await press("b", "c")
        assert app.told == [("filter", "ab"), ("filter", "abc")]

    at_a_prompt(script)


def test_a_text_longer_than_the_line_is_seen_where_it_is_typed() -> None:
    async def script(app: PromptApp, press: Callable[..., Awaitable[None]]) -> None:
        app.line.open("filter", "/")
        await press(*"abcdefghijklmnopqrstuvwxyz")
        assert app.text_in_view == "klmnopqrstuvwxyz"

    at_a_prompt(script)


def test_nothing_is_told_once_the_typing_has_ended() -> None:
    async def script(app: PromptApp, press: Callable[..., Awaitable[None]]) -> None:
        app.line.open("filter", "/")
        await press("a")
        app.line.close()
        app.line.open("go to", "#")
        await press("1")
        assert app.told == [("filter", "a"), ("go to", "1")]

    at_a_prompt(script)
