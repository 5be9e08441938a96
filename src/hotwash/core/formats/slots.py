"""Where the status of one entry lives, so that it can be changed there and nowhere else."""

import re
from enum import StrEnum
from typing import NamedTuple

from hotwash.core.formats import dialects
from hotwash.core.formats.boxes import is_box
from hotwash.core.formats.entries.first_line import box_of_item, heading_text, line_text
from hotwash.core.formats.entries.headless import ITEM, goes_on_indented
from hotwash.core.formats.entries.identity import STATUS_SEGMENT, Identity, identify
from hotwash.core.formats.entries.shape import status_words
from hotwash.core.formats.entries.tabled import tabled_cells
from hotwash.core.formats.entry_body import parse_body
from hotwash.core.formats.groups import groups_around
from hotwash.core.formats.vocabulary import is_status
from hotwash.core.model.body import Field, Place
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.span import Span
from hotwash.core.model.values import replace
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_TITLE = Pattern(rb"^#[ \t]", re.MULTILINE)
_HEADING = Pattern(rb"(?:\xef\xbb\xbf)? {0,3}#{1,6}(?=[ \t\r\n]|\Z)")
_ITEM = Pattern(ITEM)
_ROW = Pattern(rb"[^|\n]{8,50}\|")
_FRONT_MATTER = Pattern(rb"---[ \t]*\r?\n(?:(?!---)[^\n]*\n){0,200}(?=---[ \t]*\r?(?:\n|\Z))")
_SCALAR = Pattern(
    rb"(?i:^status):(?:[ \t]+(?P<quote>[\"']?)(?P<value>[^\"'\[{|>&*!#\s](?:[^\"'\r\n#]|(?<!\s)#)*?)(?P=quote)[ \t]*"
    rb"(?:[ \t]#[^\n]*)?|[ \t]*)(?=\r?\n)",
    re.MULTILINE,
)
_STATUS_KEY = Pattern(rb"(?i:^status)[ \t]*:", re.MULTILINE)
_IN_TABLE = Pattern(rb"(?i:\n[ \t]*\|[ \t]*(?:(?:\*\*|__)status|status(?![^\n]*\n[ \t]*\|[ \t:|-]+\r?\n)))")
_SYMBOL_BEFORE = Pattern(r"(?:[^\w\s!-~「-】（-）［-］·•–—…\ufffd]\ufe0f?\s{0,3})+$")
_SEPARATOR = Pattern(r"\s?[|·]\s?")
_NAMED_PART = Pattern(r"[,;，；]\s{0,3}\w[\w -]{0,20}[:：]\s?\S")
_MOST_SYMBOLS = 16

Lock = tuple[str, str]
_BY_HAND = "edit it by hand"
_SHARED: Lock = ("has other things in the line of its status", _BY_HAND)
_BETWEEN = Pattern(r"\s{0,4}(?:[·,;，；])")
_NO_WORD: Lock = ("has a status in its front matter that is no word", _BY_HAND)
_ENTANGLED: Lock = ("says its status in a heading that cannot be taken apart", _BY_HAND)
_HIDDEN: Lock = ("has a status that is said elsewhere", _BY_HAND)
_UNREADABLE: Lock = ("says its status in a table or a list, where it is not read", _BY_HAND)


class Form(StrEnum):
    """What an entry is written as; a line goes on over indented lines only."""

    HEADED = "headed"
    LINE = "line"
    ROW = "row"
    PARAGRAPH = "paragraph"
    FILE = "file"


class Home(StrEnum):
    """Where a status lives: `GROUP` is the heading it stands below, `NEW` where it has none yet."""

    FIELD = "field"
    FIRST_LINE = "first-line"
    BOX = "box"
    FRONT_MATTER = "front-matter"
    SECTION = "section"
    CELL = "cell"
    GROUP = "group"
    NEW = "new"


class StatusSlot(NamedTuple):
    """`span` encloses the status in the entry's bytes; for a new one it is where front matter ends, else empty.

    `locked` says why it cannot be changed, and what to do instead; empty for one that can.
    """

    home: Home
    span: Span = Span(0, 0)
    field: Field | None = None
    locked: Lock | None = None


