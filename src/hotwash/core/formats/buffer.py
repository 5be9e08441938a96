"""Reads `working-buffer.md`: the task, its steps, and the write-ahead records of risky operations.

Another skill keeps a log of exchanges under the same name; it is recognised by its content and only shown
(source: self-improve, working buffer; collisions).
"""

import re
from collections import Counter
from collections.abc import Iterator

from hotwash.core.formats import dialects
from hotwash.core.formats.entry_body import parse_body
from hotwash.core.formats.source import DocumentSource
from hotwash.core.formats.updated import last_updated
from hotwash.core.model.body import Body
from hotwash.core.model.document import Document
from hotwash.core.model.session import Bullet
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import Step, Task, WalRecord
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.outline import Outline, is_within, line_end, outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.sections import sections
from hotwash.core.text.visible import decoded

NAME = "working-buffer"
DANGER_ZONE = "danger-zone"
UNKNOWN = "unknown"

_EXCHANGE_IS_READ_ONLY = "this buffer is another skill's log of exchanges; it is shown, never written"
_UNKNOWN_IS_READ_ONLY = "this buffer has no current task and no WAL log; it is shown, never written"

_OURS = Pattern(rb"current task|\bwal\b|write-ahead", re.IGNORECASE)
_EXCHANGE = Pattern(
    rb"danger zone|[ \t]\[?_?\[?(?:timestamp|\d{4}-\d{2}-\d{2}[^\]\n]{0,24})\]?[ \t]+(?:human|agent|system|\(role)",
    re.IGNORECASE,
)
_RECORD = Pattern(r"WAL Entry\b[\s—–:-]*(.*)", re.IGNORECASE)
_PLACEHOLDER = Pattern(r"YYYY|<[^>]*>")
_STATE = Pattern(r"\b(?:PENDING|COMMITTED|ROLLED[ _-]BACK)\b", re.IGNORECASE)
_STEP = Pattern(rb"\n[ \t]*(?:[-*+][ \t]+|(?:Step )?\d{1,3}[.):][ \t]+|Step \d{1,3}:?[ \t]*)\[([ xX])\][ \t]+([^\n]*)")
_TEMPLATE_STEPS = frozenset(("Define task steps here", "Mark each step with [x] when complete"))
_ITEM = Pattern(r"^(?:[-*+]|\d{1,3}[.)])\s+")
_BOX_OR_RULE = Pattern(r"\[[ xX]\]|-{3,}$|#{1,6}\s")
_REMARK = Pattern(r"[_*(].*[_*)]")


def parse(source: DocumentSource) -> Document:
    """Never raises; the document's format says whose buffer it is."""
    content = source.content
    found = outline(content)
    headings = [content[heading.text : line_end(content, heading.text)] for heading in found.headings]
    name, read_only = _whose(headings)
    records, task = ((), None) if read_only else (_records(source, found), _task(content, found))
    return source.document(
        name,
        records=records,
        task=task,
        read_only=read_only,
    )


def record_body(document: Document, record: WalRecord) -> Body:
    """The fields of a record, with their places counted from the record's first byte."""
    return parse_body(document.raw(record), dialects.FIELDS)


def _whose(headings: list[bytes]) -> tuple[str, str | None]:
    if not headings or any(_OURS.search(heading) for heading in headings):
        return NAME, None
    if any(_EXCHANGE.search(heading) for heading in headings):
        return DANGER_ZONE, _EXCHANGE_IS_READ_ONLY
    return UNKNOWN, _UNKNOWN_IS_READ_ONLY


def _records(source: DocumentSource, found: Outline) -> tuple[WalRecord, ...]:
    seen: Counter[tuple[str | None, str | None]] = Counter()
    lines = LineCounter(source.content)
    records = (_record(source, span, title, seen, lines) for span, title in _record_spans(source.content, found))
    return tuple(record for record in records if record is not None)


