"""Reads plugins again after a while of quiet: one reading at a time, whoever asks for it, and the swap at its end."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from hotwash.core.analysis.plugins.registry import InForce, reloaded
from hotwash.core.model.plugin import FoundPlugins, PluginChange, Reload, ReloadCause
from hotwash.core.storage.clock import Clock
from hotwash.core.storage.plugin_files import PluginFiles
from hotwash.core.storage.watching import Change

if TYPE_CHECKING:
    from hotwash.core.model.settings import Settings

QUIET = 0.5
"""Seconds without another request after which plugins are read."""
LONGEST_WAIT = 5.0
"""Whoever never stops writing does not keep a reading away for longer than that."""
MOST_KEPT = 200

Pause = Callable[[float], Awaitable[None]]
Listener = Callable[[Reload], None]


class Readable(Protocol):
    """The files of plugins."""

    def read(self) -> FoundPlugins:
        """Everything that is there now. Looks at the disk, so it runs in a thread."""
        ...


class PluginReloads:
    """The plugins in force, replaced whole, so that any thread may look at them at any time.

    Requests are for the event loop that `run` runs in.
    """

    def __init__(self, files: Readable, clock: Clock, pause: Pause = asyncio.sleep) -> None:
        self.in_force = InForce()
        self._files = files
        self._clock = clock
        self._pause = pause
        self._asked = asyncio.Event()
        self._first = self._last = 0.0
        self._causes: dict[ReloadCause, None] = {}
        self._changes: dict[PluginChange, None] = {}
        self._waiting: list[asyncio.Future[Reload]] = []

    def begin(self) -> Reload:
        """The first reading, at once."""
        return self._swap(self._files.read(), (ReloadCause.START,), ())

    def ask(self, cause: ReloadCause, changes: Iterable[PluginChange] = ()) -> "asyncio.Future[Reload]":
        """A reading that begins after now: when nobody has asked for `QUIET` seconds; a person is not kept waiting."""
        now = self._clock.monotonic()
        self._first = self._first if self._asked.is_set() else now
        self._last = now if cause is not ReloadCause.PERSON else now - QUIET
        self._causes[cause] = None
        self._changes |= dict.fromkeys(changes)
        self._asked.set()
        future = asyncio.get_running_loop().create_future()
        self._waiting.append(future)
        return future

    async def run(self, tell: Listener) -> None:
        """Read whenever somebody has asked, until cancelled; `tell` is told of every reading on this loop."""
        try:
            while True:
                await self._asked.wait()
                await self._quiet()
                await self._read(tell)
        finally:
            for each in self._waiting:
                each.cancel()

    async def _quiet(self) -> None:
        while (left := self._due - self._clock.monotonic()) > 0:
            await self._pause(left)

    @property
    def _due(self) -> float:
        return min(self._last + QUIET, self._first + LONGEST_WAIT)

    async def _read(self, tell: Listener) -> None:
        """One reading for everybody who has asked before it begins; who asks meanwhile gets the next one."""
        waiting, self._waiting = self._waiting, []
        causes, self._causes = tuple(self._causes), {}
        changes, self._changes = tuple(self._changes), {}
        self._asked.clear()
        try:
            reload = self._swap(await asyncio.to_thread(self._files.read), causes, changes)
        except BaseException:
            for each in waiting:
                each.cancel()
            raise
        tell(reload)
        for each in waiting:
            if not each.done():
                each.set_result(reload)

    def _swap(self, found: FoundPlugins, causes: tuple[ReloadCause, ...], changes: tuple[PluginChange, ...]) -> Reload:
        """Make the whole replacement, then let it take the place of what was in force."""
        at: datetime = self._clock.now()
        before = self.in_force
        registry = reloaded(before.registry, found, at)
        number = before.number + 1
        reload = Reload(number, at, causes, registry.count, changes, registry.failures, registry.is_loaded)
        self.in_force = InForce(registry, (*before.log[-MOST_KEPT + 1 :], reload))
        return reload


async def follow(
    reloads: PluginReloads, files: PluginFiles, settings: "Settings", notice: Callable[[object], None]
) -> None:
    """Ask for a reading whenever a file of a plugin changes, until cancelled.

    `notice` is told of each change, and of what there is to say about how changes are noticed.
    """
    from hotwash.core.storage.watch import watch

    async for event in watch(files, settings):
        if isinstance(event, Change):
            different = event.paths & await asyncio.to_thread(files.differences)
            if different:
                changes = files.changes(different)
                for change in changes:
                    notice(change)
                reloads.ask(ReloadCause.FILES, changes)
        elif event.announcement:
            notice(event.announcement)