def form_of(document: Document, entry: Entry) -> Form:
    """How an entry begins, which is how far it can be added to."""
    content, start = document.content, entry.span.start
    if entry.dialect == dialects.NOTE:
        return Form.FILE
    if _HEADING.match(content, start):
        return Form.HEADED
    if _ITEM.match(content, start):
        return Form.LINE
    if not goes_on_indented(content, start):
        return Form.PARAGRAPH
    return Form.ROW if _ROW.match(content, start) else Form.LINE


def status_slot(document: Document, entry: Entry) -> StatusSlot:
    """Found in the order the reader looks: a field at the head, the first line, a section or the metadata."""
    raw = document.raw(entry)
    fields = [field for field in own_fields(raw, entry.dialect) if field.canonical.partition("#")[0] == "status"]
    front = _FRONT_MATTER.match(raw) if entry.dialect == dialects.NOTE else None
    at_head = [field for field in fields if field.place is Place.HEAD]
    if at_head:
        return _in_field(at_head, entry, raw)
    if front:
        return _in_front_matter(raw, front.end())
    in_metadata = [field for field in fields if field.place is Place.METADATA]
    return (
        _in_first_line(entry, raw)
        or _in_box(entry, raw)
        or _in_section(raw, entry)
        or (_in_field(in_metadata, entry, raw) if in_metadata else None)
        or _nowhere(document, entry)
    )


def front_matter_end(raw: bytes) -> int:
    """Where the closing line of front matter begins, 0 without any."""
    front = _FRONT_MATTER.match(raw)
    return front.end() if front else 0


def own_fields(raw: bytes, dialect: str) -> tuple[Field, ...]:
    """The fields of an entry; of a note those below its title, since front matter is not written in their way."""
    start = note_start(raw) if dialect == dialects.NOTE else 0
    fields = parse_body(raw[start:], dialect).fields
    if not start:
        return fields
    return tuple(
        replace(field, span=field.span.shifted(start), value_span=field.value_span.shifted(start)) for field in fields
    )


def note_start(raw: bytes) -> int:
    """Where the title of a note begins, or its text where it has none."""
    front = front_matter_end(raw)
    title = _TITLE.search(raw, front)
    return title.start() if title else front


def _in_field(fields: list[Field], entry: Entry, raw: bytes) -> StatusSlot:
    """Of several the one the reader took: the last in the four-field dialect, else the first."""
    field = fields[-1] if entry.dialect == dialects.FIELDS else fields[0]
    if entry.native_status and not field.value:
        return _below_field(field, entry.native_status.encode(), raw)
    if not _shares_its_line(field.value):
        return StatusSlot(Home.FIELD, field.value_span, field)
    first = _BETWEEN.compiled.split(field.value)[0]
    if not is_status(first):
        return StatusSlot(Home.FIELD, field.value_span, field, _SHARED)
    start = field.value_span.start
    alone = replace(field, value=first, value_span=Span(start, start + len(first.encode())))
    return StatusSlot(Home.FIELD, alone.value_span, alone)


def _below_field(field: Field, status: bytes, raw: bytes) -> StatusSlot:
    """The status in the line below the name of its field."""
    end = field.span.end
    start = end + len(raw[end:]) - len(raw[end:].lstrip())
    if not raw.startswith(status, start):
        return StatusSlot(Home.FIELD, field.value_span, field, _HIDDEN)
    place = Span(start, start + len(status))
    return StatusSlot(Home.FIELD, place, replace(field, value=decoded(status), value_span=place))


def _shares_its_line(value: str) -> bool:
    """Whether more than a status stands in a value, beside it (`open | owner: ana`); a menu of statuses does not."""
    parts = _SEPARATOR.compiled.split(value)
    return _NAMED_PART.search(value) is not None or (len(parts) > 1 and not all(map(is_status, parts)))


def _in_front_matter(raw: bytes, end: int) -> StatusSlot:
    scalar = _SCALAR.search(raw, 0, end)
    if scalar:
        place = scalar.span("value") if scalar["value"] else (scalar.end(), scalar.end())
        return StatusSlot(Home.FRONT_MATTER, Span(*place))
    if _STATUS_KEY.search(raw, 0, end):
        return StatusSlot(Home.FRONT_MATTER, locked=_NO_WORD)
    return StatusSlot(Home.NEW, Span(end, end))


