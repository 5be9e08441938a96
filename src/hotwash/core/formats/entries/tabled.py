"""Reads the status and the date of an entry from a table at its head, or from a block of YAML there."""

from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.formats.names import canonical_field, is_known_field
from hotwash.core.formats.vocabulary import status_of
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Status
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_ROW = Pattern(rb"\n[ \t]{0,3}\|([^\n]{0,400})\|[ \t\r]*(?=\n|\Z)")
_CELL = Pattern(rb"(?:[^|\\]|\\.)*")
_BLOCK = Pattern(
    rb"\s{1,6}```[ \t]*(?:ya?ml|toml)?[ \t\r]*((?:\n[A-Za-z][^:=\n]{0,40}[:=][^\n]{0,400}(?=\n)){1,24})\n[ \t]*```"
)
_KEY = Pattern(rb"\n([A-Za-z][^:=\n]{0,40})[:=][ \t]*([^\n#]*)")
_QUOTES = b" \t\r\"'"
_FENCES = (b"```", b"~~~")
_MARKS = b" \t*_`"
_MOST_ROWS = 24
_PAIR = 2


class Cell(NamedTuple):
    """What a cell says without its marks, and where that stands."""

    text: str
    span: Span


def tabled_fields(content: bytes, start: int, end: int) -> dict[str, str]:
    """The status and the date in the first table, which has a name and a value in each row, or one row below the names.

    Only what is a status or a date counts, the date beside another field: a table may as well be about something else.
    """
    return {name: cell.text for name, cell in tabled_cells(content, start, end).items()}


def tabled_cells(content: bytes, start: int, end: int) -> dict[str, Cell]:
    """The cells that say them, or the values of a fenced block of keys right below the heading."""
    block = _BLOCK.match(content, content.find(b"\n", start, end), end) if start < end else None
    begin = content.find(b"\n|", start, end)
    if block:
        pairs = _keys(content, *block.span(1))
    elif begin < 0 or any(content.find(fence, start, begin) >= 0 for fence in _FENCES):
        return {}
    else:
        pairs = _pairs(list(_rows(content, begin, end)))
    found: dict[str, Cell] = {}
    named = [(canonical_field(name.text.encode()), value) for name, value in pairs]
    for canonical, value in named:
        if is_fit(canonical, value.text):
            found.setdefault(canonical, value)
    if len({canonical for canonical, _ in named if is_known_field(canonical.encode())}) < _PAIR:
        found.pop("logged", None)
    return found


def is_fit(canonical: str, value: str) -> bool:
    """Whether a value is a status that is known, or a date, as the name before it says."""
    if canonical == "status":
        return status_of(value) is not Status.UNKNOWN
    return canonical == "logged" and stamp_in(value) is not None


def _keys(content: bytes, start: int, end: int) -> Iterator[tuple[Cell, Cell]]:
    for key in _KEY.finditer(content, start, end):
        value = content[slice(*key.span(2))].strip(_QUOTES)
        begin = content.find(value, key.start(2))
        yield Cell(decoded(key[1]), Span(*key.span(1))), Cell(decoded(value), Span(begin, begin + len(value)))


def _rows(content: bytes, at: int, end: int) -> Iterator[list[Cell]]:
    """The cells of every row but the one of dashes; a table that is very long is no head of an entry."""
    for _ in range(_MOST_ROWS):
        row = _ROW.match(content, at, end)
        if row is None:
            return
        cells = list(_cells(content, *row.span(1)))
        if any(cell.text.strip("-: ") for cell in cells):
            yield cells
        at = row.end()


def _cells(content: bytes, start: int, end: int) -> Iterator[Cell]:
    while start <= end:
        cell = _CELL.match(content, start, end)
        stop = cell.end() if cell else end
        text = content[start:stop].strip(_MARKS)
        begin = start + len(content[start:stop]) - len(content[start:stop].lstrip(_MARKS))
        yield Cell(decoded(text), Span(begin, begin + len(text)))
        start = stop + 1


def _pairs(rows: list[list[Cell]]) -> Iterator[tuple[Cell, Cell]]:
    if all(len(row) == _PAIR for row in rows):
        yield from ((row[0], row[1]) for row in rows)
    if len(rows) == _PAIR:
        yield from zip(rows[0], rows[1], strict=False)
