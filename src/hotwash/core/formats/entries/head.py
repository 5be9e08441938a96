"""The fields at the head of an entry: those before its first section."""

from typing import NamedTuple

from hotwash.core.formats.entries.tabled import is_fit, tabled_fields
from hotwash.core.formats.names import canonical_field
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.fields import visible_field_lines
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SECTION = Pattern(rb"\n {0,3}#{1,6}[ \t]")
_TELLING = ("status", "logged")


class Head(NamedTuple):
    """The fields at the head of an entry by canonical name, the first of them, and where the head ends."""

    values: dict[str, str]
    first: str | None
    end: int


def read_head(content: bytes, newline: int, end: int, later_wins: bool = False) -> Head:
    """The fields between the heading (which ends at `newline`) and the first section of the entry, outside code fences.

    Of several with one name the first counts, or the last with `later_wins`; for the date the first that is one.
    Without a status among them a table may say it. What stands behind a dash may as well be a sentence.
    """
    section = _SECTION.search(content, newline, end)
    stop = section.start() if section else end
    values: dict[str, str] = {}
    first = None
    for line in visible_field_lines(content, newline, stop):
        name = canonical_field(line.name)
        if line.dashed and name in _TELLING and not is_fit(name, decoded(content[line.value : line.value_end])):
            continue
        first = first or name
        if later_wins or name not in values or (name == "logged" and not stamp_in(values[name])):
            values[name] = decoded(content[line.value : line.value_end])
    if "status" not in values:
        values = tabled_fields(content, newline, stop) | values
    return Head(values, first, stop)
