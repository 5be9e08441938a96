"""Which headings an entry stands below, known from the last seam above it without reading the rest of the file."""

from bisect import bisect_right
from operator import attrgetter

from hotwash.core.formats.entries.nesting import nested
from hotwash.core.formats.entries.seams import opened
from hotwash.core.formats.family import kind_of_file
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.seam import OpenHeading
from hotwash.core.model.vocabulary import Kind
from hotwash.core.text.outline import outline

_start = attrgetter("start")


def open_above(document: Document, entry: Entry) -> tuple[OpenHeading, ...] | None:
    """The headings that are open where an entry begins, the outermost first; `None` where no seam tells."""
    at, end = entry.span
    place = bisect_right(document.seams, at, key=_start) - 1
    if place < 0:
        return None
    seam = document.seams[place]
    text = document.content[seam.start : end]
    is_named = kind_of_file(document.relative) is not Kind.NOTE
    read = nested(text, outline(text, skip_common=True), is_named, opened(seam.open), every_seam=True)
    return next((each.open for each in read.seams if each.start == at - seam.start), None) if read.is_local else None
