"""Finds records whose first line is but a title: in bold, or an item of a list, with a status or a date below it."""

from hotwash.core.formats.entries.first_line import line_text
from hotwash.core.formats.entries.identity import identify
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.entries.tabled import is_fit
from hotwash.core.formats.names import canonical_field
from hotwash.core.model.span import Span
from hotwash.core.text.fields import visible_field_lines
from hotwash.core.text.outline import is_within
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

Context = tuple[str | None, str | None]

_IN_BOLD = Pattern(rb"\n\*\*[^*\n]{2,100}\*\*:?[ \t\r]*(?=\n)")
_ITEM = Pattern(rb"\n(?:[-*+]|\xe2\x80\xa2|\d{1,3}[.)])[ \t]+[^\n]*(?=\n[ \t]{2,3}\S)")
_ANY_ITEM = Pattern(rb"\n(?:[-*+]|\xe2\x80\xa2|\d{1,3}[.)])[ \t]")
_NOT_INDENTED = Pattern(rb"\n(?=[^ \t\r\n])")
_ALIKE = 2


def in_bold(content: bytes, region: Span, hidden: list[Span], context: Context) -> list[Record]:
    """Titles in bold that have a line to themselves, if most of them have a status or a date below."""
    titles = _outside(_IN_BOLD, content, region, hidden)
    ends = [title.start for title in titles[1:]] + [region.end]
    return _records(content, titles, ends, len(titles), context)


def items(content: bytes, region: Span, hidden: list[Span], context: Context) -> list[Record]:
    """Items with a status or a date among those nested below them, if most items have that."""
    titles = _outside(_ITEM, content, region, hidden)
    if len(titles) < _ALIKE:
        return []
    stops = (_NOT_INDENTED.search(content, title.end + 1, region.end) for title in titles)
    ends = [stop.start() + 1 if stop else region.end for stop in stops]
    return _records(content, titles, ends, len(_outside(_ANY_ITEM, content, region, hidden)), context)


def _outside(pattern: Pattern[bytes], content: bytes, region: Span, hidden: list[Span]) -> list[Span]:
    """The lines that begin so, without the line feed; the first of a file gets one before it."""
    lines, shift = b"\n" + region.of(content), region.start - 1
    found = (Span(match.start() + 1 + shift, match.end() + shift) for match in pattern.finditer(lines))
    return [line for line in found if not is_within(line.start, hidden)]


def _records(content: bytes, titles: list[Span], ends: list[int], count: int, context: Context) -> list[Record]:
    """Those titles that have a status or a date of their own; there must be two, and no fewer than half of `count`."""
    if len(titles) < _ALIKE:
        return []
    found = [
        _record(content, title, end, context)
        for title, end in zip(titles, ends, strict=True)
        if _says_when_or_how(content, title.end, end)
    ]
    return found if len(found) >= _ALIKE and len(found) * 2 >= count else []


def _says_when_or_how(content: bytes, newline: int, end: int) -> bool:
    return any(
        is_fit(canonical_field(line.name), decoded(content[line.value : line.value_end]))
        for line in visible_field_lines(content, newline, end)
    )


def _record(content: bytes, title: Span, end: int, context: Context) -> Record:
    name = line_text(title.of(content))
    identity = identify(name)
    stamp, state = identity.stamp or context[0], identity.state or context[1]
    return Record(title.start, title.end, end, identity, name, stamp, state, Form.LINE)
