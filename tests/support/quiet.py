"""When an application has nothing left to do: no message, no callback, no layout, no worker that somebody waits for."""

import asyncio

from textual.app import App
from textual.message_pump import MessagePump
from textual.worker import Worker

# The workers that somebody waits for; a watch never ends.
BESIDE = ("write", "prepare", "rescan", "copy", "improve", "plugins")

# A widget may be handling what another one sent it after its own queue was seen empty; one more round waits for that.
ROUNDS = 2
LONGEST = 60.0
GLANCE = 0.05


async def until_quiet(app: App[None]) -> None:
    """Wait until every widget of every screen, also below a sheet, is at rest, and what is done beside them is done."""
    async with asyncio.timeout(LONGEST):
        quiet = 0
        while quiet < ROUNDS and not _has_ended(app):
            busy = [worker for worker in app.workers if worker.group in BESIDE]
            if busy:
                await app.workers.wait_for_complete(busy)
            await _all_handled(app)
            quiet = quiet + 1 if _is_quiet(app, busy) else 0


def _has_ended(app: App[None]) -> bool:
    return app._exit or app._exception_event.is_set()


async def _all_handled(app: App[None]) -> None:
    """Wait until everybody has handled what was sent until now; an application that ends answers no more."""
    marks = [(pump, asyncio.Event()) for pump in _pumps(app)]
    sent = [mark for pump, mark in marks if pump.call_later(mark.set)]
    everybody = asyncio.ensure_future(asyncio.gather(*(mark.wait() for mark in sent)))
    while not everybody.done() and not _has_ended(app):
        await asyncio.wait([everybody], timeout=GLANCE)
    everybody.cancel()


def _is_quiet(app: App[None], busy: list[Worker[object]]) -> bool:
    screen = app.screen
    if screen._layout_required or screen._callbacks:
        screen._on_timer_update()
        return False
    waiting = any(pump.message_queue_size or pump._next_callbacks for pump in _pumps(app))
    return not busy and not waiting and not any(each._callbacks for each in app.screen_stack)


def _pumps(app: App[None]) -> list[MessagePump]:
    return [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]
