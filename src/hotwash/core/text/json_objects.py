"""Finds the objects of a file with one a line: also those printed over several lines, also between broken ones."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.model.span import Span
from hotwash.core.text.outline import BOM
from hotwash.core.text.visible import decoded

_MOST_LINES = 500


class JsonObject(NamedTuple):
    """One object. Of a key that comes again the last value counts, as everywhere; `repeated` names such keys."""

    values: dict[str, object]
    repeated: tuple[str, ...]
    span: Span
    line: int


class JsonFault(NamedTuple):
    """A line that holds no object, and why; `unfinished` where it is the last one and has no newline yet."""

    reason: str
    line: int
    unfinished: bool = False


class _Decoded(NamedTuple):
    """A JSON value and the keys that come twice in one of its objects."""

    value: object
    repeated: tuple[str, ...]


def json_objects(content: bytes) -> Iterator[JsonObject | JsonFault]:
    """All objects in file order; blank lines are nothing, and what is no object is a fault of its line alone."""
    lines = tuple(_lines(content))
    at = 0
    while at < len(lines):
        if not lines[at].of(content).strip():
            at += 1
            continue
        found, after = _object_from(content, lines, at)
        if isinstance(found, _Decoded) and isinstance(found.value, dict):
            yield JsonObject(found.value, found.repeated, Span(lines[at].start, lines[after - 1].end), at + 1)
        else:
            unfinished = after == len(lines) and not content.endswith(b"\n")
            yield JsonFault(_why_not(found), at + _line_of(found), unfinished)
        at = after


def json_object(content: bytes) -> JsonObject | JsonFault:
    """The one object that a file is, or what is wrong with it and on which line."""
    start = len(BOM) if content.startswith(BOM) else 0
    found = _decoded_json(content[start:])
    if isinstance(found, _Decoded) and isinstance(found.value, dict):
        return JsonObject(found.value, found.repeated, Span(start, len(content)), 1)
    return JsonFault(_why_not(found), _line_of(found))


def _decoded_json(raw: bytes) -> _Decoded | ValueError:
    """The one value of some bytes, or what is wrong with it and where; never raises.

    The fast reader is asked first: it knows neither keys that come twice nor in which line something is wrong.
    """
    import msgspec

    try:
        value = msgspec.json.decode(raw)
    except (ValueError, RecursionError):
        return _slowly_decoded(raw)
    is_flat = isinstance(value, dict) and raw.count(b'":') == len(value) and b'" :' not in raw
    return _Decoded(value, ()) if is_flat else _slowly_decoded(raw)


def _slowly_decoded(raw: bytes) -> _Decoded | ValueError:
    """The same with everything that may be odd. `NaN` and its kin are nothing."""
    repeated: list[str] = []

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        values = dict(pairs)
        if len(values) < len(pairs):
            names = [name for name, _ in pairs]
            repeated.extend(name for name in values if names.count(name) > 1)
        return values

    try:
        value: object = json.loads(decoded(raw).rstrip(), object_pairs_hook=unique, parse_constant=lambda _name: None)
    except ValueError as error:
        return error
    except RecursionError:
        return ValueError("it is nested too deeply")
    return _Decoded(value, tuple(repeated))


def _lines(content: bytes) -> Iterator[Span]:
    """Every line with its line feed; a byte order mark belongs to none."""
    start = len(BOM) if content.startswith(BOM) else 0
    while start < len(content):
        end = content.find(b"\n", start) + 1 or len(content)
        yield Span(start, end)
        start = end


def _object_from(content: bytes, lines: tuple[Span, ...], at: int) -> tuple[_Decoded | ValueError, int]:
    """The value that begins on line `at`, and the line after it.

    A line that is no JSON by itself may go on over the following ones, up to the next that begins with a brace. Where
    even that is none, the lines that are plainly inside of it are passed over, so that they are one fault.
    """
    found = _decoded_json(lines[at].of(content))
    after = at + 1
    if isinstance(found, _Decoded) or not lines[at].of(content).startswith(b"{"):
        return found, after
    inside = after
    while after < min(len(lines), at + _MOST_LINES):
        first = lines[after].of(content)[:1]
        after += 1
        if first == b"}":
            found = _decoded_json(content[lines[at].start : lines[after - 1].end])
            if isinstance(found, _Decoded):
                return found, after
        if first == b"{":
            break
        if first in b" \t\r}]" and inside == after - 1:
            inside = after
    return found, inside


def _line_of(found: _Decoded | ValueError) -> int:
    """The line that something is wrong on, from 1 where the reading began."""
    return found.lineno if isinstance(found, json.JSONDecodeError) else 1


def _why_not(found: _Decoded | ValueError) -> str:
    if isinstance(found, _Decoded):
        return "is JSON, but no object"
    if isinstance(found, json.JSONDecodeError):
        what = (found.msg[:1].lower() + found.msg[1:]).removesuffix(" at")
        return f"is no JSON: {what} at column {found.colno}"
    return f"is no JSON that can be read: {found}"
