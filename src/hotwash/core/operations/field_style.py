"""A field that an entry does not have yet, in the style of its other fields, else of its neighbours'."""

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from hotwash.core.formats.entries.headline import byline_end
from hotwash.core.formats.languages import field_name
from hotwash.core.formats.slots import Form, front_matter_end, note_start, own_fields
from hotwash.core.model.body import Field, Place
from hotwash.core.model.plan import Splice
from hotwash.core.operations.edits import add_field_below, add_lines, end_of_field, with_value
from hotwash.core.operations.subject import Subject
from hotwash.core.operations.wording import language_of, neighbours
from hotwash.core.text.splice import line_end

_ABOVE_STATUS = ("priority", "logged")
_BELOW_STATUS = ("severity", "area", "context")
_MOST_NEIGHBOURS = 50
_MOST_INDENTED = 3
_CONTINUED = re.compile(rb"[ \t]+(?![-*+][ \t]|\d{1,3}[.)][ \t])\S[^\n]*(?:\n|\Z)")
_MARK = re.compile(rb"(?:[-*+]|\d{1,3}[.)])[ \t]+")


class _Style(NamedTuple):
    """The bytes of a line up to its value, the name in them, and whether a blank line comes before the first field."""

    head: bytes
    name: bytes
    after_blank: bool

    def line(self, name: str, value: str) -> bytes:
        return with_value(self.head.replace(self.name, name.encode(), 1), value)


def add_status(subject: Subject, fields: Sequence[tuple[str, str]]) -> tuple[Splice, ...]:
    """`fields` are names and values, the status first: one place, in their order. Not for four-field entries."""
    front = front_matter_end(subject.raw) if subject.form is Form.FILE else 0
    if front:
        return (_in_front_matter(subject, front, fields),)
    label = field_name("status", language_of(subject))
    beside = [each for each in islice(neighbours(subject), _MOST_NEIGHBOURS) if each.form is subject.form]
    model = next((each for each in beside if _own_line(each, each.status_field)), None)
    style = _style_of(model, model.status_field) if model is not None else None
    name = style.name.decode() if style is not None else label
    named = [(name if each == "Status" else each, value) for each, value in fields]
    above = next((field for each in _ABOVE_STATUS if (field := _head_field(subject, each))), None)
    if above is not None and _own_line(subject, above):
        return tuple(add_field_below(subject, above, *each) for each in named)
    return _at_a_place(subject, named, style or _style_by_likeness(subject, beside))


def _in_front_matter(subject: Subject, end: int, fields: Sequence[tuple[str, str]]) -> Splice:
    at = subject.entry.span.start + end
    lines = [f"{name.lower()}: {value}".encode() for name, value in fields]
    return add_lines(subject.document, at, lines, "Status", subject.entry.key)


def _at_a_place(subject: Subject, fields: Sequence[tuple[str, str]], style: _Style) -> tuple[Splice, ...]:
    """Above a severity or an area, else below the fields of the head, else between the first line and the text."""
    lines = [style.line(name, value) for name, value in fields]
    first = next((field for each in _BELOW_STATUS if (field := _head_field(subject, each))), None)
    own = head_fields(subject)
    if first is not None:
        at = subject.entry.span.start + first.span.start
    elif own:
        at = end_of_field(subject, _last_of_first_run(own))
    else:
        at = _after_first_line(subject)
        lines = _apart(subject, at, lines, style)
    return (add_lines(subject.document, at, lines, "Status", subject.entry.key),)


def _apart(subject: Subject, at: int, lines: list[bytes], style: _Style) -> list[bytes]:
    """With a blank line before and after, where the entry is one of headings and text."""
    if subject.form in (Form.LINE, Form.ROW, Form.PARAGRAPH):
        return lines
    content, end = subject.document.content, subject.entry.span.end
    blank_follows = at < end and not content[at : line_end(content, at)].strip()
    before = [b""] if style.after_blank else []
    return [*before, *lines] if blank_follows or at >= end else [*before, *lines, b""]


def _after_first_line(subject: Subject) -> int:
    content, start = subject.document.content, subject.entry.span.start
    start += note_start(subject.raw) if subject.form is Form.FILE else 0
    at = line_end(content, start)
    if subject.form is Form.HEADED:
        return line_end(content, byline_end(content, max(start, at - 1)))
    while subject.form in (Form.LINE, Form.ROW) and (line := _CONTINUED.match(content, at, subject.entry.span.end)):
        at = line.end()
    return at


def _style_by_likeness(subject: Subject, beside: Sequence[Subject]) -> _Style:
    """That of the entry's own last field, else of a neighbour's first one, else the usual one."""
    for each in (subject, *beside):
        own = [field for field in head_fields(each) if _own_line(each, field)]
        if own:
            return _style_of(each, _last_of_first_run(own) if each is subject else own[0])
    return _Style(_usual_head(subject), b"Status", after_blank=True)


def _usual_head(subject: Subject) -> bytes:
    """A line below a bullet is indented as far as its text, as far as that is still read as a field."""
    if subject.form is Form.PARAGRAPH:
        return b"Status: "
    if subject.form not in (Form.LINE, Form.ROW):
        return b"**Status**: "
    mark = _MARK.match(subject.raw)
    return b" " * min(len(mark[0]) if mark else 2, _MOST_INDENTED) + b"- Status: "


def own_line(subject: Subject, name: str, value: str) -> bytes:
    """A line in the style of the entry's own fields, else the usual one for what it is."""
    return _style_by_likeness(subject, ()).line(name, value)


def _style_of(subject: Subject, field: Field | None) -> _Style:
    if field is None:
        return _Style(b"**Status**: ", b"Status", after_blank=True)
    raw = subject.raw
    newline = raw.find(b"\n", note_start(raw) if subject.form is Form.FILE else 0)
    return _Style(
        raw[field.span.start : field.value_span.start],
        field.name.encode(),
        after_blank=not raw[newline + 1 : line_end(raw, newline + 1)].strip(),
    )


def _own_line(subject: Subject, field: Field | None) -> bool:
    """Whether a field at the head has a line for itself, so that another can be written like it."""
    if field is None or field.place is not Place.HEAD:
        return False
    raw = subject.raw
    starts = field.span.start == 0 or raw[field.span.start - 1 : field.span.start] == b"\n"
    head = raw[field.span.start : field.value_span.start]
    ends = not raw[field.value_span.end : line_end(raw, field.value_span.end)].strip(b" \t\r\n\\")
    return starts and ends and field.name.encode() in head and b"\n" not in head


def head_fields(subject: Subject) -> list[Field]:
    """The fields before the first section; of a note those of its text."""
    return [field for field in own_fields(subject.raw, subject.entry.dialect) if field.place is Place.HEAD]


def last_field(subject: Subject, at: int) -> Field | None:
    """The field at the head whose lines end at a place of the file, where it has them for itself."""
    ends_there = (field for field in head_fields(subject) if end_of_field(subject, field) == at)
    return next((field for field in ends_there if _own_line(subject, field)), None)


def _head_field(subject: Subject, canonical: str) -> Field | None:
    return next((field for field in head_fields(subject) if field.canonical == canonical), None)


def _last_of_first_run(fields: Sequence[Field]) -> Field:
    """The last of the fields that follow each other line by line from the first on."""
    return next((one for one, other in pairwise(fields) if other.span.start > one.span.end), fields[-1])
