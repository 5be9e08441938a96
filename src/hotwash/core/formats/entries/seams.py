"""The entries that reading may begin anew with, and what must be known there of what stands before them."""

from collections.abc import Iterable, Iterator

from hotwash.core.formats.entries.headline import Headline, Role
from hotwash.core.model.seam import OpenHeading, Seam
from hotwash.core.text.outline import Heading

APART = 4096
"""A seam every so many bytes: close enough to read little anew, and few enough to keep."""

_BLANKS = (0x20, 0x09)


def is_seam(line: Headline) -> bool:
    """Whether a heading may be one: that of an entry with an id, and a heading for every pattern."""
    return line.has_id and line.role is Role.ENTRY and line.content[line.text] in _BLANKS


def spaced(at: int, seams: Iterable[Seam]) -> Iterator[Seam]:
    """Those of the seams that are far enough from each other, and from the one `at`."""
    for seam in seams:
        if seam.start - at >= APART:
            at = seam.start
            yield seam


def opened(headings: Iterable[OpenHeading]) -> list[Headline]:
    """The headings again, each with nothing but its own line."""
    lines: list[Headline] = []
    for heading in headings:
        line = Headline(heading.written, Heading(0, heading.level, 0), len(heading.written))
        line.role, line.stamp, line.state = Role(heading.role), heading.stamp, heading.state
        line.parent = lines[-1] if lines else None
        lines.append(line)
    return lines
