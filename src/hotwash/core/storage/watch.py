"""Notices changes as they happen: kernel events first, a sweep that proves them complete, polling where they fail."""

import asyncio
import os
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import suppress
from typing import Protocol

from hotwash.core.model.settings import Settings
from hotwash.core.storage.mounts import remote_file_system
from hotwash.core.storage.watching import Change, Mode, WatchState

_STEP_MS = 10
_GROUP_MS = 100
_LATE = 0.25
_GONE = 0.05


class Watched(Protocol):
    """What a watch asks of a store."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Folders in which something relevant may change; they need not exist."""

    def concerning(self, path: str) -> str | None:
        """The path by which the store knows what changed at `path`; `None` if it means nothing."""

    def differences(self) -> frozenset[str]:
        """Everything that looks different from what was read. Looks at the disk, so it runs in a thread."""


async def watch(
    source: Watched, settings: Settings, retry: asyncio.Event | None = None
) -> AsyncGenerator[Change | WatchState, None]:
    """Changes and how they are being noticed, until the consumer stops.

    The first change of a burst comes at once, then at most one per `settings.watch.gap`, the last one guaranteed.
    While the consumer works on one, further changes gather into the next. Setting `retry` tries events again.
    """
    watcher = _Watcher(source, settings, retry or asyncio.Event())
    tasks = [asyncio.create_task(work) for work in (watcher.listen(), watcher.sweep(), watcher.try_again())]
    for task in tasks:
        task.add_done_callback(watcher.on_end)
    try:
        async for item in watcher.items():
            yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Watcher:
    """One watch: three tasks fill `pending` and `states`, `items` hands them out."""

    def __init__(self, source: Watched, settings: Settings, retry: asyncio.Event) -> None:
        self.source = source
        self.settings = settings
        self.retry = retry
        self.mode = Mode.EVENTS
        self.pending: set[str] = set()
        self.announced: set[str] = set()
        self.states: deque[WatchState] = deque()
        self.ready = asyncio.Event()
        self.rearm = asyncio.Event()
        self.switched = asyncio.Event()
        self.armed: dict[str, str] = {}
        self.wanted: tuple[str, ...] = ()
        self.failure: BaseException | None = None

    async def items(self) -> AsyncIterator[Change | WatchState]:
        loop = asyncio.get_running_loop()
        last = loop.time() - self.settings.watch.gap
        while True:
            await self.ready.wait()
            self.ready.clear()
            if self.failure is not None:
                raise self.failure
            while self.states:
                yield self.states.popleft()
            if self.pending:
                await asyncio.sleep(max(0.0, last + self.settings.watch.gap - loop.time()))
                last = loop.time()
                change = Change(frozenset(self.pending))
                self.pending.clear()
                yield change
                if self.source.folders != self.wanted:
                    self.rearm.set()

    async def listen(self) -> None:
        """Take kernel events for as long as they are to be had; arm again whenever the folders change."""
        reason = await asyncio.to_thread(self._reason_to_poll)
        if reason is not None:
            self._poll(reason)
        while True:
            if self.mode is Mode.POLL:
                await self.rearm.wait()
            self.rearm.clear()
            if self.mode is Mode.EVENTS:
                await self._take_events()

    async def _take_events(self) -> None:
        from watchfiles import awatch

        self.wanted = self.source.folders
        self.armed = await asyncio.to_thread(_existing, self.wanted)
        # Scheduled now, run at the first wait below: by then the kernel watches, so nothing falls in between.
        catching_up = asyncio.create_task(self._catch_up())
        try:
            async for batch in awatch(
                *self.armed.values(),
                watch_filter=None,
                debounce=_GROUP_MS,
                step=_STEP_MS,
                stop_event=self.rearm,
                recursive=False,
                force_polling=False,
            ):
                self._announce(path for _, path in batch)
        except FileNotFoundError:
            await asyncio.sleep(_GONE)
            self.rearm.set()
        except (OSError, RuntimeError) as error:
            self._poll(f"file events are refused ({error})")
        finally:
            catching_up.cancel()

    async def _catch_up(self) -> None:
        """Look at what happened before the kernel watched; a folder that came just then is still to be watched."""
        if await asyncio.to_thread(_existing, self.wanted) != self.armed:
            self.rearm.set()
        found = await asyncio.to_thread(self.source.differences)
        self.announced |= found
        self._put(found)
        self._say(WatchState(Mode.EVENTS, self.settings.watch.sweep))

    def _announce(self, paths: Iterable[str]) -> None:
        found = set()
        for reported in paths:
            folder, name = os.path.split(reported)
            path = os.path.join(self.armed.get(folder, folder), name)
            known = self.source.concerning(path)
            if known is not None:
                found.add(known)
            if path in self.wanted or path in self.armed.values():
                self.rearm.set()
        self.announced |= found
        self._put(found)

    async def sweep(self) -> None:
        """Look at every file from time to time: that proves the events complete, or shows that they are not."""
        while True:
            await self._until_next_look()
            found = await asyncio.to_thread(self.source.differences)
            if self.mode is Mode.EVENTS:
                self.announced &= found
                found = await self._unannounced(found)
            self._put(found)

    async def _until_next_look(self) -> None:
        """Wait for as long as the present mode says; a change of mode ends the wait."""
        rhythm = self.settings.watch
        with suppress(TimeoutError):
            async with asyncio.timeout(rhythm.poll if self.mode is Mode.POLL else rhythm.sweep):
                await self.switched.wait()
        self.switched.clear()

    async def _unannounced(self, found: frozenset[str]) -> frozenset[str]:
        """What no event has told of, after giving it time to arrive; such a thing ends the trust in events."""
        if not found - self.announced:
            return frozenset()
        await asyncio.sleep(_LATE)
        missed = frozenset(await asyncio.to_thread(self.source.differences)) - self.announced
        if any(os.path.dirname(path) in self.armed.values() for path in missed):
            self._poll("a file changed without an event")
        elif missed:
            self.rearm.set()
        return missed

    async def try_again(self) -> None:
        while True:
            await self.retry.wait()
            self.retry.clear()
            if self.mode is Mode.POLL:
                self.mode = Mode.EVENTS
            self.rearm.set()

    def on_end(self, task: "asyncio.Task[None]") -> None:
        if not task.cancelled():
            self.failure = task.exception()
            self.ready.set()

    def _reason_to_poll(self) -> str | None:
        if self.settings.watch_mode == "poll":
            return "chosen in the configuration"
        if self.settings.watch_mode == "auto":
            for folder in self.source.folders:
                remote = remote_file_system(folder)
                if remote is not None:
                    return f"{folder} is on a {remote} file system"
        return None

    def _poll(self, reason: str) -> None:
        self.mode = Mode.POLL
        self.switched.set()
        self.rearm.set()
        interval = self.settings.watch.poll
        self._say(WatchState(Mode.POLL, interval, f"polling every {interval:g} s: {reason}"))

    def _say(self, state: WatchState) -> None:
        self.states.append(state)
        self.ready.set()

    def _put(self, paths: Iterable[str]) -> None:
        self.pending.update(paths)
        if self.pending:
            self.ready.set()


def _existing(folders: Iterable[str]) -> dict[str, str]:
    """What can be watched of these folders: each one, or its nearest existing parent; real path to given path."""
    armed = {}
    for folder in folders:
        place = folder
        while not os.path.isdir(place):
            place = os.path.dirname(place)
        armed[os.path.realpath(place)] = place
    return armed
