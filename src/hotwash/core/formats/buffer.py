"""Reads `working-buffer.md`: the task, its steps, and the write-ahead records of risky operations.

Another skill keeps a log of exchanges under the same name; it is recognised by its content and only shown
(source: self-improve, working buffer; collisions).
"""

import re
from collections.abc import Collection, Iterator

from hotwash.core.formats.source import DocumentSource
from hotwash.core.formats.updated import last_updated
from hotwash.core.formats.wal import wal_records
from hotwash.core.model.document import Document
from hotwash.core.model.session import Bullet
from hotwash.core.model.wal import Step, Task
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
    if read_only:
        return source.document(name, read_only=read_only)
    records = wal_records(source, found)
    return source.document(name, records=records, task=_task(content, found, {each.span.start for each in records}))


def _whose(headings: list[bytes]) -> tuple[str, str | None]:
    if not headings or any(_OURS.search(heading) for heading in headings):
        return NAME, None
    if any(_EXCHANGE.search(heading) for heading in headings):
        return DANGER_ZONE, _EXCHANGE_IS_READ_ONLY
    return UNKNOWN, _UNKNOWN_IS_READ_ONLY


def _task(content: bytes, found: Outline, records: Collection[int]) -> Task:
    updated, title = last_updated(content), _title(content, found)
    told = _told(content, found, "current task") if title else ()
    return Task(
        title=title,
        more=tuple(bullet for bullet in told if bullet.text != title),
        steps=tuple(_steps(content, found, records)),
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


def _steps(content: bytes, found: Outline, records: Collection[int]) -> Iterator[Step]:
    """Every checkbox, but for one that is a record: `- [ ] terraform apply (PENDING)`."""
    hidden = sorted(found.fences + found.comments)
    lines = LineCounter(content)
    for match in _STEP.finditer(b"\n" + content):
        at = match.start()
        text = decoded(match[2]).strip()
        if text not in _TEMPLATE_STEPS and at not in records and not is_within(at, hidden):
            yield Step(text, match[1] != b" ", lines.at(at))
