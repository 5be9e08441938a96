"""Knows an entry again that was given another name through this program, by the text that it had under the old one."""

from collections.abc import Iterable, Iterator

from hotwash.core.model.document import Document
from hotwash.core.model.transaction import Hunk, Transaction


def text_before(raw: bytes, hunks: Iterable[Hunk]) -> bytes:
    """An entry without what these wrote into it, the newest first."""
    for hunk in hunks:
        if hunk.after.strip() and hunk.after in raw:
            raw = raw.replace(hunk.after, hunk.before, 1)
    return raw


def is_renamed(was: bytes, now: bytes, hunks: Iterable[Hunk]) -> bool:
    """Whether one transaction made the one text of the other."""
    parts = tuple(hunks)
    for hunk in parts:
        if hunk.before.strip() and not hunk.after:
            was = was.replace(hunk.before, b"", 1)
    return was.rstrip() == text_before(now, parts).rstrip()


def renaming_hunks(document: Document, transaction: Transaction) -> Iterator[Hunk]:
    """What it wrote into a document that belongs to no entry of a name which is there now."""
    for hunk in transaction.hunks:
        is_part = hunk.path == document.path and not (hunk.created or hunk.deleted)
        if is_part and (hunk.anchor is None or document.entry(hunk.anchor) is None):
            yield hunk
