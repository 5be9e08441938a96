"""Reads a file again that has changed in one place: only the stretch around that place, between two seams.

It says the same as reading all of it, or nothing: where the change might be felt outside of the stretch.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from hotwash.core.formats.entries.checks import MARKERS, unfinished_line
from hotwash.core.formats.entries.draft import Draft
from hotwash.core.formats.entries.drafting import drafts_of
from hotwash.core.formats.entries.nesting import nested
from hotwash.core.formats.entries.numbering import Beginning, numbered
from hotwash.core.formats.entries.seams import opened, spaced
from hotwash.core.formats.family import kind_of_file
from hotwash.core.formats.source import DocumentSource, Earlier
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.seam import Seam
from hotwash.core.model.vocabulary import Kind
from hotwash.core.text.change import Change
from hotwash.core.text.outline import outline

_start = attrgetter("start")
_start_of_entry = attrgetter("span.start")
_anchor = attrgetter("key.anchor")


class Stretch(NamedTuple):
    """What is read anew of a document: from the entry at `first` to the one at `last`, or to the end of the file.

    The text is looked at up to `end`, so that `last` is found again with all that belongs to it.
    """

    first: Seam
    last: Seam | None
    end: int


class Reread(NamedTuple):
    """What was found in the text of a stretch; drafts and seams count from its first byte."""

    text: bytes
    drafts: list[Draft]
    seams: list[Seam]


def reread(source: DocumentSource, earlier: Earlier) -> Document | None:
    """The document after one change, `None` where it has to be read as a whole."""
    before, change = earlier
    stretch = _stretch(before, change)
    found = _read(source, stretch, change.by) if stretch else None
    return _joined(before, source, stretch, found, change.by) if stretch and found else None


def _stretch(before: Document, change: Change) -> Stretch | None:
    """Between the last entry whose first line stands before the change, and the first one behind it."""
    content, seams = before.content, before.seams
    ahead = bisect_left(seams, change.start, key=_start) - 1
    while ahead >= 0 and content.find(b"\n", seams[ahead].start, change.start) < 0:
        ahead -= 1
    if ahead < 0:
        return None
    behind = bisect_left(seams, change.was_end, lo=ahead + 1, key=_start)
    last = seams[behind] if behind < len(seams) else None
    end = seams[behind + 1].start if behind + 1 < len(seams) else len(content)
    return Stretch(seams[ahead], last, end)


def _read(source: DocumentSource, stretch: Stretch, by: int) -> Reread | None:
    """`None` where something stays open at its end, an end is another than before, or a role asked for company."""
    first, last = stretch.first, stretch.last
    in_file = kind_of_file(source.relative)
    text = source.content[first.start : stretch.end + by]
    found = outline(text, skip_common=True)
    if found.unclosed or found.unclosed_comment or any(marker in text for marker in MARKERS):
        return None
    read = nested(text, found, in_file is not Kind.NOTE, opened(first.open), every_seam=True)
    stop = last.start + by - first.start if last else len(text)
    meets = last is None or Seam(stop, last.open) in read.seams
    if not read.is_local or not meets or Seam(0, first.open) not in read.seams[:1]:
        return None
    lines = [line for line in read.lines if line.start < stop]
    seams = [seam for seam in read.seams if seam.start < stop]
    return Reread(text[:stop], drafts_of(text, found, lines, in_file), seams)


def _joined(before: Document, source: DocumentSource, stretch: Stretch, found: Reread, by: int) -> Document | None:
    """What was found, between what stands above and below it; `None` where an id of it is used elsewhere too."""
    first, last = stretch.first, stretch.last
    begin = bisect_left(before.entries, first.start, key=_start_of_entry)
    end = bisect_left(before.entries, last.start, key=_start_of_entry) if last else len(before.entries)
    above, replaced, below = before.entries[:begin], before.entries[begin:end], before.entries[end:]
    at = Beginning(first.start, replaced[0].line)
    fresh = tuple(numbered(source.path, found.text, found.drafts, kind_of_file(source.relative), at))
    if not {*map(_anchor, replaced), *map(_anchor, fresh)}.isdisjoint(map(_anchor, chain(above, below))):
        return None
    stop = last.start if last else len(before.content)
    lines = found.text.count(b"\n") - before.content.count(b"\n", first.start, stop)
    return source.document(
        before.format,
        entries=(*above, *fresh, *(_moved(below, by, lines) if by or lines else below)),
        diagnostics=tuple(unfinished_line(source.path, source.content)),
        seams=tuple(_seams(before.seams, stretch, found.seams, by)),
    )


def _moved(entries: tuple[Entry, ...], by: int, lines: int) -> Iterator[Entry]:
    return (entry.moved(by, lines) for entry in entries)


def _seams(before: tuple[Seam, ...], stretch: Stretch, found: list[Seam], by: int) -> Iterator[Seam]:
    """Those above, those that were found as far as they are apart, and those below."""
    first, last = stretch.first, stretch.last
    yield from before[: bisect_right(before, first.start, key=_start)]
    yield from spaced(first.start, (seam.moved(first.start) for seam in found))
    below = before[bisect_left(before, last.start, key=_start) :] if last else ()
    yield from (seam.moved(by) for seam in below)
