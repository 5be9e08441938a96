"""Brings text to the person's clipboard, and says no more than is known about its arrival."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.masking import masked

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


class Clipboard:
    """One copy at a time; a program's clipboard is asked outside the frame."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard

    def copy(self, text: str, what: str) -> None:
        self._dashboard.run_worker(self._copy(masked(text), what), group="copy", exclusive=True)

    async def _copy(self, text: str, what: str) -> None:
        from hotwash.core.storage.clipboard import Channel, copy_route, fits, send, set_aside

        dashboard = self._dashboard
        if not fits(text):
            path = await asyncio.to_thread(set_aside, text, dashboard.desk.store.config.state_home)
            dashboard.say(f"too long for a clipboard, written to {path}")
            return
        route = copy_route(dashboard.desk.settings.clipboard, os.environ)
        if route.channel is Channel.NONE:
            dashboard.menus.tell("Copy", text)
            return
        if route.command and not await asyncio.to_thread(send, route, text):
            dashboard.say(f"{route.name} did not take it; the terminal was asked instead", Tone.WARNING)
            dashboard.app.copy_to_clipboard(text)
            return
        if not route.command:
            dashboard.app.copy_to_clipboard(text)
        dashboard.say(f"{route.sentence}: {what}")
