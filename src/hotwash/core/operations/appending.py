"""New entries at the end of a file, which is made with its first-use header where it is missing.

Where the end belongs to what is done, and one heading holds what is open, they go behind the last one there.
"""

from collections.abc import Sequence

from hotwash.core.formats import status_of
from hotwash.core.formats.groups import groups
from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.edits import end_of_text
from hotwash.core.operations.log_place import LogPlace
from hotwash.core.operations.tallies import recounted
from hotwash.core.text.outline import BOM


def appended(
    place: LogPlace, entries: Sequence[Sequence[str]], more: Sequence[Splice] = (), *, are_open: bool = True
) -> FileEdit:
    """The edit that adds these entries, each one blank line below what stands there; `more` are changes beside it."""
    opened = _end_of_open(place.document) if are_open and place.document is not None else None
    if place.document is not None and opened is not None:
        return _among_open(place.document, opened, entries, more)
    document = place.document
    content = document.content if document is not None else b""
    newline = document.newline if document is not None else b"\n"
    head = place.header.encode().replace(b"\n", newline) if not content.removeprefix(BOM).strip() else b""
    text = (head + newline if head else gap_below(content, newline)) + _blocks(entries, newline)
    splices = (*more, Splice(len(content), len(content), text, "entry"))
    return FileEdit(place.path, content if document is not None else None, splices)


def _blocks(entries: Sequence[Sequence[str]], newline: bytes) -> bytes:
    return newline.join(b"".join(line.encode() + newline for line in entry) for entry in entries)


def _end_of_open(document: Document) -> int | None:
    """Where the one heading of what is open ends with its text, in a file whose end is below one of another state."""
    states = [group for group in groups(document) if group.state is not None]
    last = next((group for group in states if group.end == len(document.content)), None)
    if last is None or status_of(last.state) is Status.OPEN:
        return None
    opened = [group for group in states if group.level == last.level and status_of(group.state) is Status.OPEN]
    return end_of_text(document.content, opened[0].start, opened[0].end) if len(opened) == 1 else None


def _among_open(document: Document, at: int, entries: Sequence[Sequence[str]], more: Sequence[Splice]) -> FileEdit:
    """The same behind the last open entry; the numbers in headings follow."""
    newline = document.newline
    below = b"" if document.content[at : at + 2].startswith((b"\n", b"\r\n")) else newline
    added = Splice(at, at, newline + _blocks(entries, newline) + below, "entry")
    return FileEdit(document.path, document.content, (*more, added, *recounted(document, (*more, added))))


def gap_below(content: bytes, newline: bytes) -> bytes:
    """What it takes for an entry to stand one blank line below a text: the end of its last line, and that line."""
    *_, before, last = (b"", *content.split(b"\n"))
    if last.strip():
        return newline * 2
    return newline if before.strip() else b""
