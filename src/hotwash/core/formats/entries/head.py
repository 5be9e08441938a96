"""The fields at the head of an entry: those before its first section."""

from typing import NamedTuple

from hotwash.core.formats.entries.tabled import is_fit, tabled_fields
from hotwash.core.formats.names import canonical_field
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.fields import RawField, visible_field_lines
from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SECTION = Pattern(rb"\n {0,3}#{1,6}[ \t]")
_TITLE = Pattern(rb"\s{1,6}#{1,6}[ \t][^\n]*\n\s{0,3}(?=(?:[-*][ \t]+)?\*\*)")
_TELLING = ("status", "logged")
_MOST_IN_LINE = 60


class Head(NamedTuple):
    """The fields at the head of an entry by canonical name, the first of them, and where the head ends.

    `tabled` is a date in a table, which may as well be that of something else.
    """

    values: dict[str, str]
    first: str | None
    end: int
    tabled: str | None = None


def read_head(content: bytes, newline: int, end: int, later_wins: bool = False, has_title: bool = True) -> Head:
    """The fields between the heading (which ends at `newline`) and the first section of the entry, outside code fences.

    Of several with one name the first counts, or the last with `later_wins`; for the date the first that is one.
    Without a status among them a table may say it. What stands behind a dash may as well be a sentence.
    """
    if newline + 1 >= end:
        return Head({}, None, end)
    stop = _stop(content, newline, end, has_title)
    values: dict[str, str] = {}
    first = None
    for line in visible_field_lines(content, newline, stop):
        name = canonical_field(line.name)
        value = decoded(content[line.value : line.value_end])
        if name in _TELLING:
            value = value or _in_next_line(content, line, stop)
            if line.dashed and not is_fit(name, value):
                continue
        first = first or name
        if later_wins or name not in values or (name == "logged" and not stamp_in(values[name])):
            values[name] = value
    tabled = tabled_fields(content, newline, stop) if "status" not in values else {}
    if "status" in tabled:
        values["status"] = tabled["status"]
    return Head(values, first, stop, tabled.get("logged"))


def _in_next_line(content: bytes, line: RawField, stop: int) -> str:
    """The value of a field that has the line below for it; it must be one, as it may as well be the next text."""
    begin = line_end(content, line.value_end)
    value = decoded(content[begin : min(line_end(content, begin), stop, begin + _MOST_IN_LINE)]).strip()
    return value if is_fit(canonical_field(line.name), value) else ""


def _stop(content: bytes, newline: int, end: int, has_title: bool) -> int:
    """Where the first section begins; below a bare id a heading with fields right below it is the title, and none."""
    title = None if has_title else _TITLE.match(content, newline, end)
    section = _SECTION.search(content, title.end() if title else newline, end)
    return section.start() if section else end
