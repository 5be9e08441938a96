"""The application: themes, style sheets, signals, and the one screen on top of the store. Nothing is decided here."""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from hotwash.core.storage.store import Store
from hotwash.tui.actions import ACTIONS
from hotwash.tui.dashboard import Dashboard
from hotwash.tui.desk import Desk
from hotwash.tui.glyphs import AsciiSigns
from hotwash.tui.hud import Hud
from hotwash.tui.keymap import keymap
from hotwash.tui.options import Companion, RunOptions
from hotwash.tui.storm import StormGuard
from hotwash.tui.theme import DARK, THEMES, chosen_theme, derived_variables, style_sheets, wants_ascii
from hotwash.tui.widgets.paint import ASCII_CLASS


class HotwashApp(App[None], inherit_bindings=False):
    """The dashboard on a store."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*style_sheets()]
    TITLE = "hotwash"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        store: Store,
        options: RunOptions,
        companion: Companion | None = None,
        guard: StormGuard | None = None,
    ) -> None:
        settings = store.config.settings
        theme = chosen_theme(options.theme or settings.theme, os.environ)
        own = next((each for each in THEMES if each.name == theme), None)
        super().__init__(ansi_color=own.ansi if own is not None else None)
        self.animation_level = "none"
        for each in THEMES:
            self.register_theme(each)
        if own is not None:
            self._begin_with(own)
        else:
            self.theme = theme if theme in self.available_themes else DARK
        self._ascii = options.ascii or wants_ascii(settings.ascii, os.environ)
        self.set_class(self._ascii, ASCII_CLASS)
        keys = keymap(ACTIONS, settings.keys)
        self.hud = Hud(Desk(store), keys, options) if options.watch else None
        self.dashboard = Dashboard(
            Desk(store),
            keys,
            guard or StormGuard(settings.storm and not options.frozen),
            options,
            companion,
        )

    def _begin_with(self, theme: Theme) -> None:
        """Take a theme before the style sheets are read; to change it later means to read them again."""
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return derived_variables(self.current_theme)

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, prompt where it is for terminals; a later Textual may keep its inner parts elsewhere."""
        found = super().get_driver_class()
        if found.__module__ == "textual.drivers.linux_driver":
            with suppress(ImportError):
                from hotwash.tui.driver import PromptDriver

                return PromptDriver
        return found

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), AsciiSigns()] if self._ascii else super().get_line_filters()

    async def on_event(self, event: events.Event) -> None:
        """Any key counts, also one that a sheet takes."""
        if isinstance(event, events.Key):
            self.dashboard.arming.pressed()
        await super().on_event(event)

    @property
    def again(self) -> tuple[str, ...]:
        """The arguments to start the program with instead, if any."""
        return (self.hud or self.dashboard).again

    def get_default_screen(self) -> Screen[None]:
        return self.hud or self.dashboard

    def on_mount(self) -> None:
        self._obey_signals()

    def _obey_signals(self) -> None:
        """A closed terminal or a polite kill leaves the terminal as it was, and keeps what was typed.

        The loop hears of its signals whatever handler is set. An interrupt has a handler of its own, which an editor
        that has the terminal can take the place of.
        """
        import asyncio

        loop = asyncio.get_running_loop()
        leave = self.exit if self.hud is not None else self.dashboard.leave
        for name in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(name, leave)
        self._interrupted_before = signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(leave))

    def on_unmount(self) -> None:
        signal.signal(signal.SIGINT, self._interrupted_before)
        if self.dashboard.companion is not None:
            self.dashboard.companion.stop()
        (self.hud or self.dashboard).bridge.close()
