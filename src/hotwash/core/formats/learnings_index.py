"""Reads `.learnings/INDEX.md`: the table that hotwash keeps between its two markers; any other index is only shown."""

from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.learnings_index import IndexRow, LearningsIndex
from hotwash.core.model.span import Span
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

NAME = "index"
BEGIN, END = b"<!-- hotwash:index -->", b"<!-- /hotwash:index -->"
COLUMNS = ("ID", "Skill", "Status", "Priority", "Summary", "File")

_FOREIGN = "this index has no table of hotwash's between markers; it is shown, never written"
_ROW = Pattern(rb"\n[ \t]*\|([^\n]*)\|[ \t]*\r?(?=\n|\Z)")
_CELLS = Pattern(r"((?:\\.|[^\\|])*)(?:\||\Z)")
_RULER = Pattern(r"[\s:|-]*")


def parse(source: DocumentSource) -> Document:
    """Never raises; a file without both markers, each once and in order, is somebody else's."""
    own = own_part(source.content)
    return source.document(
        NAME,
        contents=LearningsIndex(_rows(source.content, own) if own else (), is_own=own is not None),
        read_only=None if own else _FOREIGN,
    )


def own_part(content: bytes) -> Span | None:
    """What stands between the markers, or `None`."""
    begin, end = content.find(BEGIN), content.find(END)
    if begin < 0 or end < begin or content.count(BEGIN) > 1 or content.count(END) > 1:
        return None
    return Span(begin + len(BEGIN), end)


def _rows(content: bytes, own: Span) -> tuple[IndexRow, ...]:
    """The rows below the head of the table."""
    lines = LineCounter(content)
    found = [
        (lines.at(match.start() + 1), [cell.strip() for cell in _cells(decoded(match[1]))])
        for match in _ROW.finditer(content, own.start, own.end)
    ]
    rows = [(line, cells) for line, cells in found if not all(_RULER.fullmatch(cell) for cell in cells)]
    return tuple(IndexRow(tuple(cells), line) for line, cells in rows[1:])


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar after a backslash is text."""
    return [match[1].replace("\\|", "|") for match in _CELLS.finditer(row) if match.start() < len(row)]
