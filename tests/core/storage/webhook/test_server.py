"""The door: who is let in, what is answered, how much and how long it takes, and how it closes."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from hotwash.core.model.plugin import Reload, ReloadCause, ReloadFailure
from hotwash.core.storage.webhook.door import Credentials
from hotwash.core.storage.webhook.server import MOST_CONNECTIONS, WebhookServer

DONE = Reload(2, datetime(2026, 5, 20, 12, 0, tzinfo=UTC), (ReloadCause.WEBHOOK,), 3)
POST = b"POST /webhook/reload HTTP/1.1\r\nHost: localhost:7437\r\n"
CREDENTIALS = Credentials("deploy", "s3cret")
PATIENCE = 60.0


class Client:
    """One connection to the server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, *parts: bytes) -> "Client":
        for part in parts:
            self._writer.write(part)
        await self._writer.drain()
        return self

    async def answer(self) -> tuple[int, dict[str, object]]:
        """Status and JSON of what comes back; 0 and nothing where the connection is closed without a word."""
        async with asyncio.timeout(PATIENCE):
            raw = await self._reader.read()
        await self.leave()
        if not raw:
            return 0, {}
        head, _, body = raw.partition(b"\r\n\r\n")
        self.head = head.decode()
        content: dict[str, object] = json.loads(body)
        return int(head.split(b" ")[1]), content

    async def leave(self) -> None:
        self._writer.close()
        with suppress(OSError):
            await self._writer.wait_closed()

    async def says(self, text: bytes) -> None:
        async with asyncio.timeout(PATIENCE):
            assert await self._reader.readuntil(text) == text


class Door:
    """A server on a free port, and how often it was asked; an answer may be held up."""

    def __init__(
        self, credentials: Credentials | None = None, seconds: float = PATIENCE, result: Reload = DONE
    ) -> None:
        self.server = WebhookServer(self.reload, credentials, seconds)
        self.asked = 0
        self.being_asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.port = 0
        self.clients: list[Client] = []
        self._result = result

    async def reload(self) -> Reload:
        self.asked += 1
        self.being_asked.set()
        await self.may_answer.wait()
        return self._result

    async def client(self) -> Client:
        self.clients.append(Client(*await asyncio.open_connection("127.0.0.1", self.port)))
        return self.clients[-1]

    async def tells(self, *parts: bytes) -> tuple[int, dict[str, object]]:
        return await (await (await self.client()).send(*parts)).answer()


def at(scenario: Callable[[Door], Awaitable[None]], make: Callable[[], Door] = Door) -> None:
    async def run() -> None:
        door = make()
        door.port = await door.server.open("127.0.0.1", 0)
        try:
            await scenario(door)
        finally:
            await door.server.close()
            for client in door.clients:
                await client.leave()

    asyncio.run(run())


def with_authorization(user: str, password: str) -> bytes:
    return b"Authorization: Basic " + base64.b64encode(f"{user}:{password}".encode()) + b"\r\n"


def test_a_post_is_answered_with_what_the_reading_came_to() -> None:
    failure = ReloadFailure("oncall", "agents/night.md:3: this agent has no description", is_kept=True)
    result = Reload(2, DONE.at, DONE.causes, 3, failures=(failure,))

    async def scenario(door: Door) -> None:
        assert await door.tells(POST, b"\r\n") == (
            200,
            {"reloaded": True, "pluginCount": 3, "failed": [{"plugin": "oncall", "error": failure.error}]},
        )

    at(scenario, lambda: Door(result=result))


def test_a_body_is_taken_in_and_not_looked_at() -> None:
    async def scenario(door: Door) -> None:
        body = b"x" * 200_000
        assert (await door.tells(POST, b"Content-Length: 200000\r\n\r\n", body))[0] == 200

    at(scenario)


def test_a_header_that_proxies_repeat_may_be_repeated() -> None:
    async def scenario(door: Door) -> None:
        assert (await door.tells(POST, b"Via: 1.1 a\r\nVia: 1.1 b\r\n\r\n"))[0] == 200

    at(scenario)


