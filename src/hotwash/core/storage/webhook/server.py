"""Listens for `POST /webhook/reload`, and lets every request that has begun come to its end before it closes."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from hotwash.core.model.plugin import Reload
from hotwash.core.storage.webhook.door import Credentials, refusal
from hotwash.core.storage.webhook.exchange import (
    HEAD_LIMIT,
    Answer,
    BadRequest,
    Request,
    pass_over_body,
    read_head,
    refused,
)

PATH = "/webhook/reload"
MOST_CONNECTIONS = 64
REQUEST_SECONDS = 10.0
ANSWER_SECONDS = 60.0
LINGER_SECONDS = 1.0
GRACE_SECONDS = 0.2

Ask = Callable[[], Awaitable[Reload]]
Summary = dict[str, bool | int | list[dict[str, str | None]]]


def summary(reload: Reload) -> Summary:
    """What a reading of all plugins came to, as JSON."""
    failed: list[dict[str, str | None]] = []
    failed += ({"plugin": each.plugin or None, "error": each.error} for each in reload.failures)
    return {"reloaded": reload.is_loaded, "pluginCount": reload.count, "failed": failed}


class WebhookServer:
    """One listening socket. `ask` gives the reading that answers a request; `seconds` are given to send one."""

    def __init__(self, ask: Ask, credentials: Credentials | None, seconds: float = REQUEST_SECONDS) -> None:
        self._ask = ask
        self._credentials = credentials
        self._seconds = seconds
        self._server: asyncio.Server | None = None
        self._silent: set[asyncio.Task[None]] = set()
        self._under_way: set[asyncio.Task[None]] = set()

    async def open(self, host: str, port: int) -> int:
        """Begin to listen; returns the port, which the system chooses for 0. Raises `OSError`."""
        self._server = await asyncio.start_server(self._connected, host, port, limit=HEAD_LIMIT)
        found: int = self._server.sockets[0].getsockname()[1]
        return found

    async def close(self) -> None:
        """Take no more connections, and wait for the requests that have begun, or are on their way."""
        if self._server is not None:
            self._server.close()
        if self._silent:
            await asyncio.sleep(GRACE_SECONDS)
        for task in self._silent:
            task.cancel()
        while waiting := self._silent | self._under_way:
            await asyncio.wait(waiting)

    def abandon(self) -> None:
        """Let go of every request, as somebody does not want to wait."""
        for task in self._under_way:
            task.cancel()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._silent.add(task)
        task.add_done_callback(self._silent.discard)
        task.add_done_callback(self._under_way.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, which is one request."""
        try:
            answer = await self._answer(reader, writer)
            async with asyncio.timeout(self._seconds):
                writer.write(answer.encoded())
                await writer.drain()
            if answer.status != 200:
                await _let_it_be_read(reader, writer)
        except (OSError, EOFError, TimeoutError):
            return  # whoever asked has gone, or does not listen
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Answer:
        if len(self._silent) + len(self._under_way) > MOST_CONNECTIONS:
            return refused(503, "too many connections at once")
        try:
            async with asyncio.timeout(self._seconds):
                request = await self._request(reader)
                turned_away = refusal(request, self._credentials) or _lost(request)
                if turned_away is not None:
                    return turned_away
                await pass_over_body(reader, writer, request)
        except TimeoutError:
            return refused(408, "the request took too long")
        except BadRequest as error:
            return error.answer
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return Answer(200, summary(await self._ask()))
        except TimeoutError:
            return refused(503, "the plugins take too long to be read")

    async def _request(self, reader: asyncio.StreamReader) -> Request:
        """The next request; once its first byte is there, it is under way."""
        begun = await reader.readexactly(1)
        task = asyncio.current_task()
        if task is not None:
            self._silent.discard(task)
            self._under_way.add(task)
        return await read_head(reader, begun)


async def _let_it_be_read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take in for a moment what is still sent: to close on it would take the answer from the other side."""
    writer.write_eof()
    async with asyncio.timeout(LINGER_SECONDS):
        while await reader.read(HEAD_LIMIT):
            pass


def _lost(request: Request) -> Answer | None:
    """Why there is nothing at this path."""
    if request.path != PATH:
        return refused(404, f"there is only {PATH}")
    if request.method != "POST":
        return refused(405, f"POST {PATH} reads the plugins again", Allow="POST")
    return None
