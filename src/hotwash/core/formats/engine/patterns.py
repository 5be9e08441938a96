"""Reads `patterns.json`, the registry of patterns with all their occurrences."""

import json
from collections.abc import Iterator, Mapping

from hotwash.core.formats.engine.typed import Fault, Typed, picked_by_name, typed
from hotwash.core.formats.engine.whole import whole_document
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Document
from hotwash.core.model.pattern import LearnedPattern, Occurrence, PatternRegistry, RegistryMeta
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.patterns import Pattern

NAME = "patterns"

_KEY_OF_OBJECT = Pattern(rb'("(?:[^"\\\n]|\\.)*")\s*:\s*\{')


def parse(source: DocumentSource) -> Document:
    return whole_document(source, NAME, lambda values: _registry(values, source.content))


def _registry(values: Mapping[str, object], content: bytes) -> Typed[Contents]:
    """Patterns stand under their names; a list of them with names inside is understood as well."""
    other = dict(values)
    lines, listed = _lines_of_keys(content), other.pop("patterns", {})
    made = [_pattern(name, row, lines.get(_written(name), 0)) for name, row in _named(listed)]
    meta = typed(picked_by_name(_object(other.pop("meta", {})), RegistryMeta), RegistryMeta)
    registry = PatternRegistry(tuple(each.value for each in made), meta.value, other)
    faults = tuple(fault for each in made for fault in each.faults)
    if not isinstance(listed, dict | list):
        faults += (Fault("wrong-type", "`patterns` is no object: there is nothing to read in it", Severity.WARNING),)
    return Typed(registry, faults + meta.faults)


def _named(listed: object) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(listed, dict):
        yield from ((name, row) for name, row in listed.items() if isinstance(row, dict))
    elif isinstance(listed, list):
        yield from ((row["name"], row) for row in listed if isinstance(row, dict) and isinstance(row.get("name"), str))


def _pattern(name: str, row: Mapping[str, object], line: int) -> Typed[LearnedPattern]:
    given = picked_by_name({**row, "name": row.get("name") or name, "line": line}, LearnedPattern)
    seen = given.known.pop("occurrences", ())
    occurrences = [_occurrence(each) for each in seen if isinstance(each, dict)] if isinstance(seen, list) else []
    given.known["occurrences"] = tuple(each.value for each in occurrences)
    made = typed(given, LearnedPattern)
    faults = (*made.faults, *(fault for each in occurrences for fault in each.faults))
    return Typed(made.value, tuple(each._replace(message=f"{name}: {each.message}", line=line) for each in faults))


def _occurrence(row: Mapping[str, object]) -> Typed[Occurrence]:
    return typed(picked_by_name(row, Occurrence), Occurrence)


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _lines_of_keys(content: bytes) -> dict[bytes, int]:
    """The line on which every key of an object first stands, by the key as it is written."""
    counter, lines = LineCounter(content), dict[bytes, int]()
    for match in _KEY_OF_OBJECT.finditer(content):
        lines.setdefault(match[1], counter.at(match.start()))
    return lines


def _written(name: str) -> bytes:
    return json.dumps(name, ensure_ascii=False).encode("utf-8", "replace")
