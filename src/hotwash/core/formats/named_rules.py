"""Reads the rules of a file that name the entries they come from: by markers, or by an id behind them.

(source: self-improve, promoted rules: the marker of the second generation, the suffix of the first)
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.formats.rules import rule_lines
from hotwash.core.model.span import Span
from hotwash.core.text.outline import Heading, is_within, outline
from hotwash.core.text.splice import line_end, line_start
from hotwash.core.text.visible import decoded

_SIGN = b"self-improve:"
_MARKER = re.compile(rb"<!--[ \t]*self-improve:[ \t]*([^\s>]+?)[ \t]*-->")
_BULLET = re.compile(rb"[ \t]{0,3}(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)")
_CONTINUED = re.compile(rb"[ \t]+[^\s\-*+]")


class NamedRule(NamedTuple):
    """One rule. `text` is what agents read of it, on one line; `text_span` the place of that text, its marker left out.

    `ids` are the entries that it names, `marked` whether by markers or only by a suffix. Where the marker stands in a
    heading, the rule is the whole section (`is_section`), and its text the title.
    """

    text: str
    ids: tuple[str, ...]
    marked: bool
    span: Span
    text_span: Span
    line: int
    is_section: bool = False


def named_rules(content: bytes) -> tuple[NamedRule, ...]:
    """All of them in file order; what a code fence shows is no rule."""
    marked = tuple(_marked(content)) if _SIGN in content else ()
    taken = {line.span.start for line in marked}
    older = [
        NamedRule(rule.text, (rule.marker,), False, rule.span, rule.span, rule.line)
        for rule in (rule_lines(content) if b"(" in content else ())
        if rule.marker and not rule.marked and rule.span.start not in taken
    ]
    return tuple(sorted((*marked, *older), key=lambda line: line.span))


def _marked(content: bytes) -> Iterator[NamedRule]:
    found = outline(content)
    headings = {heading.start: place for place, heading in enumerate(found.headings)}
    at = 0
    for match in _MARKER.finditer(content):
        start = line_start(content, match.start())
        if match.start() < at or is_within(match.start(), found.fences):
            continue
        place = headings.get(start)
        own = Span(start, line_end(content, start)) if place is not None else _item(content, match.start())
        at = own.end
        ids = (decoded(each) for each in _MARKER.findall(content, own.start, own.end))
        text_span = _text_span(content, own)
        text = " ".join(decoded(text_span.of(content)).split())
        line = content.count(b"\n", 0, own.start) + 1
        whole = Span(start, _section_end(content, found.headings[place:])) if place is not None else own
        yield NamedRule(text, tuple(dict.fromkeys(ids)), True, whole, text_span, line, place is not None)


def _section_end(content: bytes, headings: list[Heading]) -> int:
    """Where the section of the first of these headings ends: at the next one that is not below it."""
    first, *later = headings
    return next((each.start for each in later if each.level <= first.level), len(content))


def _item(content: bytes, at: int) -> Span:
    """The lines of the list item around a marker: somebody may have wrapped the rule."""
    start, end = line_start(content, at), line_end(content, at)
    while not _BULLET.match(content, start) and _CONTINUED.match(content, start) and start > 0:
        start = line_start(content, start - 1)
    while _CONTINUED.match(content, end):
        end = line_end(content, end)
    return Span(start, end)


def _text_span(content: bytes, span: Span) -> Span:
    """Between the bullet and the first marker, blanks left out; behind the last marker where nothing stands before."""
    bullet = _BULLET.match(content, span.start)
    start = bullet.end() if bullet is not None else span.start
    markers = list(_MARKER.finditer(content, span.start, span.end))
    before = content[start : markers[0].start()]
    if before.strip():
        return Span(start, start + len(before.rstrip()))
    behind = content[markers[-1].end() : span.end]
    lead = len(behind) - len(behind.lstrip())
    return Span(markers[-1].end() + lead, markers[-1].end() + max(lead, len(behind.rstrip())))
