"""Finds `name: value` lines in Markdown, in every form that agents write them."""

from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern

_COLON = rb"(?::|\xef\xbc\x9a)"
_BOLD_END = (
    _COLON + rb"[ \t]{0,4}\*\*|\*\*[ \t]{0,4}" + _COLON + rb"|(?P<dash>\*\*[ \t]{1,4}(?:\xe2\x80[\x93\x94]|--?)[ \t])"
)
_WRAPPED = rb"[ \t]{1,4}[^*\n]{1,400}\*\*[ \t\r]*(?:\n|\Z)"
_MARK = rb"(?:[-*+]|\xe2\x80\xa2|\d{1,2}[.)](?=[ \t]+\*\*))"
_LENT = rb"\xe3\x80\x90(?P<lent>(?:(?!\xe3\x80\x91)[^\n]){2,40})\xe3\x80\x91" + _COLON + rb"?"
_FENCE = Pattern(rb"\n[ \t]*(```|~~~)")
_BARS = rb"(?:\||\xc2\xb7|\xe2\x80\xa2)"
_BETWEEN = rb"(?:[ \t]{0,4}(?:" + _BARS + rb"|[,;]|<br ?/?>)[ \t]{0,4}|(?P<gap>[ \t]{1,8})(?=\*\*[A-Z]))"
_USUAL = rb"(?:Status|Priority|Severity|Area|Category|Logged|Date):"
_JOINT = Pattern(
    _BETWEEN + rb"(?P<marked>\*\*?|_)(?P<strong>[^*\n]{1,40}?)(?::(?P=marked)|(?P=marked):)[ \t]*"
    rb"|(?:[ \t]{1,4}" + _BARS + rb"|,(?=[ \t]" + _USUAL + rb"))[ \t]{1,4}"
    rb"(?P<plain>[A-Z][A-Za-z]{1,12}(?:[ -][A-Za-z]{1,12})?):[ \t]+(?=\S)"
)
# Most lines are no fields, which their first letter tells, or that no colon comes soon.
_MAY_BEGIN = rb"(?=[^#\n\r`|<\[\]():!])"
_COLON_SOON = rb"(?=[^\n:*`|\xef]{0,66}[:\xef])"
_FIELD = Pattern(
    rb"\n" + _MAY_BEGIN + rb"[ \t]{0,3}(?:>[ \t]?(?=\*\*|[A-Z][a-z]{1,12}:[ \t]))?(?P<item>" + _MARK + rb"[ \t]+)?"
    rb"(?:[\x80-\xff]{2,12}[ \t]{1,2}(?=\*\*))?"
    rb"(?:\*\*(?P<strong>[^*\n]{1,80}?)[ \t]{0,4}(?:" + _BOLD_END + rb")"
    rb"|\*\*(?P<wrapped>[^*\n:]{1,40}):(?=" + _WRAPPED + rb")"
    rb"|"
    + _LENT
    + rb"|__(?P<under>[^*\n]{1,80}?)[ \t]{0,4}(?:"
    + _COLON
    + rb"[ \t]{0,4}__|__[ \t]{0,4}"
    + _COLON
    + rb")"
    rb"|(?P<slant>(?<!\*)[*_])(?P<slanted>[^*_\s\n][^*_\n:]{0,60}?)(?:"
    rb":(?P=slant)|(?P=slant):|:(?=[ \t][^*_\n]{1,400}(?P=slant)[ \t\r]*(?:\n|\Z)))"
    rb"|(?P<bare>Status|State|Date|Logged)[ \t]{1,4}(?:=|\xe2\x80[\x93\x94])(?=[ \t])"
    rb"|"
    + _COLON_SOON
    + rb"(?P<plain>[^\s*_`#>|<\[\]()+\d:!-][^\n:*`|]{0,60}?)[ \t]{0,4}(?:::?(?=[ \t\r\n]|\Z)|\xef\xbc\x9a))"
    rb"[ \t]*(?P<value>[^\n]*)"
)


