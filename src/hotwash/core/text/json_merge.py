"""Bringing a JSON file up to date value by value: what stays the same keeps every byte, what is not known is kept."""

import json
from collections.abc import Iterator, Mapping

from hotwash.core.model.plan import Splice
from hotwash.core.text.json_text import Node, Value, indent_step, indentation, more_parts, newline_of, rendered


def merging(content: bytes, node: Node, wanted: Mapping[str, Value], label: str = "") -> Iterator[Splice]:
    """What turns the object `node` of `content` into one that says what is wanted, besides what else it says.

    Objects are merged key by key, a list that only grew gets the rest at its end, any other value is replaced.
    """
    for key, node_of_key, value in _differing(node, wanted):
        yield from _changed(content, node_of_key, value, f"{label}: {key}" if label else key)
    yield from _missing(content, node, wanted, label)


def replacing(content: bytes, node: Node, wanted: Mapping[str, Value]) -> Iterator[Splice]:
    """The same where every value that differs is replaced as a whole."""
    for key, node_of_key, value in _differing(node, wanted):
        yield _replaced(content, node_of_key, value, key)
    yield from _missing(content, node, wanted, "")


def _differing(node: Node, wanted: Mapping[str, Value]) -> Iterator[tuple[str, Node, Value]]:
    for key, value in wanted.items():
        known = node.member(key)
        if known is not None and not is_same(known.value, value):
            yield key, known, value


def _missing(content: bytes, node: Node, wanted: Mapping[str, Value], label: str) -> Iterator[Splice]:
    parts = [(key, value) for key, value in wanted.items() if node.member(key) is None]
    if parts:
        names = ", ".join(key for key, _ in parts)
        yield more_parts(content, node, parts, f"{label}: {names}" if label else names)


def is_same(one: Value, other: Value) -> bool:
    """Whether two values are written alike, the order of keys aside; `true` is not 1."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _changed(content: bytes, node: Node, value: Value, label: str) -> Iterator[Splice]:
    if isinstance(node.value, dict) and isinstance(value, dict):
        yield from merging(content, node, value, label)
    elif isinstance(node.value, list) and isinstance(value, list) and _has_grown(node.value, value):
        yield more_parts(content, node, [(None, each) for each in value[len(node.value) :]], label)
    else:
        yield _replaced(content, node, value, label)


def _replaced(content: bytes, node: Node, value: Value, label: str) -> Splice:
    step = indent_step(content) if b"\n" in content else ""
    text = rendered(value, step, indentation(content, node.span.start), newline_of(content))
    return Splice(*node.span, text.encode(), label)


def _has_grown(before: list[Value], after: list[Value]) -> bool:
    return bool(before) and len(before) < len(after) and is_same(before, after[: len(before)])
