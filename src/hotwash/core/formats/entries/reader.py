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
from hotwash.core.formats.entries.shape import read_entry
from hotwash.core.formats.family import kind_of_file
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Block, Document
from hotwash.core.model.entry import Entry
from hotwash.core.text.blocks import filled
from hotwash.core.text.outline import outline

NAME = "entries"

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
    return Record(line.start, line.newline, end, line.identity, line.plain, placed.stamp, placed.state, Form.HEADING)


def _entries(source: DocumentSource, records: list[Record]) -> Iterator[Entry]:
    content = source.content
    kind = kind_of_file(source.relative)
    seen: Counter[str] = Counter()
    line, counted = 1, 0
    for record in records:
        line += content.count(b"\n", counted, record.start)
        counted = record.start
        entry = read_entry(source.path, content, record, kind)
        seen[entry.anchor] += 1
        yield entry._replace(ordinal=seen[entry.anchor], line=line)
