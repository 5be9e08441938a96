"""The number by which a heading says how much stands below it: `Open (2)`, `Resolved [5]`, `Closed: 3`."""

from hotwash.core.model.span import Span
from hotwash.core.text.patterns import Pattern

_SHAPE = r"[ \t]*(?:(?:[\[(]|（|【)[ \t]?(\d{1,4})[ \t]?(?:[\])]|）|】)|(?::|：)[ \t]?(\d{1,4}))(?=[ \t#*_\r]*\Z)"
_IN_TITLE = Pattern(_SHAPE)
_IN_LINE = Pattern(_SHAPE.encode())


def without_tally(title: str) -> str:
    """What the heading is called whatever its number is."""
    return _IN_TITLE.sub("", title) if title[-1:] in ")]）】" or title[-1:].isdigit() else title


def tally_span(line: bytes) -> Span | None:
    """Where the number stands in the line of a heading, without its newline."""
    found = _IN_LINE.search(line)
    return Span(*found.span(found.lastindex or 0)) if found else None
