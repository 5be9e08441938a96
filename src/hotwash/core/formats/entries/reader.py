"""Reads the entries of a learnings file."""

import re
from collections import Counter
from dataclasses import replace

from hotwash.core.formats import dialects
from hotwash.core.formats.candidates import is_candidate
from hotwash.core.formats.entries.facts import Head, first_sentence, read_head, title_of
from hotwash.core.formats.entries.identity import Identity
from hotwash.core.formats.entries.roles import Start, starts
from hotwash.core.formats.family import kind_of_file, kind_of_prefix
from hotwash.core.formats.priorities import priority_of, severity_of
from hotwash.core.formats.source import DocumentSource
from hotwash.core.formats.vocabulary import status_of
from hotwash.core.model.document import Block, Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.text.blocks import filled
from hotwash.core.text.dates import compact_day, stamp_in
from hotwash.core.text.outline import outline

NAME = "entries"

_ANY_HEADING = re.compile(rb"\n#{1,4}[ \t]")
_BARE_ID = re.compile(rb" {0,3}###[ \t]+[A-Z]{2,10}-\d{8}-[A-Za-z0-9_-]*[ \t]*\r?\Z")
_FIELDS_END = re.compile(rb"\n(?=---|#)")
_RULE_OR_BLANK = re.compile(rb"(?:-{3,}|\*{3,}|_{3,})?[ \t\r]*")
_FOUR_FIELDS = frozenset(("status", "context", "content", "action"))


def is_for(relative: str) -> bool:
    return is_candidate(relative) and relative.lower().endswith(".md")


def parse_tail(source: DocumentSource) -> Document:
    """The entries of a piece of a file, from its first heading on; what is before it may be half an entry."""
    first = _ANY_HEADING.search(source.content)
    start = first.start() + 1 if first else len(source.content)
    document = parse(source._replace(content=source.content[start:]))
    return replace(document, entries=tuple(entry._replace(line=0) for entry in document.entries), partial=True)


def parse(source: DocumentSource) -> Document:
    """Never raises; what is not an entry stays in the text between."""
    content = source.content
    kind = kind_of_file(source.relative)
    found = outline(content)
    entries: list[Entry] = []
    seen: Counter[str] = Counter()
    line, counted = 1, 0
    for start in starts(content, found):
        at = start.headline.start
        line += content.count(b"\n", counted, at)
        counted = at
        entries.append(_entry(source.path, content, start, kind, line, seen))
    return Document(
        path=source.path,
        relative=source.relative,
        workspace=source.workspace,
        format=NAME,
        content=content,
        blocks=filled([Block("entry", entry.span) for entry in entries], len(content)),
        entries=tuple(entries),
    )


def _entry(path: str, content: bytes, start: Start, in_file: Kind, line: int, seen: Counter[str]) -> Entry:
    headline, identity = start.headline, start.headline.identity
    bare = _BARE_ID.match(content, headline.start, headline.newline) is not None
    end = _fields_end(content, headline.newline, start.end) if bare else start.end
    head = read_head(content, headline.newline, end, later_wins=bare)
    is_fields = bare and head.first in _FOUR_FIELDS
    if bare and not is_fields:
        end = start.end
        head = read_head(content, headline.newline, end)
    native_id = _native_id(identity, head)
    anchor = native_id or headline.plain
    seen[anchor] += 1
    native_status = head.values.get("status") or _segment(identity, "status") or start.state
    return Entry(
        path,
        _dialect(is_fields, native_id),
        _kind(native_id, in_file),
        native_id,
        anchor,
        seen[anchor],
        _fields_title(head) if is_fields else title_of(content, identity, head, headline.newline, end),
        native_status,
        status_of(native_status),
        _logged(identity, head, start.stamp),
        priority_of(head.values.get("priority") or identity.priority or _segment(identity, "priority")),
        severity_of(head.values.get("severity") or _segment(identity, "severity")),
        head.values.get("area") or _segment(identity, "area"),
        Span(headline.start, _trimmed(content, headline.newline, end)),
        line,
    )


def _native_id(identity: Identity, head: Head) -> str | None:
    return identity.id or identity.own or head.values.get("id") or None


def _kind(native_id: str | None, in_file: Kind) -> Kind:
    return kind_of_prefix(re.split(r"[-_\d]", native_id, maxsplit=1)[0], in_file) if native_id else in_file


def _dialect(is_fields: bool, native_id: str | None) -> str:
    if is_fields:
        return dialects.FIELDS
    return dialects.SECTIONS if native_id else dialects.PROSE


def _logged(identity: Identity, head: Head, context: str | None) -> str | None:
    """The field; else a date in the heading, when it was first seen, the date in the id, the day it stands below."""
    for candidate in (head.values.get("logged"), identity.stamp, head.values.get("first-seen")):
        stamp = stamp_in(candidate) if candidate else None
        if stamp:
            return stamp
    return (compact_day(identity.id) if identity.id else None) or context


def _segment(identity: Identity, name: str) -> str | None:
    """The value of `Severity: low` among the parts of a heading that pipes separate."""
    for segment in identity.segments:
        key, colon, value = segment.partition(":")
        if colon and key.strip().casefold() == name:
            return value.strip() or None
    return None


def _fields_title(head: Head) -> str:
    return first_sentence(head.values.get("content") or head.values.get("context") or head.values.get("action") or "")


def _fields_end(content: bytes, newline: int, end: int) -> int:
    match = _FIELDS_END.search(content, newline, end)
    return match.start() + 1 if match else end


def _trimmed(content: bytes, newline: int, end: int) -> int:
    """`end` without the blank lines and rules before it; what is left ends with its newline."""
    least = min(newline + 1, end)
    while end > least:
        begin = content.rfind(b"\n", 0, end - 1) + 1
        if begin < least or not _RULE_OR_BLANK.fullmatch(content[begin:end].rstrip(b"\n")):
            break
        end = begin
    return end
