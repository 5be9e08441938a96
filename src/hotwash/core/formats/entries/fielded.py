"""Finds records without a heading that begin, all alike, with a field: `**Date**: …` between rules, or YAML."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.formats.entries.first_line import line_text
from hotwash.core.formats.entries.identity import FULL_ID, Identity
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.entries.tabled import is_fit
from hotwash.core.formats.names import canonical_field
from hotwash.core.model.span import Span
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.fields import RawField, visible_field_lines
from hotwash.core.text.outline import is_within, line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_YEAR = b"20"
_ALIKE = 2
_NOTHING_OR_RULE = Pattern(rb"[ \t]*(?:-{3,}|\*{3,}|_{3,})?[ \t\r]*\n")
_RULE = b"---"
_YAML = Pattern(
    rb"---[ \t]*\r?\n(?=[A-Za-z])(?:[A-Za-z][\w-]{0,40}:[^\n]*\n|(?:-|[ \t])[ \t][^\n]*\n|\r?\n){1,60}"
    rb"---[ \t]*\r?(?:\n|\Z)"
)
_WHOLE_ID = Pattern(FULL_ID)
_OWN_ID = Pattern(r"[A-Za-z]{1,12}[-_]?\d{1,12}[a-z]?|\d{1,6}")


class _Block(NamedTuple):
    """A stretch that begins with a field below a rule, a blank line or a heading, and goes on to the next one."""

    name: str
    first: RawField
    fields: list[RawField]


def fielded_records(
    content: bytes, region: Span, hidden: list[Span], context: tuple[str | None, str | None]
) -> list[Record]:
    """The records of a region: at least two whose first field has the same name, each with a date or a status.

    Where several names would do it is that of the date.
    """
    if content.count(_YEAR, region.start, region.end) < _ALIKE:
        return []
    blocks = [block for block in _blocks(content, region, hidden) if _has_sign(content, block)]
    counts = Counter(block.name for block in blocks)
    alike = [name for name, count in counts.items() if count >= _ALIKE and name != "status"]
    if not alike:
        return []
    lead = "logged" if "logged" in alike else alike[0]
    firsts = [block.first for block in blocks if block.name == lead]
    starts = [_start(content, first.start, region.start) for first in firsts]
    return [
        _record(content, Span(start, end), first, lead, context)
        for start, end, first in zip(starts, [*starts[1:], region.end], firsts, strict=True)
    ]


def _blocks(content: bytes, region: Span, hidden: list[Span]) -> Iterator[_Block]:
    block: _Block | None = None
    for line in _fields(content, region):
        if is_within(line.start, hidden):
            continue
        if _begins_block(content, line.start, region.start):
            if block:
                yield block
            block = _Block(canonical_field(line.name), line, [])
        if block:
            block.fields.append(line)
    if block:
        yield block


def _fields(content: bytes, region: Span) -> Iterator[RawField]:
    """The fields of a region; the first line of a file has no line feed before it, so it gets one."""
    if content.endswith(b"\n", 0, region.start):
        yield from visible_field_lines(content, region.start - 1, region.end)
        return
    shift = region.start - 1
    for line in visible_field_lines(b"\n" + region.of(content), 0, region.end - shift):
        yield line._replace(start=line.start + shift, value=line.value + shift, value_end=line.value_end + shift)


def _begins_block(content: bytes, at: int, least: int) -> bool:
    """Whether the line at `at` is the first of a region, or has a blank line or a rule above it."""
    return at <= least or _NOTHING_OR_RULE.fullmatch(content, _line_above(content, at, least), at) is not None


def _line_above(content: bytes, at: int, least: int) -> int:
    return max(content.rfind(b"\n", least, max(at - 1, least)) + 1, least)


def _has_sign(content: bytes, block: _Block) -> bool:
    return any(is_fit(canonical_field(line.name), _value(content, line)) for line in block.fields)


def _start(content: bytes, at: int, least: int) -> int:
    """YAML begins with its rule, a field with itself."""
    above = _line_above(content, at, least)
    is_yaml = content.startswith(_RULE, above) and _YAML.match(content, above)
    return above if is_yaml else at


def _record(content: bytes, span: Span, first: RawField, lead: str, context: tuple[str | None, str | None]) -> Record:
    """A record whose first line is a rule or the field itself, which tells its date, its id or what it is about."""
    newline = line_end(content, span.start) - 1
    text = _value(content, first).strip("[]`")
    whole = lead == "id" and _WHOLE_ID.fullmatch(text)
    identity = Identity(
        id=text if whole else None,
        own=text if lead == "id" and not whole and _OWN_ID.fullmatch(text) else None,
        stamp=stamp_in(text) if lead == "logged" else None,
        title="" if lead in ("id", "logged") else text,
    )
    name = line_text(content[first.start : line_end(content, first.start)])
    return Record(span.start, newline, span.end, identity, name, identity.stamp or context[0], context[1], Form.LINE)


def _value(content: bytes, line: RawField) -> str:
    return decoded(content[line.value : line.value_end]).strip()
