"""Finds records that have no heading: bullets with a date, dates in brackets, rows with pipes."""

import re
from collections.abc import Iterator
from itertools import islice

from hotwash.core.formats.boxes import BOX_OF_ITEM
from hotwash.core.formats.entries.fielded import fielded_records
from hotwash.core.formats.entries.first_line import box_of_item, line_text
from hotwash.core.formats.entries.headline import HOLDERS, Headline
from hotwash.core.formats.entries.identity import Identity, identify
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.entries.titled import in_bold, items
from hotwash.core.formats.family import KNOWN_PREFIXES
from hotwash.core.model.span import Span
from hotwash.core.text.outline import Outline, is_within, line_end
from hotwash.core.text.patterns import Pattern

DAY = (
    rb"(?:20\d{2}(?:-\d{2}-|/\d{1,2}/|\.\d{2}\.(?=\d{2})|\xe5\xb9\xb4\d{1,2}\xe6\x9c\x88)\d{1,2}(?!\d)"
    rb"|\d{1,2}\.\d{1,2}\.20\d{2}(?!\d))"
)
_OTHER_DAY = (
    rb"(?:20\d{2}[01]\d[0-3]\d(?=:?[ \t])"
    rb"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2},? 20\d{2}(?!\d))"
)
_SIGN = rb"(?:[\x80-\xff]{2,12}[ \t]?)?"
_SYMBOL = rb"(?:(?:\xf0\x9f[\x80-\xbf]{2}|\xe2[\x98-\xad][\x80-\xbf])(?:\xef\xb8\x8f)?[ \t]{0,2})?"
_MARK = rb"(?:[-*+]|\xe2\x80\xa2|\d{1,3}[.)])"
ITEM = _MARK + rb"[ \t]+(?:" + BOX_OF_ITEM + rb"[ \t]+)?"
_NO_LINK = rb"(?![^\]\n]{0,20}\]\()"
_TITLED = rb"\*\*[^*\n]{2,100}\*\*:?[ \t]{0,2}[(\[]" + DAY + rb"[)\]](?!\()"
_BULLET = (
    ITEM
    + rb"(?:"
    + _SIGN
    + rb"(?:\*\*?|__?|`)?[\[(]?(?:"
    + DAY
    + rb"|"
    + _OTHER_DAY
    + rb")"
    + _NO_LINK
    + rb"|"
    + _TITLED
    + rb")"
)
_BRACKETED = _SYMBOL + rb"(?:\*\*)?\[" + DAY + rb"[^\]\n]{0,20}\][^(]|(?:\*\*|__)" + DAY
_ROW = _SYMBOL + DAY + rb"(?:[^|\n]{0,20}\||:[ \t]|(?:[ T]\d{2}:\d{2})?[ \t](?:-|\xe2\x80[\x93\x94])[ \t]+(?!20\d{2}-))"
_ID = rb"[A-Z]{2,10}-20\d{6}-[A-Za-z0-9_-]+"
_NAMED_TEXT = (
    rb"(?:(?:\*\*)?\[?" + _ID + rb"(?:\]|\*\*|:|[ \t]-)(?!\()"
    rb"|(?:\*\*)?(?:ID|Id|id)(?::\*\*|\*\*:|:)[ \t]+[\[`]?" + _ID + rb")"
)
_NAMED = rb"(?:" + ITEM + rb")?" + _NAMED_TEXT
_OWN = (
    rb"(?:"
    + ITEM
    + rb"|(?=\*\*))(?:\*\*|__)?[\[`]?(?:"
    + "|".join(KNOWN_PREFIXES).encode()
    + rb")-\d{1,5}[a-z]?(?:[\]`]|\*\*|__|:|[ \t](?:-|\xe2\x80[\x93\x94]))(?!\()"
)
_OWN_ITEM = Pattern(rb"\n" + _OWN)
_OWN_AHEAD = Pattern(r"[\[`]?([A-Z]+-\d+[a-z]?)[\]`]?[\s:–—-]*")
_RECORD = Pattern(rb"\n(?:(" + _BULLET + rb")|(" + _BRACKETED + rb")|(" + _ROW + rb"))")
_RECORD_OR_NAMED = Pattern(_RECORD.source[:-1] + rb"|(" + _NAMED + rb"))")
_RECORD_OR_OWN = Pattern(_RECORD_OR_NAMED.source[:-1] + rb"|(" + _OWN + rb"))")
_ENDS_LINE = Pattern(rb"\n(?=[^ \t\r\n])")
_ENDS_PARAGRAPHS = Pattern(rb"\n(?=<!--)")
_RECORD_BUT_ITEMS = Pattern(
    _RECORD_OR_NAMED.source.replace(b"(" + _BULLET + b")", b"((?!))").replace(_NAMED, _NAMED_TEXT)
)
_ITEM = Pattern(rb"\n" + ITEM)
_TELLING_ITEM = Pattern(rb"\n(?:" + _BULLET + rb"|" + ITEM + _NAMED_TEXT + rb")")
_TEXT_LINE = Pattern(rb"\n(?=[^\s#>|-]|-(?!-))")
_LINES = (1, 3)
_IS_OWN = 5
_ALIKE = 2


