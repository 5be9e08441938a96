"""Follows the agents' plugins beside a screen; where there are none, a look at a folder is all that it costs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import visible
from hotwash.tui.keymap import shown
from hotwash.tui.messages import PluginsRead
from hotwash.tui.session import OF_FIVE_KEYS

if TYPE_CHECKING:
    from textual.screen import Screen

    from hotwash.core.analysis.plugins.registry import InForce
    from hotwash.core.model.plugin import Reload
    from hotwash.core.storage.plugin_files import PluginFiles
    from hotwash.core.storage.plugin_reloads import PluginReloads
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.desk import Desk

    Show = Callable[[InForce | None, InForce], None]

GROUP = "plugins"
BEAT = 5.0


class Reloading:
    """One screen's plugins: what is in force is the desk's, and `show` is told of what was and what is now."""

    def __init__(self, screen: Screen[None], desk: Desk, show: Show, *, watches: bool) -> None:
        self._screen = screen
        self._desk = desk
        self._show = show
        self._watches = watches
        self._has_begun = self._is_there = self._follows = False
        self._files: PluginFiles | None = None
        self._reloads: PluginReloads | None = None

    def begin(self) -> None:
        """Everything else is on the screen: look for plugins, and again from time to time until there are some."""
        if self._has_begun:
            return
        self._has_begun = True
        self._look()
        if self._watches:
            self._screen.set_interval(BEAT, self._look)

    async def read_again(self) -> None:
        """The person wants to see them as they are now."""
        if self._reloads is None:
            self._look()
            return
        from hotwash.core.model.plugin import ReloadCause

        await self._reloads.ask(ReloadCause.PERSON)

    def read(self, in_force: InForce) -> None:
        """They were read; after the first time they are followed."""
        self._take(in_force)
        if not self._follows:
            self._follows = True
            self._screen.run_worker(self._follow(), group="follow")

    def _take(self, in_force: InForce) -> None:
        before, self._desk.plugins = self._desk.plugins, in_force
        self._show(before, in_force)

    def _look(self) -> None:
        if self._is_there:
            return
        from hotwash.core.storage.plugin_files import plugin_directories

        self._is_there = any(map(os.path.isdir, plugin_directories(self._desk.store.config)))
        if self._is_there:
            self._screen.run_worker(self._read_first, thread=True, group=GROUP)
        elif self._desk.plugins is None:
            from hotwash.core.analysis.plugins.registry import InForce

            self._take(InForce())

    def _read_first(self) -> None:
        from hotwash.core.storage.plugin_files import PluginFiles, plugin_directories
        from hotwash.core.storage.plugin_reloads import PluginReloads

        config = self._desk.store.config
        self._files = PluginFiles(config.root, plugin_directories(config))
        self._reloads = PluginReloads(self._files, self._desk.clock)
        self._tell(self._reloads.begin())

    async def _follow(self) -> None:
        """Read again whenever somebody asks, or a file changes; for as long as the screen is there."""
        from hotwash.core.storage.plugin_reloads import follow

        if self._reloads is None or self._files is None:
            return
        work = [self._reloads.run(self._tell)]
        if self._watches:
            work.append(follow(self._reloads, self._files, self._desk.settings, lambda _change: None))
        await asyncio.gather(*work)

    def _tell(self, _reload: Reload) -> None:
        if self._reloads is not None:
            self._screen.post_message(PluginsRead(self._reloads.in_force))


def show_plugins(dashboard: Dashboard, before: InForce | None, now: InForce) -> None:
    """On the dashboard: the lists, the header, and a sentence when a reading failed that somebody may have caused."""
    if dashboard.session.pane not in OF_FIVE_KEYS and not dashboard.session.paused:
        dashboard.rebuild(own=False)
    dashboard.surface.show_header()
    failures = now.registry.failures
    fresh = [each for each in failures if before is not None and each not in before.registry.failures]
    if fresh:
        key = shown(dashboard.keymap.keys_of("view.improvements")[0])
        dashboard.say(visible(f"{fresh[0]} · {key} plugins"), Tone.WARNING)
