"""The smallest splices that set, add, extend or remove a field of one entry."""

import re
from collections.abc import Iterable

from hotwash.core.model.body import Field
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Splice
from hotwash.core.operations.subject import Subject
from hotwash.core.operations.words import behind_other_text
from hotwash.core.text.splice import line_end, line_start

_BLANKS = b" \t"
_LEAD = re.compile(rb"[ \t]*[-*+][ \t]+")
_REMARK = re.compile(rb"_[^_\n]+_|\*[^*\n]+\*")


def set_value(subject: Subject, field: Field, value: str) -> Splice:
    """Only the value's bytes change; its name, its style and what follows on the line stay."""
    start, end = (subject.entry.span.start + place for place in field.value_span)
    gap = b"" if start < end else _gap(subject.document.content, start)
    return Splice(start, end, gap + value.encode(), field.name, subject.entry.key)


def extend_value(subject: Subject, field: Field, text: str) -> Splice:
    """Append to a value, separated by one space."""
    end = subject.entry.span.start + field.value_span.end
    return Splice(
        end, end, _gap(subject.document.content, end) + behind_other_text(text).encode(), field.name, subject.entry.key
    )


def continue_text(subject: Subject, field: Field, text: str) -> Splice:
    """The same for sentences: a semicolon comes between where the old one does not end with a sign."""
    end = subject.entry.span.start + field.value_span.end
    last = field.value[-1:]
    gap = "；" if last.isalnum() and last >= "\u3000" else "; " if last.isalnum() else ""
    between = gap.encode() or _gap(subject.document.content, end)
    return Splice(end, end, between + behind_other_text(text).encode(), field.name, subject.entry.key)


def _gap(content: bytes, at: int) -> bytes:
    return b"" if content[at - 1 : at] in (b" ", b"\t", b"\n") else b" "


def add_field_below(subject: Subject, model: Field, name: str, value: str) -> Splice:
    """A new line directly below a field, written the way that field is."""
    content, base = subject.document.content, subject.entry.span.start
    head = content[base + model.span.start : base + model.value_span.start].partition(b"\n")[0]
    written = model.name.encode()
    styled = head.replace(written, name.encode(), 1) if written in head else f"**{name}**: ".encode()
    styled = _lead(content, base + model.span.start) + styled
    at = end_of_field(subject, model)
    line = with_value(styled, value) + _hard_break(content, base + model.value_span.end)
    return add_lines(subject.document, at, [line], name, subject.entry.key)


def _lead(content: bytes, at: int) -> bytes:
    """The bullet that a line begins with, for a field that stands further on in it."""
    start = line_start(content, at)
    lead = _LEAD.match(content, start, at) if start < at else None
    return lead[0] if lead else b""


def with_value(head: bytes, value: str) -> bytes:
    """A field's name with its marks, and a value behind it; a colon of full width takes no blank."""
    return head.rstrip() + (b"" if head.endswith("：".encode()) else b" ") + value.encode()


def end_of_field(subject: Subject, field: Field) -> int:
    """The place after the last line of a field."""
    content, end = subject.document.content, subject.entry.span.start + field.value_span.end
    return end if content[end - 1 : end] == b"\n" else line_end(content, end)


def _hard_break(content: bytes, at: int) -> bytes:
    """Two or more blanks at the end of the model's line are a line break that the new line needs as well."""
    rest = content[at : line_end(content, at)].rstrip(b"\r\n")
    return rest if len(rest) > 1 and not rest.strip(_BLANKS) else b""


def add_lines(document: Document, at: int, lines: Iterable[bytes], label: str, anchor: Key | None = None) -> Splice:
    """Whole lines at the start of a line, or at the end of a file whose last newline is missing."""
    newline = document.newline
    if at == 0 or document.content[at - 1 : at] == b"\n":
        text = b"".join(line + newline for line in lines)
    else:
        text = b"".join(newline + line for line in lines)
    return Splice(at, at, text, label, anchor)


def remove_field(subject: Subject, field: Field) -> Splice:
    """The field's lines go; a file that ended without a newline still does."""
    content, base = subject.document.content, subject.entry.span.start
    start, end = line_start(content, base + field.value_span.start), end_of_field(subject, field)
    if content[end - 1 : end] != b"\n":
        start -= 2 if content[start - 2 : start] == b"\r\n" else 1
    return Splice(start, end, b"", field.name, subject.entry.key)


def end_of_text(content: bytes, start: int, end: int) -> int:
    """The place after the last line in `[start, end)` that is neither blank nor a rule closing the entry, nor the
    remark in italics below such a rule, with which a file ends (`*Last updated: …*`).
    """
    at = _without_blank_lines(content, start, end)
    last = line_start(content, max(start, at - 1))
    if _REMARK.fullmatch(content[last:at].strip()):
        last = line_start(content, max(start, _without_blank_lines(content, start, last) - 1))
    if last > start and content[last : line_end(content, last)].strip() == b"---":
        at = _without_blank_lines(content, start, last)
    return at


def _without_blank_lines(content: bytes, start: int, end: int) -> int:
    at = end
    while at > start:
        before = line_start(content, at - 1)
        if content[before:at].strip():
            break
        at = before
    return max(at, start)