def _in_first_line(entry: Entry, raw: bytes) -> StatusSlot | None:
    if entry.native_status is None:
        return None
    newline = raw.find(b"\n")
    line = raw if newline < 0 else raw[:newline]
    text = _text_of_line(line)
    identity = identify(text)
    said = _said(text, identity)
    if said != entry.native_status:
        return None
    span = _place_in_line(line, text, said, identity.state_at)
    if span is None:
        return StatusSlot(Home.FIRST_LINE, locked=_ENTANGLED)
    return StatusSlot(Home.FIRST_LINE, span)


def status_in_line(line: bytes) -> str | None:
    """The status that the first line of an entry says."""
    text = _text_of_line(line)
    return _said(text, identify(text)) or _box_said(line)


def box_span(raw: bytes) -> Span | None:
    """The checkbox that the first line of an entry begins with."""
    line = raw.partition(b"\n")[0]
    box = _box_said(line)
    start = line.find(box.encode()) if box else -1
    return Span(start, start + len(box.encode())) if box and start >= 0 else None


def _box_said(line: bytes) -> str | None:
    return identify(_text_of_line(line)).box if _HEADING.match(line) else box_of_item(line)


def _in_box(entry: Entry, raw: bytes) -> StatusSlot | None:
    span = box_span(raw) if is_box(entry.native_status) else None
    return StatusSlot(Home.BOX, span) if span else None


def _text_of_line(line: bytes) -> str:
    heading = _HEADING.match(line)
    return heading_text(line[heading.end() :]) if heading else line_text(line)


def _said(text: str, identity: Identity) -> str | None:
    """A word, else what a segment between pipes names."""
    named = STATUS_SEGMENT.search(text) if identity.segments else None
    return identity.state or (named[1].strip() or None if named else None)


def _place_in_line(line: bytes, text: str, said: str, at: int) -> Span | None:
    """Where the status and a symbol before it stand in the bytes: the same time that the status comes in the text."""
    before = text.count(said, 0, at)
    start = -1
    for _ in range(before + 1):
        start = line.find(said.encode(), start + 1)
        if start < 0:
            return None
    symbol = _SYMBOL_BEFORE.search(decoded(line[:start])[-_MOST_SYMBOLS:])
    return Span(start - (len(symbol[0].encode()) if symbol else 0), start + len(said.encode()))


def _in_section(raw: bytes, entry: Entry) -> StatusSlot | None:
    words = status_words(raw, 0, len(raw)) if entry.native_status is not None else None
    if words is None or decoded(words[1]).strip() != entry.native_status:
        return None
    start = words.start(1)
    return StatusSlot(Home.SECTION, Span(start, start + len(words[1].rstrip())))


def _is_taken(field: Field, entry: Entry) -> bool:
    """Whether the reader took the status from it, though a second title stands above it."""
    return field.canonical.rpartition("/")[2] == "status" and field.value == entry.native_status


def _nowhere(document: Document, entry: Entry) -> StatusSlot:
    """It has no status of its own: a heading above says it, or one can be added, unless there is no place for it."""
    raw = document.raw(entry)
    if entry.native_status is not None:
        cell = tabled_cells(raw, 0, len(raw)).get("status")
        if cell is not None and cell.text == entry.native_status:
            return StatusSlot(Home.CELL, cell.span)
        said = next((each for each in own_fields(raw, entry.dialect) if _is_taken(each, entry)), None)
        if said is not None:
            return StatusSlot(Home.FIELD, said.value_span, said)
        is_below = any(group.state == entry.native_status for group in groups_around(document, entry))
        return StatusSlot(Home.GROUP) if is_below else StatusSlot(Home.NEW, locked=_HIDDEN)
    if _IN_TABLE.search(raw) or parse_body(raw, entry.dialect).section("status"):
        return StatusSlot(Home.NEW, locked=_UNREADABLE)
    return StatusSlot(Home.NEW)