class RawField(NamedTuple):
    """One field. `name` is as written without its marks; `bold` and `item` say how it is marked.

    `start` is the first byte of its line, `value` and `value_end` enclose the value without surrounding blanks, hard
    break and carriage return. `shares_line` says that pipes join several fields in one line; then `start` is the first
    byte of the field itself. A `plain` field (neither bold nor an item, or with a dash for the colon) may as well be a
    sentence; without bold only those that tell when and how an entry is may have a dash, or an equals sign.
    """

    name: bytes
    bold: bool
    item: bool
    start: int
    value: int
    value_end: int
    shares_line: bool = False
    dashed: bool = False

    @property
    def plain(self) -> bool:
        return self.dashed or (not self.bold and not self.item)


def field_lines(content: bytes, start: int, end: int) -> Iterator[RawField]:
    """The fields between two places of `content`; the line that holds `start` itself is not looked at."""
    for match in _FIELD.finditer(content, start, end):
        item, strong, dash, wrapped, lent, under, slant, slanted, bare, plain, _ = match.groups()
        name = strong or under or slanted or wrapped or lent
        value, value_end = match.span("value")
        if content[value_end - 1 : value_end] in _TRAILING:
            value_end = trimmed_end(content, value, value_end)
        if slant and content[value - 1 : value] not in (b"*", b"_"):
            value_end = _without_slant(content, value, value_end, slant)
        if wrapped:
            value_end = trimmed_end(content, value, value_end - len(_BOLD))
        bold = name is not None
        label = name.strip() if name else bare or plain.rstrip()
        is_dashed = dash is not None or bare is not None
        field = RawField(label, bold, item is not None, match.start() + 1, value, value_end, dashed=is_dashed)
        if slant or content.find(b"**" if bold else b": ", value, value_end) >= 0:
            yield from _joined_fields(content, field)
        else:
            yield field


def _without_slant(content: bytes, value: int, value_end: int, slant: bytes) -> int:
    """The end of a value whose whole line is in italics (`*Date: 2026-03-18*`): before the closing mark."""
    return value_end - 1 if content.endswith(slant, value, value_end) else value_end


def _joined_fields(content: bytes, first: RawField) -> Iterator[RawField]:
    """The fields of one line: `**Priority**: high | **Status**: open`, also without stars."""
    field = first
    while joint := _JOINT.search(content, field.value, first.value_end):
        if joint["gap"] and joint.start() - field.value > _MOST_BEFORE_GAP:
            break
        yield field._replace(value_end=joint.start(), shares_line=True)
        bold = joint["marked"] is not None
        label = "marked" if bold else "plain"
        name, start = (joint["strong"].strip() if bold else joint["plain"]), joint.start(label)
        field = RawField(name, bold, first.item, start, joint.end(), first.value_end, shares_line=True)
    yield field


def visible_field_lines(content: bytes, start: int, end: int) -> Iterator[RawField]:
    """The same without the lines in code fences."""
    for begin, stop in visible_stretches(content, start, end):
        yield from field_lines(content, begin, stop)


def visible_stretches(content: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is in no code fence; a fence that does not end before `end` goes on to it."""
    at = start
    while fence := _FENCE.search(content, at, end):
        yield at, fence.start()
        close = content.find(fence[1], line_end(content, fence.end()) - 1, end)
        at = close + len(fence[1]) if close >= 0 else end
    yield at, end


_BOLD = b"**"
_MOST_BEFORE_GAP = 40
_TRAILING = (b" ", b"\t", b"\r", b"\\", b">")
_LONGEST_BREAK = 6
_BREAK = Pattern(rb"<br ?/?>\Z")


def trimmed_end(content: bytes, start: int, end: int) -> int:
    """`end` without the blanks, the carriage return and the hard break (`\\`) that a line of text may end with."""
    text = content[start:end].rstrip(b" \t\r")
    if text.endswith(b">") and (mark := _BREAK.search(text, max(len(text) - _LONGEST_BREAK, 0))):
        text = text[: mark.start()].rstrip(b" \t")
    if text.endswith(b"\\") and not text.endswith(b"\\\\"):
        text = text[:-1].rstrip(b" \t")
    return start + len(text)
