"""The write-ahead records of a working buffer, in whichever shape somebody wrote them down.

The system's own shape is a heading with five fields below it. Agents and people also write fields without a heading of
their own, a table with a row for each operation, and one line for each (source: self-improve, working buffer).
"""

import re
from collections import Counter
from collections.abc import Iterator

from hotwash.core.formats.source import DocumentSource
from hotwash.core.formats.wal.fields import field_records
from hotwash.core.formats.wal.found import Found, Stretch
from hotwash.core.formats.wal.lines import line_records
from hotwash.core.formats.wal.rows import row_records
from hotwash.core.formats.wal.states import wal_status
from hotwash.core.model.span import Span
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.outline import Outline, line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_LOG = Pattern(r"\bwal\b|write-ahead", re.IGNORECASE)
_PLACEHOLDER = Pattern(r"YYYY|<[^>]*>")
_TOP = 1


def names_log(title: str) -> bool:
    """Whether a heading is that of the write-ahead log."""
    return _LOG.search(title) is not None


def wal_records(source: DocumentSource, found: Outline) -> tuple[WalRecord, ...]:
    """Every record, in the order of the file; equal ones are numbered."""
    seen: Counter[tuple[str | None, str | None]] = Counter()
    lines = LineCounter(source.content)
    records: list[WalRecord] = []
    for each in _all_found(source.content, found):
        operation = each.value("operation")
        seen[each.at, operation] += 1
        records.append(
            WalRecord(
                path=source.path,
                ordinal=seen[each.at, operation],
                at=each.at,
                operation=operation,
                affected=each.value("affected-resources"),
                blast_radius=each.value("blast-radius"),
                rollback=each.value("rollback"),
                native_status=each.native,
                status=wal_status(each.native),
                evidence=each.value("evidence"),
                span=each.span,
                line=lines.at(each.span.start),
                slot=each.slot,
            )
        )
    return tuple(records)


def _all_found(content: bytes, found: Outline) -> list[Found]:
    """No two of them tell their state at the same place."""
    hidden = sorted(found.fences + found.comments)
    records: dict[object, Found] = {}
    for stretch in _stretches(content, found, hidden):
        shapes = [field_records]
        if stretch.is_log:
            shapes += [row_records, line_records]
        for shape in shapes:
            for each in shape(content, stretch):
                records.setdefault(each.slot.state if each.slot is not None else each.span, each)
    return sorted(records.values(), key=lambda each: each.span)


def _stretches(content: bytes, found: Outline, hidden: list[Span]) -> Iterator[Stretch]:
    """What stands below each heading up to the next; below one that names the log, and above the first, records need
    none of their own."""
    first = found.headings[0].start if found.headings else len(content)
    if content[found.body : first].strip():
        yield Stretch(Span(found.body, first), "", True, hidden, is_headed=False)
    ends = [heading.start for heading in found.headings[1:]] + [len(content)]
    log_level = 0
    for heading, end in zip(found.headings, ends, strict=False):
        title = decoded(content[heading.text : line_end(content, heading.text)]).strip()
        is_named = names_log(title)
        if is_named:
            log_level = heading.level if heading.level > _TOP else 0
        elif heading.level <= log_level:
            log_level = 0
        if not _PLACEHOLDER.search(title):
            yield Stretch(Span(heading.start, end), title, is_named or log_level > 0, hidden)
