"""What comes in and goes out by HTTP: heads are read, bodies are only counted, answers are JSON."""

import asyncio
import json
from collections.abc import Mapping

from hotwash.core.model.values import dataclass, field

HEAD_LIMIT = 16 * 1024
BODY_LIMIT = 1024 * 1024

_CHUNK = 64 * 1024
_END = b"\r\n\r\n"
_ONCE = frozenset(("authorization", "content-length", "expect", "host", "origin", "transfer-encoding"))
_REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    411: "Length Required",
    413: "Content Too Large",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}


@dataclass(frozen=True, slots=True)
class Request:
    """The head of a request; names of headers are in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a JSON object; `headers` are those beside the usual ones."""

    status: int
    content: Mapping[str, object]
    headers: Mapping[str, str] = field(default_factory=dict)

    def encoded(self) -> bytes:
        body = json.dumps(self.content).encode("ascii") + b"\n"
        lines = {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "Connection": "close",
            **self.headers,
        }
        head = f"HTTP/1.1 {self.status} {_REASONS[self.status]}\r\n"
        return (head + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n").encode() + body


class BadRequest(Exception):
    """A request that is answered without being carried out."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.answer = refused(status, reason)


def refused(status: int, reason: str, **headers: str) -> Answer:
    """An answer that says why not; names of headers are written with underscores."""
    return Answer(status, {"error": reason}, {name.replace("_", "-"): value for name, value in headers.items()})


async def read_head(reader: asyncio.StreamReader, begun: bytes) -> Request:
    """The head of a request that began with these bytes. Raises `BadRequest`, and `IncompleteReadError` at its end."""
    try:
        head = begun + await reader.readuntil(_END)
    except asyncio.LimitOverrunError as error:
        raise BadRequest(431, f"the head is larger than {HEAD_LIMIT} bytes") from error
    first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        raise BadRequest(400, "this is no request of HTTP/1")
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        known = headers.get(name.lower())
        if not colon or name != name.strip() or (known is not None and name.lower() in _ONCE):
            raise BadRequest(400, "a header is malformed or given twice")
        headers[name.lower()] = value.strip() if known is None else f"{known}, {value.strip()}"
    return Request(words[0], words[1].partition("?")[0], headers)


async def pass_over_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: Request) -> None:
    """Take the body in without keeping it: what asks for a reading need not say more. Raises `BadRequest`."""
    if "transfer-encoding" in request.headers:
        raise BadRequest(411, "send the body with a Content-Length")
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdecimal()):
        raise BadRequest(400, "Content-Length is no number")
    if len(length) > len(str(BODY_LIMIT)) or int(length) > BODY_LIMIT:
        raise BadRequest(413, f"the body is larger than {BODY_LIMIT} bytes")
    if request.headers.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    left = int(length)
    while left:
        chunk = await reader.read(min(left, _CHUNK))
        if not chunk:
            raise asyncio.IncompleteReadError(b"", left)
        left -= len(chunk)
