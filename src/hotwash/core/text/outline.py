"""The headings of a Markdown file that count: those outside code fences, comments and front matter."""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from hotwash.core.model.span import Span
from hotwash.core.text.patterns import Pattern

BOM = b"\xef\xbb\xbf"

_COMMON_SECTIONS = (
    rb"[ \t]+(?:Summary|Details|Metadata|Error|Context|Suggested (?:Action|Fix|Implementation)|Resolution|Impact"
    rb"|Metrics|Timeline|Root Cause|Mitigation|Prevention|Action Items|Requested Capability|User Context"
    rb"|Complexity Estimate)[ \t]*\r?(?:\n|\Z)"
)
_HEADING = rb"(?:\xef\xbb\xbf)? {0,3}(#{1,6})(?=[ \t\r\n]|\Z|\[?[A-Z]{2,10}-20\d{6})"
_TELLING_HEADING = _HEADING + rb"(?!" + _COMMON_SECTIONS + rb")"
_FENCE = rb"(`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})"
_LISTED_FENCE = rb"[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]{1,4})?" + _FENCE
_COMMENT = rb" {0,3}(<!--)"
_IS_HEADING, _IS_FENCE = 1, 2

_FRONT_MATTER = Pattern(rb"---[ \t]*\r?\n(?:(?!---)[^\n]*\n){0,200}---[ \t]*\r?(?:\n|\Z)")
_BEGINS = rb"#{1,4}[ \t]+[^A-Za-z0-9\n]{0,14}(?:[A-Z]{2,10}-\d{8}"
_FIELD_BELOW = rb"[^\n]{0,300}\n\s{0,4}(?:[-*>][ \t])?[*_]{0,2}(?:Logged|Status|Date|Priority)\b[*_]{0,2}[ \t]?:"
_AFTER_RULE = rb"---[ \t]*\r?\n(?:[ \t]*\r?\n){0,4}" + _BEGINS + rb"|20\d{2}-\d{2}-\d{2})"
_ENTRY_INSIDE = Pattern(rb"\n(?=" + _AFTER_RULE + rb"|" + _BEGINS + rb")" + _FIELD_BELOW + rb")")
_COMMENT_END = b"-->"
_LONGEST_LEAD = 80
_TEMPLATE_LANGUAGES = (b"markdown", b"md")


class Heading(NamedTuple):
    """One ATX heading: `start` is the first byte of its line, `text` the first byte after its hashes."""

    start: int
    level: int
    text: int


class Outline(NamedTuple):
    """What a file is made of, in order.

    `fences` and `comments` are whole lines. `body` is the first byte after the byte order mark and the front matter.
    `unclosed` says that a fence was never closed, `unclosed_comment` that a comment was not.
    """

    headings: list[Heading]
    fences: list[Span]
    comments: list[Span]
    front_matter: Span | None
    body: int
    unclosed: bool
    unclosed_comment: bool


def outline(content: bytes, skip_common: bool = False) -> Outline:
    """Scan `content`; the time is linear in its length.

    With `skip_common` the headings of the sections that most entries have (`### Summary`) are left out: they never
    begin an entry, and they are many.

    A fence that somebody forgot to close must not hide every entry after it: it ends where an entry begins (after a
    rule, or with fields of its own) if there is other text before that; when the plain reading leaves one open at the
    end, every fence does.
    """
    found, is_open = _scan(content, skip_common, repair=False)
    return _scan(content, skip_common, repair=True)[0] if is_open else found


def line_end(content: bytes, at: int) -> int:
    """The first byte of the line after the one that holds `at`."""
    end = content.find(b"\n", at)
    return len(content) if end < 0 else end + 1


def is_within(at: int, spans: list[Span]) -> bool:
    """Whether one of `spans`, which are in order and do not overlap, holds `at`."""
    index = bisect_right(spans, at, key=_start) - 1
    return index >= 0 and at < spans[index].end


def _start(span: Span) -> int:
    return span.start