def _record_spans(content: bytes, found: Outline) -> Iterator[tuple[Span, str]]:
    """The place of every stretch that may be a record, and its heading.

    It goes on to the next heading, without blank lines and rules before that.
    """
    ends = [heading.start for heading in found.headings[1:]] + [len(content)]
    for heading, end in zip(found.headings, ends, strict=False):
        title = decoded(content[heading.text : line_end(content, heading.text)]).strip()
        if not _PLACEHOLDER.search(title):
            raw = content[heading.start : end].rstrip(b"- \t\r\n")
            yield Span(heading.start, min(line_end(content, heading.start + len(raw)), end)), title


def _record(
    source: DocumentSource, span: Span, title: str, seen: Counter[tuple[str | None, str | None]], lines: LineCounter
) -> WalRecord | None:
    """A stretch whose heading says so is a record, and any that names an operation and one of the three states."""
    named = _RECORD.match(title)
    fields = parse_body(span.of(source.content), dialects.FIELDS)
    operation, native = fields.value("operation"), fields.value("status") or _state_in(title)
    if not named and (not operation or wal_status(native) is WalStatus.UNKNOWN):
        return None
    at = named[1].strip() or None if named else stamp_in(title)
    seen[at, operation] += 1
    return WalRecord(
        path=source.path,
        ordinal=seen[at, operation],
        at=at,
        operation=operation or None,
        affected=fields.value("affected-resources") or None,
        blast_radius=fields.value("blast-radius") or None,
        rollback=fields.value("rollback") or None,
        native_status=native,
        status=wal_status(native),
        evidence=fields.value("evidence") or None,
        span=span,
        line=lines.at(span.start),
    )


def _state_in(title: str) -> str | None:
    state = _STATE.search(title)
    return state[0] if state else None


def wal_status(native: str | None) -> WalStatus:
    """`PENDING`, `COMMITTED` or `ROLLED_BACK` by the first words; a menu that nobody chose from is unknown."""
    if not native or "|" in native:
        return WalStatus.UNKNOWN
    words = re.sub(r"[\W_]+", " ", native).upper().split()
    first = "_".join(words[:2]) if words[:1] == ["ROLLED"] else "".join(words[:1])
    return WalStatus(first) if first in WalStatus.__members__ else WalStatus.UNKNOWN


def _task(content: bytes, found: Outline) -> Task:
    updated = last_updated(content)
    return Task(
        title=_title(content, found),
        steps=tuple(_steps(content, found)),
        last_updated=updated.said if updated else None,
        completed=tuple(_told(content, found, "completed")),
        context=tuple(_told(content, found, "context")),
    )


def _told(content: bytes, found: Outline, title: str) -> Iterator[Bullet]:
    """The lines below a heading of that title, items or prose, without remarks in italics and checkboxes."""
    section = next((each for each in sections(content, found) if each.title.casefold() == title), None)
    if section is None:
        return
    hidden, lines, at = sorted(found.fences + found.comments), LineCounter(content), section.text
    for raw in content[section.text : section.span.end].split(b"\n"):
        text = _ITEM.sub("", decoded(raw).strip())
        is_text = text and not _REMARK.fullmatch(text) and not _BOX_OR_RULE.match(text)
        if is_text and not is_within(at, hidden):
            yield Bullet(text, None, lines.at(at))
        at += len(raw) + 1


def _title(content: bytes, found: Outline) -> str | None:
    """The first line below `Current Task` that is not a remark in italics."""
    ends = [heading.start for heading in found.headings[1:]] + [len(content)]
    for heading, end in zip(found.headings, ends, strict=False):
        newline = line_end(content, heading.text)
        if b"current task" not in content[heading.text : newline].lower():
            continue
        for line in decoded(content[newline:end]).split("\n"):
            text = line.strip().lstrip("#").strip()
            if text and not _REMARK.fullmatch(text) and not text.startswith(("---", "<!--")):
                return text
    return None


def _steps(content: bytes, found: Outline) -> Iterator[Step]:
    hidden = sorted(found.fences + found.comments)
    lines = LineCounter(content)
    for match in _STEP.finditer(b"\n" + content):
        at = match.start()
        text = decoded(match[2]).strip()
        if text not in _TEMPLATE_STEPS and not is_within(at, hidden):
            yield Step(text, match[1] != b" ", lines.at(at))
