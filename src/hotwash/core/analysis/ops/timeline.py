"""Reads the timeline of an incident: when it began, was noticed, and was over, by the words of its rows."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hotwash.core.model.body import Body
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SECTIONS = ("timeline", "incident-timeline", "ticket-timeline")
_ROW = Pattern(
    rb"\n[ \t]*(?:\|[ \t]*|[-*+][ \t]+)(?:\*\*)?\[?(?:(\d{4}-\d\d-\d\d)[T ])?(\d{1,2}):(\d\d)(?::\d\d)?"
    rb"(?:[ \t]*(?:UTC|Z))?\]?(?:\*\*)?[ \t]*(?:\||[:-]|\xe2\x80[\x93\x94]|\xe2\x86\x92)?[ \t]*([^|\n]{0,300})",
    re.IGNORECASE,
)
_BEGAN = Pattern(
    r"\b(?:start(?:s|ed)|began|deployed|rolled out|introduced|onset|first (?:error|fail)[a-z]*)\b",
    re.IGNORECASE,
)
_NOTICED = Pattern(
    r"\b(?:detected|alert(?:s|ed)?|paged?|noticed|report(?:s|ed)|declared|fired|acknowledged)\b", re.IGNORECASE
)
_OVER = Pattern(r"\b(?:restored|resolved|recovered|mitigated|fixed|healthy again|back to normal)\b", re.IGNORECASE)
_UNDONE = Pattern(r"\b(?:not|un|partial(?:ly)?|before|until|yet)\b", re.IGNORECASE)
_MINUTES_OF_A_DAY = 1440


class Stretch(NamedTuple):
    """The minutes between two rows; `at` is the place of the later one in the entry, `first` and `last` its clocks."""

    minutes: int
    at: int
    first: str
    last: str


class Timeline(NamedTuple):
    """What can be measured in the rows of one incident."""

    until_detected: Stretch | None
    until_restored: Stretch | None


class _Row(NamedTuple):
    minute: int
    clock: str
    at: int
    event: str


def timeline_of(raw: bytes, inside: Body) -> Timeline:
    """From the row on which it began to the first that notices it, and from there to the last one that ends it."""
    section = next((found for name in _SECTIONS if (found := inside.section(name))), None)
    rows = list(_rows(raw, section.span.start, section.span.end)) if section else []
    began = next((row for row in rows if _BEGAN.search(row.event)), None)
    noticed = next((row for row in rows if _NOTICED.search(row.event)), None)
    over = next((row for row in reversed(rows) if _OVER.search(row.event) and not _UNDONE.search(row.event)), None)
    return Timeline(_between(began, noticed), _between(noticed or began, over))


def _between(first: _Row | None, last: _Row | None) -> Stretch | None:
    if first is None or last is None or last.minute <= first.minute:
        return None
    return Stretch(last.minute - first.minute, last.at, first.clock, last.clock)


def _rows(raw: bytes, start: int, end: int) -> Iterator[_Row]:
    """Minutes count from the first row's day; a clock that goes back means the next day, unless a date is given."""
    day, before, first_day = 0, 0, None
    for match in _ROW.finditer(raw, start, end):
        minute, found = int(match[2]) * 60 + int(match[3]), _ordinal(match[1])
        if found is not None:
            first_day = first_day if first_day is not None else found - day
            day = found - first_day
        elif day * _MINUTES_OF_A_DAY + minute < before:
            day += 1
        before = day * _MINUTES_OF_A_DAY + minute
        yield _Row(before, f"{int(match[2]):02}:{match[3].decode()}", match.start() + 1, decoded(match[4]).strip())


def _ordinal(written: bytes | None) -> int | None:
    try:
        return date.fromisoformat(written.decode()).toordinal() if written else None
    except ValueError:
        return None
