"""Notices on the desktop: what rang, in a few words, through the terminal or a program."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hotwash.core.analysis.ages import short_duration
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from textual.screen import Screen

    from hotwash.core.analysis.wal import PendingRecord
    from hotwash.core.storage.desktop import NoticeRoute

TITLE = "hotwash"
MOST_CELLS = 80


def notice_text(pending: PendingRecord) -> str:
    """What is under way and how long already, or that its agent is silent."""
    from rich.cells import set_cell_size

    state = pending.level.name
    if pending.silent is not None:
        state = f"{state}, agent silent {short_duration(pending.silent)}"
    text = f"{state}: {shown(pending.record.operation) or 'an operation without a name'}"
    return set_cell_size(text, MOST_CELLS).rstrip()


class Notices:
    """Sends them as the setting says; off, it does nothing at all."""

    def __init__(self, screen: Screen[None], wish: str) -> None:
        self._screen = screen
        self._wish = wish

    @property
    def are_on(self) -> bool:
        return self._wish != "off"

    def send(self, rung: Iterable[PendingRecord]) -> None:
        """One notice each; a program shows it beside the screen."""
        if not self.are_on:
            return
        from hotwash.core.storage.desktop import notice_route

        route = notice_route(self._wish, os.environ)
        for pending in rung:
            self._send(route, notice_text(pending))

    def _send(self, route: NoticeRoute, text: str) -> None:
        if route.program:
            from hotwash.core.storage.desktop import send

            self._screen.run_worker(lambda: send(route, TITLE, text), thread=True, group="notice")
            return
        driver = self._screen.app._driver
        if driver is not None:
            driver.write(route.sequence(TITLE, text))
            driver.flush()
