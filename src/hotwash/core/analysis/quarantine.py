"""What stands in the files of learnings and belongs to nothing that is read there; its bytes stay as they are."""

import re
from collections.abc import Iterator

from hotwash.core.analysis.per_document import PerDocument
from hotwash.core.formats import plain
from hotwash.core.formats.entries import reader
from hotwash.core.model.document import Document
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass
from hotwash.core.text.visible import decoded

_RULE = re.compile(rb"(?m)^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t\r]*$")
_HEADER_ENDS = re.compile(rb"(?m)^(?:---[ \t\r]*$|##)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of lines: its place, its first line with words, and how much there is."""

    path: str
    span: Span
    line: int
    first: str
    lines: int


def quarantined(snapshot: Snapshot) -> tuple[Stretch, ...]:
    """In the order of the files; headers of files are no stretches, nor is what only parts entries."""
    return tuple(stretch for document in snapshot.documents for stretch in _STRETCHES.of(document))


_STRETCHES = PerDocument(lambda document: tuple(_stretches(document)))


def _stretches(document: Document) -> Iterator[Stretch]:
    if document.partial or document.format not in (reader.NAME, plain.NAME):
        return
    for block in document.blocks if document.format == reader.NAME else ():
        if block.thing is None:
            yield from _stretch(document, _without_header(document, block.span))
    if document.format == plain.NAME:
        yield from _stretch(document, Span(0, len(document.content)))


def _without_header(document: Document, span: Span) -> Span:
    """A file begins with its title and what it is for, up to a rule or a heading below the title."""
    if span.start:
        return span
    end = _HEADER_ENDS.search(document.content, 0, span.end)
    return Span(end.start() if end else span.end, span.end)


def _stretch(document: Document, span: Span) -> Iterator[Stretch]:
    content, words = document.content, _RULE.sub(b"", span.of(document.content)).strip()
    if not words:
        return
    head, tail = words.split(b"\n", 1)[0].strip(), words.rsplit(b"\n", 1)[-1].strip()
    start = content.find(head, span.start, span.end)
    end = content.rfind(tail, start, span.end) + len(tail)
    within = Span(start, end)
    line, lines = content.count(b"\n", 0, start) + 1, content.count(b"\n", start, end) + 1
    yield Stretch(document.path, within, line, decoded(head), lines)
