"""Bringing a JSON file up to date value by value: what stays the same keeps every byte, what is not known is kept."""

import json
from collections.abc import Iterator, Mapping

from hotwash.core.model.plan import Splice
from hotwash.core.text.json_text import Node, Value, indent_step, indentation, more_parts, newline_of, rendered


def merging(content: bytes, node: Node, wanted: Mapping[str, Value], label: str = "") -> Iterator[Splice]:
    """What turns the object `node` of `content` into one that says what is wanted, besides what else it says.

    Objects are merged key by key, a list that only grew gets the rest at its end, any other value is replaced.
    """
    missing: list[tuple[str, Value]] = []
    for key, value in wanted.items():
        known = node.member(key)
        if known is None:
            missing.append((key, value))
        elif not is_same(known.value, value):
            yield from _changed(content, known, value, f"{label}: {key}" if label else key)
    if missing:
        names = ", ".join(key for key, _ in missing)
        yield more_parts(content, node, missing, f"{label}: {names}" if label else names)


def is_same(one: Value, other: Value) -> bool:
    """Whether two values are written alike, the order of keys aside; `true` is not 1."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _changed(content: bytes, node: Node, value: Value, label: str) -> Iterator[Splice]:
    if isinstance(node.value, dict) and isinstance(value, dict):
        yield from merging(content, node, value, label)
    elif isinstance(node.value, list) and isinstance(value, list) and _has_grown(node.value, value):
        yield more_parts(content, node, [(None, each) for each in value[len(node.value) :]], label)
    else:
        step = indent_step(content) if b"\n" in content else ""
        text = rendered(value, step, indentation(content, node.span.start), newline_of(content))
        yield Splice(*node.span, text.encode(), label)


def _has_grown(before: list[Value], after: list[Value]) -> bool:
    return bool(before) and len(before) < len(after) and is_same(before, after[: len(before)])
