"""Finds records that have no heading: lines that begin with a date, as bullets, in brackets, or as rows with pipes."""

import re
from collections.abc import Iterator

from hotwash.core.formats.entries.headline import Headline, Role
from hotwash.core.formats.entries.identity import identify
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.model.span import Span
from hotwash.core.text.outline import Outline, line_end
from hotwash.core.text.visible import decoded

_DAY = rb"20\d{2}-\d{2}-\d{2}"
_BULLET = rb"[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?:\*\*|__)?\[?" + _DAY
_BRACKETED = rb"(?:\*\*)?\[" + _DAY + rb"[^\]\n]{0,20}\][^(]"
_ROW = _DAY + rb"[^|\n]{0,20}\|"
_RECORD = re.compile(rb"\n(?:(" + _BULLET + rb")|(" + _BRACKETED + rb")|(" + _ROW + rb"))")
_ENDS_LINE = re.compile(rb"\n(?=[^ \t\r\n])")
_IS_BRACKETED = 2
_MARKS = re.compile(r"^(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?|\*\*|__")
_HOLDERS = (Role.TOPIC, Role.DAY, Role.STATE)


def headless_records(content: bytes, found: Outline, lines: list[Headline]) -> Iterator[Record]:
    """The records between the headings of a file, where no entry and no explanation is open."""
    first = lines[0].start if lines else len(content)
    yield from _in_region(content, Span(found.body, first), found, None, None)
    for line in lines:
        if line.role in _HOLDERS:
            region = Span(min(line.newline + 1, len(content)), line.following)
            yield from _in_region(content, region, found, line.stamp, line.state)


def _in_region(content: bytes, region: Span, found: Outline, stamp: str | None, state: str | None) -> Iterator[Record]:
    lines = b"\n" + region.of(content)
    shift = region.start - 1
    matches = [match for match in _RECORD.finditer(lines) if not _is_hidden(match.start() + 1 + shift, found)]
    ends = [match.start() + 1 for match in matches[1:]] + [len(lines)]
    for match, following in zip(matches, ends, strict=False):
        newline = line_end(lines, match.end()) - 1
        end = _end(lines, newline, following, is_line=match.lastindex != _IS_BRACKETED)
        name = _MARKS.sub("", decoded(lines[match.start() + 1 : newline])).strip()
        identity = identify(name)
        comment = next(
            (each.start for each in found.comments if newline + shift < each.start < end + shift), end + shift
        )
        yield Record(
            match.start() + 1 + shift,
            newline + shift,
            min(end + shift, comment),
            identity,
            name,
            identity.stamp or stamp,
            identity.state or state,
            Form.LINE,
        )


def _end(lines: bytes, newline: int, following: int, is_line: bool) -> int:
    """A bullet or a row goes on over indented lines only; what begins with a bracket goes on to the next record."""
    if not is_line:
        return following
    stop = _ENDS_LINE.search(lines, newline, following)
    return stop.start() + 1 if stop else following


def _is_hidden(at: int, found: Outline) -> bool:
    return any(span.start <= at < span.end for span in (*found.fences, *found.comments))
