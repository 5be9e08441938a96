"""New entries at the end of a file, which is made with its first-use header where it is missing."""

from collections.abc import Sequence

from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.operations.log_place import LogPlace
from hotwash.core.text.outline import BOM


def appended(place: LogPlace, entries: Sequence[Sequence[str]], more: Sequence[Splice] = ()) -> FileEdit:
    """The edit that adds these entries, each one blank line below what stands there; `more` are changes beside it."""
    document = place.document
    content = document.content if document is not None else b""
    newline = document.newline if document is not None else b"\n"
    head = place.header.encode().replace(b"\n", newline) if not content.removeprefix(BOM).strip() else b""
    blocks = newline.join(b"".join(line.encode() + newline for line in entry) for entry in entries)
    text = (head + newline if head else gap_below(content, newline)) + blocks
    splices = (*more, Splice(len(content), len(content), text, "entry"))
    return FileEdit(place.path, content if document is not None else None, splices)


def gap_below(content: bytes, newline: bytes) -> bytes:
    """What it takes for an entry to stand one blank line below a text: the end of its last line, and that line."""
    *_, before, last = (b"", *content.split(b"\n"))
    if last.strip():
        return newline * 2
    return newline if before.strip() else b""