def headless_records(
    content: bytes, found: Outline, lines: list[Headline], leftovers: list[Span], is_named: bool
) -> Iterator[Record]:
    """The records where no entry and no explanation is open: between headings, and in `leftovers` after entries.

    Lines that begin with an id count only in a file without a heading that does: elsewhere they are references.
    Where the name of the file is not that of a log, items with a date or an id count among their like only.
    """
    pattern = _pattern_for(content, found.body, lines, is_named)
    hidden = sorted(found.fences + found.comments)
    first = lines[0].start if lines else len(content)
    begin = found.front_matter.start if found.front_matter else found.body
    yield from _held(content, Span(begin, first), found.body, pattern, hidden, (None, None))
    for line in lines:
        begin = line.newline + 1
        if begin < line.own_end and line.role in HOLDERS:
            yield from _held(content, Span(begin, line.own_end), begin, pattern, hidden, (line.stamp, line.state))
    for region in leftovers:
        yield from _in_region(content, region, pattern, hidden, (None, None))


def records_begin(content: bytes, newline: int, end: int) -> bool:
    """Whether one begins between two places, the line that ends with `newline` not among them."""
    return _RECORD_OR_NAMED.search(content, newline, end) is not None


def _pattern_for(content: bytes, body: int, lines: list[Headline], is_named: bool) -> Pattern[bytes]:
    """What begins a record; items with a short id are some where there are several."""
    if any(line.has_id for line in lines):
        return _RECORD
    text = b"\n" + content[body:]
    if not is_named and not _items_tell(text):
        return _RECORD_BUT_ITEMS
    has_own = any(line.identity.own for line in lines)
    is_list = not has_own and len(list(islice(_OWN_ITEM.finditer(text), _ALIKE))) == _ALIKE
    return _RECORD_OR_OWN if is_list else _RECORD_OR_NAMED


def _items_tell(text: bytes) -> bool:
    """Whether more than half of the items of a file begin with a date or an id, and there is no more of other text."""
    telling = sum(1 for _ in _TELLING_ITEM.finditer(text))
    if not telling or telling * 2 <= sum(1 for _ in _ITEM.finditer(text)):
        return False
    return telling * 2 >= sum(1 for _ in _TEXT_LINE.finditer(text))


def _held(
    content: bytes,
    region: Span,
    body: int,
    pattern: Pattern[bytes],
    hidden: list[Span],
    context: tuple[str | None, str | None],
) -> Iterator[Record]:
    """Those that begin with a title in bold or a field, and above them those that begin with a mark; else items.

    In front matter (before `body`) only fields count. Fields below lines with ids belong to those.
    """
    found = in_bold(content, region, hidden, context) or fielded_records(content, region, hidden, context)
    if found and _are_named(content, Span(body, region.end), pattern, hidden, found):
        found = []
    yield from found
    end = found[0].start if found else region.end
    marked = list(_in_region(content, Span(body, end), pattern, hidden, context)) if end > body else []
    yield from marked
    if not found and not marked:
        yield from items(content, region, hidden, context)


def _are_named(content: bytes, region: Span, pattern: Pattern[bytes], hidden: list[Span], found: list[Record]) -> bool:
    """Whether a line that begins with a full id stands before the first of these records, and one for each of them."""
    if region.end <= region.start:
        return False
    records = _in_region(content, region, pattern, hidden, (None, None))
    named = [each.start for each in records if each.identity.id and not each.identity.label]
    return len(named) >= len(found) and named[0] < found[0].start


def _in_region(
    content: bytes, region: Span, pattern: Pattern[bytes], hidden: list[Span], context: tuple[str | None, str | None]
) -> Iterator[Record]:
    lines = b"\n" + region.of(content)
    shift = region.start - 1
    matches = [match for match in pattern.finditer(lines) if not is_within(match.start() + 1 + shift, hidden)]
    ends = [match.start() + 1 for match in matches[1:]] + [len(lines)]
    for match, following in zip(matches, ends, strict=False):
        newline = lines.find(b"\n", match.end())
        newline = len(lines) if newline < 0 else newline
        end = _end(lines, newline, following, is_line=match.lastindex in _LINES or _is_item(lines, match))
        line = lines[match.start() + 1 : newline]
        name = line_text(line).rstrip("| ")
        identity = _with_own_id(name) if match.lastindex == _IS_OWN else identify(name)
        yield Record(
            match.start() + 1 + shift,
            newline + shift,
            end + shift,
            identity,
            name,
            identity.stamp or context[0],
            identity.state or box_of_item(line) or context[1],
            Form.LINE,
        )


def _is_item(lines: bytes, match: re.Match[bytes]) -> bool:
    """Whether a short id stands in an item of a list."""
    return match.lastindex == _IS_OWN and _ITEM.match(lines, match.start()) is not None


def _with_own_id(name: str) -> Identity:
    """What an item says behind its short id."""
    own = _OWN_AHEAD.match(name)
    return identify(name[own.end() :])._replace(own=own[1]) if own else identify(name)


def goes_on_indented(content: bytes, start: int) -> bool:
    """Whether a record that begins there is a bullet or a row, which ends with the next line that is not indented."""
    record = _RECORD_OR_OWN.match(b"\n" + content[start : line_end(content, start)])
    return record is not None and record.lastindex in _LINES


def _end(lines: bytes, newline: int, following: int, is_line: bool) -> int:
    """A bullet or a row goes on over indented lines only; other records go on to the next, or to a comment."""
    stop = (_ENDS_LINE if is_line else _ENDS_PARAGRAPHS).search(lines, newline, following)
    return stop.start() + 1 if stop else following