def test_who_waits_before_sending_the_body_is_told_to_go_on() -> None:
    async def scenario(door: Door) -> None:
        client = await door.client()
        await client.send(POST, b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        await client.says(b"HTTP/1.1 100 Continue\r\n\r\n")
        await client.send(b"{}")
        assert (await client.answer())[0] == 200

    at(scenario)


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        (b"GET /webhook/reload HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"POST /webhook/reload/../x HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"hello\r\n\r\n", 400),
        (POST + b"Host: localhost\r\n\r\n", 400),
        (POST + b"Content-Length: 0\r\nContent-Length: 5\r\n\r\n", 400),
        (POST + b"Content-Length : 2\r\n\r\n{}", 400),
        (POST + b"Content-Length: -1\r\n\r\n", 400),
        (POST + b"Content-Length: 1048577\r\n\r\n", 413),
        (POST + b"Content-Length: 99999999999999999999\r\n\r\n", 413),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        (POST + b"X: " + b"x" * 20_000 + b"\r\n\r\n", 431),
        (POST + b"Origin: https://evil.example\r\n\r\n", 403),
        (b"POST /webhook/reload HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
        (b"POST /webhook/reload HTTP/1.1\r\n\r\n", 403),
    ],
)
def test_anything_else_is_turned_away_and_reads_nothing(request_text: bytes, status: int) -> None:
    async def scenario(door: Door) -> None:
        found, content = await door.tells(request_text)
        assert (found, list(content), door.asked) == (status, ["error"], 0)

    at(scenario)


@pytest.mark.parametrize("host", [b"localhost", b"127.0.0.1:7437", b"[::1]:7437", b"LOCALHOST:1"])
def test_this_machine_may_be_called_by_any_of_its_names(host: bytes) -> None:
    async def scenario(door: Door) -> None:
        assert (await door.tells(b"POST /webhook/reload HTTP/1.1\r\nHost: " + host + b"\r\n\r\n"))[0] == 200

    at(scenario)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (b"", 401),
        (with_authorization("deploy", "wrong"), 401),
        (with_authorization("other", "s3cret"), 401),
        (b"Authorization: Basic ???\r\n", 401),
        (with_authorization("deploy", "s3cret").replace(b"Basic", b"Bearer"), 401),
        (with_authorization("deploy", "s3cret"), 200),
    ],
)
def test_with_credentials_only_who_knows_them_is_let_in(header: bytes, status: int) -> None:
    async def scenario(door: Door) -> None:
        client = await door.client()
        await client.send(b"POST /webhook/reload HTTP/1.1\r\nHost: hooks.example\r\n", header, b"\r\n")
        assert (await client.answer())[0] == status
        assert ('WWW-Authenticate: Basic realm="hotwash"' in client.head) == (status == 401)
        assert door.asked == (status == 200)

    at(scenario, lambda: Door(CREDENTIALS))


def test_no_body_is_taken_from_who_is_not_let_in() -> None:
    async def scenario(door: Door) -> None:
        assert (await door.tells(POST, b"Content-Length: 1000\r\n\r\n"))[0] == 401

    at(scenario, lambda: Door(CREDENTIALS))


@pytest.mark.parametrize("begun", [POST, POST + b"Content-Length: 5\r\n\r\nab", b""])
def test_a_request_that_never_ends_is_given_up(begun: bytes) -> None:
    async def scenario(door: Door) -> None:
        assert await door.tells(begun) == (408, {"error": "the request took too long"})

    at(scenario, lambda: Door(seconds=0.05))


def test_a_client_that_goes_away_harms_nobody() -> None:
    async def scenario(door: Door) -> None:
        client = await door.client()
        await client.send(POST)
        await client.leave()
        assert (await door.tells(POST, b"\r\n"))[0] == 200

    at(scenario)


def test_more_connections_than_a_crowd_are_turned_away() -> None:
    async def scenario(door: Door) -> None:
        door.may_answer.clear()
        crowd = [await (await door.client()).send(POST, b"\r\n") for _ in range(MOST_CONNECTIONS)]
        while door.asked < MOST_CONNECTIONS:
            await door.being_asked.wait()
            door.being_asked.clear()
        assert await door.tells(POST, b"\r\n") == (503, {"error": "too many connections at once"})
        door.may_answer.set()
        assert {(await client.answer())[0] for client in crowd} == {200}

    at(scenario)


def test_closing_waits_for_requests_under_way_and_not_for_silent_connections() -> None:
    async def scenario(door: Door) -> None:
        door.may_answer.clear()
        silent, under_way = await door.client(), await door.client()
        await under_way.send(POST, b"\r\n")
        await door.being_asked.wait()
        closing = asyncio.create_task(door.server.close())
        assert await silent.answer() == (0, {})
        with pytest.raises(OSError, match=r"Connect call failed"):
            await door.client()
        assert not closing.done()
        door.may_answer.set()
        assert (await under_way.answer())[0] == 200
        await closing

    at(scenario)


def test_who_does_not_want_to_wait_abandons_what_is_under_way() -> None:
    async def scenario(door: Door) -> None:
        door.may_answer.clear()
        client = await door.client()
        await client.send(POST, b"\r\n")
        await door.being_asked.wait()
        closing = asyncio.create_task(door.server.close())
        door.server.abandon()
        await closing
        assert await client.answer() == (0, {})

    at(scenario)