def _scan(content: bytes, skip_common: bool, repair: bool) -> tuple[Outline, bool]:
    """What is found, and whether a fence goes on to the end without being closed."""
    begin = len(BOM) if content.startswith(BOM) else 0
    front = _FRONT_MATTER.match(content, begin)
    body = front.end() if front else begin
    headings: list[Heading] = []
    fences: list[Span] = []
    comments: list[Span] = []
    lines = b"\n" + content[body:]
    pattern = _marks(skip_common, in_lists=b" ```" in content or (b"~" in content and b" ~~~" in content))
    shift, resume, unclosed, is_open = body - 1, 0, False, False
    closes: dict[bytes, int] = {}
    never_closed: set[bytes] = set()
    for mark in pattern.finditer(lines):
        start = mark.start()
        if start < resume:
            continue
        kind = mark.lastindex
        if kind == _IS_HEADING:
            end = mark.end()
            headings.append(Heading(start + 1 + shift, end - mark.start(_IS_HEADING), end + shift))
            continue
        if kind == _IS_FENCE:
            end, closed = _fence_end(lines, mark, repair, closes)
            unclosed |= not closed
            is_open |= not closed and end == len(lines)
            fences.append(Span(start + 1 + shift, end + shift))
        else:
            end = _comment_end(lines, mark.end(), never_closed)
            comments.append(Span(start + 1 + shift, end + shift))
        resume = end - 1
    front_matter = Span(begin, body) if front else None
    found = Outline(headings, fences, comments, front_matter, body, unclosed, _COMMENT_END in never_closed)
    return found, is_open


def _fence_end(lines: bytes, mark: re.Match[bytes], repair: bool, closes: dict[bytes, int]) -> tuple[int, bool]:
    """Where the fence opened by `mark` ends, and whether something closes it: bare, and at least as long.

    One that hides an entry behind other text was not closed where it seems: another one was opened there.
    """
    opened = line_end(lines, mark.end())
    close = _closing_from(lines, mark[_IS_FENCE], opened - 1, closes)
    end = line_end(lines, close + 1) if close >= 0 else len(lines)
    is_template = close >= 0 and lines[mark.end() : opened].strip().lower().startswith(_TEMPLATE_LANGUAGES)
    if not is_template and (repair or (close >= 0 and _may_hide_entries(lines, opened, end))):
        entry = _ENTRY_INSIDE.search(lines, opened - 1, end)
        if entry:
            return entry.end(), False
    return end, close >= 0


def _closing_from(lines: bytes, fence: bytes, at: int, closes: dict[bytes, int]) -> int:
    """Where the first line from `at` on closes such a fence, -1 for none.

    `closes` keeps what was found last, so that nothing is looked for twice: the time would not be linear.
    """
    known = closes.get(fence)
    if known is None or 0 <= known < at:
        close = _closing(fence).search(lines, at)
        closes[fence] = known = close.start() if close else -1
    return known


def _may_hide_entries(lines: bytes, opened: int, end: int) -> bool:
    """Whether text comes first in a fence, and perhaps the heading of an entry later; an example begins with it."""
    if lines.find(b"-20", opened, end) < 0 or lines.find(b"\n#", opened - 1, end) < 0:
        return False
    return not lines[opened : opened + _LONGEST_LEAD].lstrip().startswith(b"#")


@cache
def _marks(skip_common: bool, in_lists: bool) -> re.Pattern[bytes]:
    """What begins a heading, a fence or a comment; looking for fences behind list marks takes twice the time."""
    heading = _TELLING_HEADING if skip_common else _HEADING
    if in_lists:
        return re.compile(rb"\n(?:" + heading + rb"|" + _LISTED_FENCE + rb"|" + _COMMENT + rb")")
    return re.compile(rb"\n(?=[ \t#`~<\xef])(?:" + heading + rb"|[ \t]*" + _FENCE + rb"|" + _COMMENT + rb")")


@lru_cache(maxsize=64)
def _closing(fence: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"\n[ \t]*" + fence[:1] + rb"{%d,}[ \t]*\r?(?=\n|\Z)" % len(fence))


def _comment_end(lines: bytes, at: int, never_closed: set[bytes]) -> int:
    """The line after the end of the comment; one that is never closed is only the line it stands on."""
    close = -1 if _COMMENT_END in never_closed else lines.find(_COMMENT_END, at)
    if close < 0:
        never_closed.add(_COMMENT_END)
    return line_end(lines, close if close >= 0 else at)
