"""Between the store and the screen: loading in steps, watching, and news as messages; no widget is touched here."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.storage.watching import Mode, WatchState
from hotwash.tui.messages import NothingOpen, PutRight, SnapshotPublished, WatchChanged

if TYPE_CHECKING:
    from textual.message import Message

    from hotwash.core.model.snapshot import Snapshot
    from hotwash.core.storage.store import Store

# Long enough for keys to be handled and painted between two steps; zero would starve them.
BREATH = 0.004

# While files are read for the first time: every snapshot means new lists, and the next one is seldom far.
PROGRESS = 1.0


class Bridge:
    """One store's life beside a running screen."""

    def __init__(self, store: Store, post: Callable[[Message], bool], *, watches: bool) -> None:
        self._store = store
        self._post = post
        self._watches = watches
        self._retry = asyncio.Event()
        self._unsubscribe: Callable[[], None] | None = None
        self._next_progress = 0.0

    async def live(self) -> None:
        """Put right what a crash left, load everything, then follow changes for as long as the screen is there."""
        self._next_progress = self._store.clock.monotonic() + PROGRESS
        self._unsubscribe = self._store.subscribe(self.published)
        await self._put_right()
        await self._load()
        if not self._store.snapshot.workspaces:
            self._post(NothingOpen())
        if not self._watches:
            self._post(WatchChanged(WatchState(Mode.EVENTS, self._store.config.settings.watch.sweep)))
            return
        from hotwash.core.storage.watch import watch

        async for event in watch(self._store, self._store.config.settings, self._retry):
            if isinstance(event, WatchState):
                self._post(WatchChanged(event))
            else:
                await asyncio.to_thread(self._store.refresh, event.paths)

    def published(self, snapshot: Snapshot) -> None:
        """Tell the screen of a snapshot; called on the thread that made it."""
        now = self._store.clock.monotonic()
        if snapshot.loading and now < self._next_progress:
            return
        self._next_progress = now + PROGRESS
        self._post(SnapshotPublished(snapshot))

    async def _put_right(self) -> None:
        if self._store.config.writes_nothing:
            return
        found = await asyncio.to_thread(self._store.recover)
        if found:
            self._post(PutRight(tuple(each.sentence for each in found)))

    async def _load(self) -> None:
        gc.disable()
        steps = self._store.load_steps()
        while await asyncio.to_thread(next, steps, None) is not None:
            await asyncio.sleep(BREATH)
        # What was read stays, and reading leaves no garbage: to look for some would only hold up the screen.
        gc.freeze()
        gc.enable()

    async def rescan(self) -> bool:
        """Read everything again, and try kernel events again; whether anything was different."""
        self._retry.set()
        return await asyncio.to_thread(self._store.refresh)

    def close(self) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._store.close()
