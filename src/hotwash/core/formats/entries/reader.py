"""Reads the entries of a learnings file."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hotwash.core.formats.candidates import is_candidate
from hotwash.core.formats.entries.headless import headless_records
from hotwash.core.formats.entries.notes import note_records
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.entries.roles import Placed, Role, read_roles
from hotwash.core.formats.entries.shape import read_facts
from hotwash.core.formats.entries.shortcut import template_facts
from hotwash.core.formats.family import kind_of_file, kind_of_id
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Block, Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind
from hotwash.core.text.blocks import filled
from hotwash.core.text.outline import outline

NAME = "entries"

_USUAL_END = b"\n\n---\n\n"
_RULE_OR_BLANK = re.compile(rb"(?:-{3,}|\*{3,}|_{3,})?[ \t\r]*\n?")

_ANY_HEADING = re.compile(rb"\n#{1,4}[ \t]")


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
    found = outline(content)
    placed = list(read_roles(content, found))
    records = sorted([*_headed(content, placed), *headless_records(content, found, placed)])
    if not records:
        records = note_records(source, found, placed)
    entries = tuple(_entries(source, records))
    return Document(
        path=source.path,
        relative=source.relative,
        workspace=source.workspace,
        format=NAME,
        content=content,
        blocks=filled([Block("entry", entry.span) for entry in entries], len(content)),
        entries=entries,
    )


def _headed(content: bytes, placed: list[Placed]) -> Iterator[Record]:
    """The records that begin at a heading; each ends at the next heading that is no part of it."""
    begun: Placed | None = None
    for each in placed:
        if each.role is Role.PART:
            continue
        if begun:
            yield _record(begun, each.headline.start)
        begun = each if each.role is Role.ENTRY else None
    if begun:
        yield _record(begun, len(content))


def _record(placed: Placed, end: int) -> Record:
    line = placed.headline
    name = line.identity.id or line.plain
    return Record(
        line.start, line.text, line.newline, end, line.identity, name, placed.stamp, placed.state, Form.HEADING
    )


def _entries(source: DocumentSource, records: list[Record]) -> Iterator[Entry]:
    content, path = source.content, source.path
    in_file = kind_of_file(source.relative)
    seen: Counter[str] = Counter()
    line, counted = 1, 0
    for record in records:
        start = record.start
        line += content.count(b"\n", counted, start)
        counted = start
        native_id = record.identity.id
        facts = template_facts(content, record.text, record.end) if native_id and in_file is not Kind.HARNESS else None
        if facts is None:
            facts, field_id = read_facts(content, record, in_file)
            native_id = native_id or record.identity.own or field_id or None
        anchor = native_id or record.name
        seen[anchor] = ordinal = seen[anchor] + 1
        yield Entry(
            path,
            facts.dialect,
            kind_of_id(native_id, in_file) if native_id else in_file,
            native_id,
            anchor,
            ordinal,
            facts.title,
            facts.native_status,
            facts.status,
            facts.logged,
            facts.priority,
            facts.severity,
            facts.area,
            Span(start, _trimmed(content, record.newline + 1, facts.end)),
            line,
        )


def _trimmed(content: bytes, least: int, end: int) -> int:
    """`end` without the blank lines and rules before it; what is left ends with its newline."""
    if content.endswith(_USUAL_END, least, end):
        end -= len(_USUAL_END) - 1
    while end > least:
        begin = content.rfind(b"\n", 0, end - 1) + 1
        if begin < least or not _RULE_OR_BLANK.fullmatch(content, begin, end):
            break
        end = begin
    return max(end, min(least, len(content)))
