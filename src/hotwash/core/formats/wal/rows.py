"""Records that are rows of a table, with a column for each thing that a record says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.formats.names import canonical_field
from hotwash.core.formats.wal.fields import NAMES
from hotwash.core.formats.wal.found import Found, Stretch
from hotwash.core.model.span import Span
from hotwash.core.model.wal import StateSlot
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_ROW = Pattern(rb"(?m:^)[ \t]{0,3}(\|?[^\n|]*\|[^\n]*)")
_CELL = Pattern(rb"(?:[^|\\\r\n]|\\.)*")
_RULE = Pattern(rb"[|:\- \t\r]+")
_REMARK = Pattern(r"[^(]*\((.+)\)\s*$")
_TIME = "logged"
_MOST_CELLS = 40
_COLUMNS = {
    "action": "operation",
    "command": "operation",
    "what": "operation",
    "change": "operation",
    "resource": "affected-resources",
    "resources": "affected-resources",
    "target": "affected-resources",
    "targets": "affected-resources",
    "blast": "blast-radius",
    "impact": "blast-radius",
    "risk": "blast-radius",
    "undo": "rollback",
    "revert": "rollback",
    "proof": "evidence",
    "verified": "evidence",
    "verification": "evidence",
    "start": _TIME,
    "started": _TIME,
    "at": _TIME,
}


class _Cell(NamedTuple):
    """The text of a cell, and where it stands without the blanks around it."""

    text: str
    place: Span


def row_records(content: bytes, stretch: Stretch) -> Iterator[Found]:
    """A row with an operation and a status is a record; a table without these two columns is about something else."""
    columns: list[str] = []
    last = 0
    for match in _ROW.finditer(content, stretch.span.start, stretch.span.end):
        if stretch.hides(match.start(1)):
            continue
        if match.start() != last:
            columns = []
        last = match.end() + 1
        cells = _cells(content, match)
        if not columns:
            columns = [_column(cell.text) for cell in cells]
        elif not _RULE.fullmatch(match[1]):
            found = _record(content, match, dict(zip(columns, cells, strict=False)))
            if found is not None:
                yield found


def _cells(content: bytes, match: re.Match[bytes]) -> list[_Cell]:
    at, end = match.span(1)
    at += content[at : at + 1] == b"|"
    cells: list[_Cell] = []
    while at <= end and len(cells) < _MOST_CELLS:
        cell = _CELL.match(content, at, end)
        raw = cell[0] if cell else b""
        start = at + len(raw) - len(raw.lstrip())
        place = Span(start, max(start, at + len(raw.rstrip())))
        cells.append(_Cell(decoded(place.of(content)).replace("\\|", "|").strip("*_`"), place))
        at += len(raw) + 1
    return cells


def _column(title: str) -> str:
    canonical = canonical_field(title.encode())
    return canonical if canonical in (*NAMES, _TIME) else _COLUMNS.get(canonical, canonical)


def _record(content: bytes, match: re.Match[bytes], cells: dict[str, _Cell]) -> Found | None:
    operation, status = cells.get("operation"), cells.get("status")
    if operation is None or status is None or not operation.text or not status.text:
        return None
    time = cells.get(_TIME)
    proof = cells.get("evidence")
    values = {name: cells[name].text for name in NAMES if name in cells}
    if proof is None and (remark := _REMARK.match(status.text)):
        values["evidence"] = remark[1]
    slot = (
        StateSlot(status.place, status.place.end, b" (", b")")
        if proof is None
        else StateSlot(status.place, proof.place.end, b" " if proof.text else b"")
    )
    span = Span(match.start(1), line_end(content, match.start(1)))
    at = (stamp_in(time.text) or time.text or None) if time is not None else None
    return Found(span, at, values, status.text, slot)
