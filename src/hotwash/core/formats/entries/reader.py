"""Reads the entries of a learnings file."""

from hotwash.core.formats.entries.checks import CONFLICT, conflict_at, file_diagnostics
from hotwash.core.formats.entries.drafting import drafts_of
from hotwash.core.formats.entries.nesting import Nested, nested
from hotwash.core.formats.entries.notes import note_records
from hotwash.core.formats.entries.numbering import numbered
from hotwash.core.formats.entries.rereading import reread
from hotwash.core.formats.entries.shape import drafted
from hotwash.core.formats.family import kind_of_file
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.seam import Seam
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Kind
from hotwash.core.text.outline import Outline, outline
from hotwash.core.text.patterns import Pattern

NAME = "entries"

_ANY_HEADING = Pattern(rb"\n#{1,4}[ \t]")
_FRONT_MATTER = (b"---", b"\xef\xbb\xbf---")


def parse_tail(source: DocumentSource) -> Document:
    """The entries of a piece of a file, from its first heading on; what is before it may be half an entry."""
    first = _ANY_HEADING.search(source.content)
    start = first.start() + 1 if first else len(source.content)
    document = _parse_whole(source._replace(content=source.content[start:]))
    unplaced = tuple(entry._replace(line=0) for entry in document.entries)
    return replace(document, entries=unplaced, partial=True, seams=())


def parse(source: DocumentSource) -> Document:
    """Never raises; what is not an entry stays in the text between."""
    again = reread(source, source.earlier) if source.earlier is not None else None
    return again or _parse_whole(source)


def _parse_whole(source: DocumentSource) -> Document:
    path, content = source.path, source.content
    in_file = kind_of_file(source.relative)
    found = outline(content, skip_common=True)
    read = nested(content, found, in_file is not Kind.NOTE)
    drafts = drafts_of(content, found, read.lines, in_file)
    if not drafts:
        drafts = [drafted(content, record, in_file) for record in note_records(source, found, read.lines)]
    entries = tuple(numbered(path, content, drafts, in_file))
    conflict = conflict_at(content, found)
    return source.document(
        NAME,
        entries=entries,
        diagnostics=tuple(file_diagnostics(path, content, found, conflict)),
        read_only=CONFLICT if conflict is not None else None,
        seams=_seams(content, found, read) if conflict is None else (),
    )


def _seams(content: bytes, found: Outline, read: Nested) -> tuple[Seam, ...]:
    """None where a change in one place might be felt in another: what is open might be closed there."""
    may_get_front_matter = content.startswith(_FRONT_MATTER) and found.front_matter is None
    hangs_together = found.unclosed or found.unclosed_comment or may_get_front_matter or not read.is_local
    return () if hangs_together else tuple(read.seams)
