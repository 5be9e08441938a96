"""Records that are fields: below a heading of their own, or one group after the other below that of the log."""

import re
from collections.abc import Iterator

from hotwash.core.formats import dialects
from hotwash.core.formats.entry_body import parse_body
from hotwash.core.formats.names import canonical_field
from hotwash.core.formats.wal.found import Found, Stretch
from hotwash.core.formats.wal.states import STATE, wal_status
from hotwash.core.model.body import Body
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import StateSlot
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.fields import RawField, field_lines
from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.splice import line_start

NAMES = ("operation", "affected-resources", "blast-radius", "rollback", "status", "evidence")
_NAMED = Pattern(r"WAL Entry\b[\s—–:-]*(.*)", re.IGNORECASE)
_OPERATION, _STATUS, _TIME = "operation", "status", "logged"
_EVIDENCE = b"Evidence"


def field_records(content: bytes, stretch: Stretch) -> Iterator[Found]:
    """A group is a record where the heading says so, and where it names an operation and one of the three states."""
    named = _NAMED.match(stretch.title)
    for at, span in enumerate(_groups(content, stretch)):
        is_first = at == 0 and stretch.is_headed
        body, base = _body(content, span, is_headed=is_first)
        status = body.field(_STATUS)
        heading = STATE.search(content, span.start, line_end(content, span.start)) if is_first else None
        native = (status.value if status else "") or (heading[0].decode() if heading else None)
        operation = body.value(_OPERATION)
        if not (named and is_first) and (not operation or wal_status(native) is WalStatus.UNKNOWN):
            continue
        told = stamp_in(body.value(_TIME) or "")
        stamp = (named[1].strip() or told if named else stamp_in(stretch.title) or told) if is_first else told
        slot = _slot(content, status.value_span.shifted(base)) if status and status.value else None
        if slot is None and heading is not None:
            slot = StateSlot(Span(*heading.span()), line_end(content, heading.end()), b"**Evidence**: ", is_line=True)
        yield Found(span, stamp, {name: body.value(name) or "" for name in NAMES}, native, slot)


def _groups(content: bytes, stretch: Stretch) -> Iterator[Span]:
    """The stretch as a whole, or from where the first field of a record comes again to where it does once more.

    Blank lines and rules at the end belong to none.
    """
    fields = list(_known(content, stretch))
    names = [canonical_field(field.name) for field in fields]
    starts = [stretch.span.start]
    if names.count(_OPERATION) > 1:
        first = names[0] if names.count(names[0]) == names.count(_OPERATION) else _OPERATION
        starts += [field.start for field, name in zip(fields, names, strict=True) if name == first][1:]
    for start, end in zip(starts, [*starts[1:], stretch.span.end], strict=True):
        raw = content[start:end].rstrip(b"- \t\r\n")
        yield Span(start, min(line_end(content, start + len(raw)), end))


def _known(content: bytes, stretch: Stretch) -> Iterator[RawField]:
    for field in field_lines(content, stretch.span.start, stretch.span.end):
        if canonical_field(field.name) in (*NAMES, _TIME) and not stretch.hides(field.start):
            yield field


def _body(content: bytes, span: Span, *, is_headed: bool) -> tuple[Body, int]:
    """The fields of a group, and the place in the document that theirs are counted from.

    Fields are looked for below the first line; a group without a heading gets an empty one.
    """
    raw = span.of(content)
    if is_headed:
        return parse_body(raw, dialects.FIELDS), span.start
    return parse_body(b"\n" + raw, dialects.FIELDS), span.start - 1


def _slot(content: bytes, state: Span) -> StateSlot:
    """The evidence gets a line of its own below the state, written the way that line is."""
    start = line_start(content, state.start)
    lead = content[start : state.start]
    written = re.sub(rb"(?i)status|state", _EVIDENCE, lead, count=1)
    is_like_it = written != lead and lead.count(b":") == 1
    return StateSlot(state, line_end(content, state.end), written if is_like_it else b"**Evidence**: ", is_line=True)
