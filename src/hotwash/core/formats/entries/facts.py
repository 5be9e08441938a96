"""What a list shows of an entry: read from its heading and its first lines, without taking it apart."""

import re
from typing import NamedTuple

from hotwash.core.formats.entries.record import Record
from hotwash.core.formats.names import canonical_field, canonical_section
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.fields import field_lines
from hotwash.core.text.visible import decoded

_SECTION = re.compile(rb"\n {0,3}#{1,6}[ \t]+([^\n]*)")
_FENCE = re.compile(rb"\n[ \t]*(?:```|~~~)")
_PROSE = re.compile(rb"\n[ \t]*(?:[-*+>][ \t]+|\d{1,2}[.)][ \t]+)?(?=[^\s|#`~<*_>-]|\*\*|_|`[^`]|<[^!])([^\n]+)")
_SLUG = re.compile(r"[\w.@/+-]*")
_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\betc\.)\s+(?=[A-Z0-9`\"'(\[])|(?<=[。！？])"
)
_SUMMARIES = ("summary", "requested-capability", "title")
_LONGEST_TITLE = 200


class Head(NamedTuple):
    """The fields at the head of an entry by canonical name, the first of them, and where the head ends."""

    values: dict[str, str]
    first: str | None
    end: int


def read_head(content: bytes, newline: int, end: int, later_wins: bool = False) -> Head:
    """The fields between the heading (which ends at `newline`) and the first section of the entry.

    Of several with one name the first counts, or the last with `later_wins`; for the date the first that is one.
    """
    section = _SECTION.search(content, newline, end)
    stop = section.start() if section else end
    fence = _FENCE.search(content, newline, stop)
    values: dict[str, str] = {}
    first = None
    for line in field_lines(content, newline, fence.start() if fence else stop):
        name = canonical_field(line.name)
        first = first or name
        if later_wins or name not in values or (name == "logged" and not stamp_in(values[name])):
            values[name] = decoded(content[line.value : line.value_end])
    return Head(values, first, stop)


def title_of(content: bytes, record: Record, head: Head, end: int) -> str:
    """What the first line says in words; where it holds only a slug or a category, what the summary says."""
    title = record.identity.title
    if title and not _SLUG.fullmatch(title):
        return title
    for name in _SUMMARIES:
        if head.values.get(name):
            return first_sentence(head.values[name])
    summary = _summary(content, head.end, end)
    return summary or title or _prose(content, record.newline, head.end) or " | ".join(record.identity.segments)


def first_sentence(text: str) -> str:
    """The first sentence of a text, at most 200 characters."""
    sentence = _SENTENCE.split(text.strip(), maxsplit=1)[0].strip()
    return sentence if len(sentence) <= _LONGEST_TITLE else sentence[: _LONGEST_TITLE - 1].rstrip() + "…"


def _summary(content: bytes, start: int, end: int) -> str:
    """The first line of the section that sums the entry up, or of its first section."""
    fallback = ""
    for section in _SECTION.finditer(content, start, end):
        canonical = canonical_section(section[1])
        if canonical in _SUMMARIES or not fallback:
            following = _SECTION.search(content, section.end(), end)
            text = _prose(content, section.end(), following.start() if following else end)
            if canonical in _SUMMARIES and text:
                return text
            fallback = fallback or text
    return fallback


def _prose(content: bytes, start: int, end: int) -> str:
    line = _PROSE.search(content, start, end)
    return first_sentence(decoded(line[1])) if line else ""
