"""Takes one entry apart: its fields and sections, with their places counted from the entry's first byte."""

import re
from bisect import bisect_right
from functools import lru_cache

from hotwash.core.formats import dialects
from hotwash.core.formats.names import canonical_field, canonical_section, is_known_field
from hotwash.core.model.body import Body, Field, Place, Section
from hotwash.core.model.span import Span
from hotwash.core.model.values import replace
from hotwash.core.text.fields import RawField, field_lines, trimmed_end
from hotwash.core.text.outline import is_within, line_end, outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_HEADING = Pattern(rb"\n {0,3}(#{1,6})[ \t]+([^\n]*)")
_ENDS_VALUE = Pattern(rb"[ \t]*(?:\r?\n|\Z|#{1,6}[ \t]|-{3,}[ \t\r]*\n|\*{3,}[ \t\r]*\n|```|~~~|<!--|\||>)")
_ITEM = Pattern(rb"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]")
_INDENTED = Pattern(rb" {2,}|\t")
_PLACES = {"metadata": Place.METADATA, "resolution": Place.RESOLUTION}
_ONE_LINE = frozenset(
    [
        "id",
        "status",
        "status-note",
        "logged",
        "priority",
        "severity",
        "area",
        "category",
        "source",
        "scope",
        "verified",
        "expires",
        "first-seen",
        "last-seen",
        "recurrence-count",
        "occurrences",
        "confidence",
        "pattern-key",
        "promoted",
        "resolved",
        "skill-path",
    ]
)


@lru_cache(maxsize=4096)
def parse_body(raw: bytes, dialect: str) -> Body:
    """The fields and sections of an entry whose bytes are `raw`.

    In ordinary sections a field is called `<section>/<name>`, so that `status` and the like always mean the entry's
    own; of several with one name the one that counts keeps the plain name and the others get `#2`, `#3`.
    """
    hidden = _hidden(raw)
    sections = _sections(raw, hidden)
    fields = [
        _field(raw, line, following, sections, dialect)
        for line, following in _with_following(_visible_fields(raw, hidden), len(raw))
    ]
    return Body(ranked(tuple(field for field in fields if field), dialect), tuple(sections))


def _hidden(raw: bytes) -> list[Span]:
    """The fences and comments of the entry."""
    found = outline(raw)
    return sorted(found.fences + found.comments)


def _sections(raw: bytes, hidden: list[Span]) -> list[Section]:
    """The headed parts at the highest level below the entry's own heading; deeper ones are text of theirs."""
    found = [match for match in _HEADING.finditer(raw) if not is_within(match.start() + 1, hidden)]
    highest = min((len(match[1]) for match in found), default=0)
    heads = [match for match in found if len(match[1]) == highest]
    ends = [match.start() + 1 for match in heads[1:]] + [len(raw)]
    return [_section(raw, match, end) for match, end in zip(heads, ends, strict=False)]


def _section(raw: bytes, match: re.Match[bytes], end: int) -> Section:
    title = match[2].strip().rstrip(b"#").strip()
    text = raw[match.end() : end].rstrip()
    span = Span(match.start() + 1, line_end(raw, match.end() + len(text) - 1) if text else line_end(raw, match.end()))
    return Section(decoded(title), canonical_section(title), decoded(text).strip("\r\n"), span)


def _visible_fields(raw: bytes, hidden: list[Span]) -> list[RawField]:
    newline = raw.find(b"\n")
    if newline < 0:
        return []
    return [line for line in field_lines(raw, newline, len(raw)) if not is_within(line.start, hidden)]


def _with_following(lines: list[RawField], end: int) -> list[tuple[RawField, int]]:
    """Every field line with the place of the next one."""
    return list(zip(lines, [line.start for line in lines[1:]] + [end], strict=False))


def _field(raw: bytes, line: RawField, following: int, sections: list[Section], dialect: str) -> Field | None:
    section = _section_at(line.start, sections)
    place = _PLACES.get(section.canonical, Place.SECTION) if section else Place.HEAD
    if line.plain and (place is Place.SECTION or not is_known_field(line.name)):
        return None
    name = canonical_field(line.name)
    end, value_end = line_end(raw, line.value_end), line.value_end
    if line.shares_line:
        end = value_end
    elif name not in _ONE_LINE:
        end, value_end = _continued(raw, line, end, following, dialect)
    value = (
        b" ".join(raw[line.value : value_end].split()) if value_end > line.value_end else raw[line.value : value_end]
    )
    return Field(
        name=decoded(line.name),
        canonical=f"{section.canonical}/{name}" if section and place is Place.SECTION else name,
        value=decoded(value),
        place=place,
        span=Span(line.start, end),
        value_span=Span(line.value, value_end),
    )


def _section_at(at: int, sections: list[Section]) -> Section | None:
    index = bisect_right(sections, at, key=lambda section: section.span.start) - 1
    return sections[index] if index >= 0 else None


def _continued(raw: bytes, line: RawField, end: int, following: int, dialect: str) -> tuple[int, int]:
    """Where a value that goes on over the next lines ends: its last line's end, and the end of its text."""
    value_end = line.value_end
    while end < following and not _ENDS_VALUE.match(raw, end):
        indented = _INDENTED.match(raw, end)
        if not indented and (dialect != dialects.FIELDS or _ITEM.match(raw, end)):
            break
        begin, end = end, line_end(raw, end)
        value_end = trimmed_end(raw, begin, end - 1 if raw[end - 1 : end] == b"\n" else end)
    return end, value_end


def ranked(fields: tuple[Field, ...], dialect: str) -> tuple[Field, ...]:
    """The same fields with one plain name for each thing: the last one's in the four-field dialect, else the first."""
    ordered = fields[::-1] if dialect == dialects.FIELDS else fields
    seen: dict[str, int] = {}
    ranked: list[Field] = []
    for field in sorted(ordered, key=lambda field: field.place is not Place.HEAD):
        seen[field.canonical] = count = seen.get(field.canonical, 0) + 1
        ranked.append(field if count == 1 else replace(field, canonical=f"{field.canonical}#{count}"))
    return tuple(sorted(ranked, key=lambda field: field.span))
