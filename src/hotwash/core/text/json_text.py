"""JSON as text with places: so that one value can be added or taken away and every other byte stays as it is."""

import json
from collections.abc import Iterator, Sequence
from typing import NoReturn

from hotwash.core.model.plan import Splice
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass, field
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.splice import apply

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]

_BLANKS = Pattern(rb"[ \t\r\n]*")
_STRING = Pattern(rb'"(?:[^"\\]|\\.)*"')
_SCALAR = Pattern(rb"[^\s,\]}]+")
_INDENTED = Pattern(rb"\n([ \t]+)\S")
_MEGABYTE = 1_000_000
_DEEPEST = 64
_STEP = "  "


class NotJson(ValueError):
    """The text is not JSON as the standard has it; `line` is 1-based, 0 for the whole."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Node:
    """One value and its place. `parts` are the values inside; for an object each with its key and the key's place."""

    span: Span
    value: Value
    opening: bytes = b""
    parts: tuple["Part", ...] = field(default=(), repr=False)

    def member(self, key: str) -> "Node | None":
        """The value of the last member of that name, which is the one that counts."""
        return next((part.node for part in reversed(self.parts) if part.key == key), None)

    def items(self) -> Iterator["Node"]:
        return (part.node for part in self.parts)


@dataclass(frozen=True, slots=True)
class Part:
    """A value inside another one; `start` is where its key begins, or itself in an array."""

    start: int
    key: str | None
    node: Node


def parse_json(content: bytes, most_megabytes: int = 1) -> Node:
    """The whole of `content` as a tree. Raises `NotJson`: for comments, trailing commas, NaN, and what is too deep."""
    if len(content) > most_megabytes * _MEGABYTE:
        raise NotJson(0, f"it is larger than {most_megabytes} MB")
    try:
        json.loads(content.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise NotJson(content.count(b"\n", 0, error.start) + 1, "it is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise NotJson(error.lineno, error.msg) from error
    except RecursionError as error:
        raise NotJson(0, "it is nested too deeply") from error
    return _value(content, _skip(content, 3 if content.startswith(b"\xef\xbb\xbf") else 0), 0)


def with_part(content: bytes, container: Node, value: Value, key: str | None = None) -> bytes:
    """`content` with one more value at the end of an array, or at the end of an object under `key`."""
    return apply(content, (more_parts(content, container, ((key, value),)),))


def more_parts(content: bytes, container: Node, parts: Sequence[tuple[str | None, Value]], label: str = "") -> Splice:
    """More values at the end of an array or, with their keys, of an object; laid out as those that are there."""
    newline = newline_of(content)
    known = container.parts
    outer = indentation(content, container.span.start)
    inner = indentation(content, known[-1].start) if known else outer + indent_step(content)
    spread = not known or b"\n" in content[container.span.start : known[-1].start]
    step = indent_step(content) if spread else ""
    heads = ("" if key is None else f"{json.dumps(key, ensure_ascii=False)}: " for key, _ in parts)
    texts = [head + rendered(value, step, inner, newline) for head, (_, value) in zip(heads, parts, strict=True)]
    between = f",{newline}{inner}" if spread else ", "
    if known:
        at = known[-1].node.span.end
        return Splice(at, at, (between + between.join(texts)).encode(), label)
    text = f"{newline}{inner}{between.join(texts)}{newline}{outer}"
    return Splice(container.span.start + 1, container.span.end - 1, text.encode(), label)


def without_part(content: bytes, container: Node, index: int) -> bytes:
    """`content` without one value of an array or object, and without the comma that went with it."""
    parts = container.parts
    if len(parts) == 1:
        return _replaced(content, container.span.start + 1, container.span.end - 1, "")
    if index == 0:
        return _replaced(content, parts[0].start, parts[1].start, "")
    return _replaced(content, parts[index - 1].node.span.end, parts[index].node.span.end, "")


def new_json(value: Value) -> bytes:
    """A file of its own."""
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _value(content: bytes, at: int, depth: int) -> Node:
    if depth > _DEEPEST:
        raise NotJson(content.count(b"\n", 0, at) + 1, "it is nested too deeply")
    opening = content[at : at + 1]
    if opening in (b"{", b"["):
        return _container(content, at, depth, opening)
    match = (_STRING if opening == b'"' else _SCALAR).match(content, at)
    end = match.end() if match else at
    return Node(Span(at, end), json.loads(content[at:end]))


def _container(content: bytes, begin: int, depth: int, opening: bytes) -> Node:
    parts: list[Part] = []
    at = _skip(content, begin + 1)
    while content[at : at + 1] not in (b"}", b"]"):
        start, key = at, None
        if opening == b"{":
            name = _value(content, at, depth + 1)
            key = str(name.value)
            at = _skip(content, _skip(content, name.span.end) + 1)
        node = _value(content, at, depth + 1)
        parts.append(Part(start, key, node))
        at = _skip(content, node.span.end)
        if content[at : at + 1] == b",":
            at = _skip(content, at + 1)
    value: Value = (
        {str(part.key): part.node.value for part in parts} if opening == b"{" else [p.node.value for p in parts]
    )
    return Node(Span(begin, at + 1), value, opening, tuple(parts))


def _skip(content: bytes, at: int) -> int:
    blanks = _BLANKS.match(content, at)
    return blanks.end() if blanks else at


def indentation(content: bytes, at: int) -> str:
    """The blanks at the beginning of the line that holds `at`."""
    line = content[content.rfind(b"\n", 0, at) + 1 : at].removeprefix(b"\xef\xbb\xbf")
    return line[: len(line) - len(line.lstrip(b" \t"))].decode()


def indent_step(content: bytes) -> str:
    """How much the file indents: as its first indented line."""
    found = _INDENTED.search(content)
    return found[1].decode() if found else _STEP


def rendered(value: Value, step: str, lead: str, newline: str) -> str:
    """A value as text: on one line without a `step`, else on lines that begin with `lead`."""
    if not step:
        return json.dumps(value, ensure_ascii=False)
    lines = json.dumps(value, indent=step, ensure_ascii=False).split("\n")
    return (newline + lead).join(lines)


def newline_of(content: bytes) -> str:
    return "\r\n" if b"\r\n" in content else "\n"


def _replaced(content: bytes, start: int, end: int, text: str) -> bytes:
    return content[:start] + text.encode() + content[end:]


def _refuse_constant(name: str) -> NoReturn:
    raise NotJson(0, f"{name} is not JSON")
