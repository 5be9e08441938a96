"""Questions about single entries, answered for whole documents: only entries that say something new are asked."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from hotwash.core.model.differing import kept_at_ends
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry

Answer = TypeVar("Answer")

_MOST_DOCUMENTS = 1024
_PLACE_FIELDS = 2


class Kept(NamedTuple):
    """How many entries at the start and at the end of a document say what they said in an older reading of it."""

    start: int
    end: int


class PerEntry(Generic[Answer]):
    """The answers to one question about every entry of the documents read last. It is asked with the entry's place.

    An answer may depend on everything an entry says and on its bytes, but not on where it stands: agents append at the
    end and change one entry at a time, and an entry that only moves keeps its answer.
    """

    def __init__(self, question: Callable[[Document, int], Answer]) -> None:
        self._question = question
        self._latest: dict[str, tuple[Document, tuple[Answer, ...]]] = {}

    def of(self, document: Document) -> tuple[Answer, ...]:
        """The answers for the entries of a document, in their order."""
        before = self._latest.get(document.path)
        if before is not None and before[0] is document:
            return before[1]
        found = self._all(document) if before is None else self._again(document, *before)
        if len(self._latest) > _MOST_DOCUMENTS:
            self._latest.clear()
        self._latest[document.path] = (document, found)
        return found

    def _all(self, document: Document) -> tuple[Answer, ...]:
        question = self._question
        return tuple([question(document, place) for place in range(len(document.entries))])

    def _again(self, document: Document, old: Document, known: tuple[Answer, ...]) -> tuple[Answer, ...]:
        """What stands between the two ends is known by what it says."""
        kept, question = kept_entries(old, document), self._question
        asked = range(kept.start, len(document.entries) - kept.end)
        end = len(known) - kept.end
        between = zip(old.entries[kept.start : end], known[kept.start : end], strict=True)
        moved = {_said(old, entry): (answer,) for entry, answer in between} if asked else {}
        fresh = [
            found[0] if (found := moved.get(_said(document, document.entries[place]))) else question(document, place)
            for place in asked
        ]
        return (*known[: kept.start], *fresh, *known[end:])


def kept_entries(old: Document, document: Document) -> Kept:
    """What two readings of a file have in common. Many ask this of the same two, one after the other."""
    latest = _COMPARED.get(document.path)
    if latest is not None and latest[0] is old and latest[1] is document:
        return latest[2]
    kept = _compared(old, document)
    if len(_COMPARED) > _MOST_DOCUMENTS:
        _COMPARED.clear()
    _COMPARED[document.path] = (old, document, kept)
    return kept


_COMPARED: dict[str, tuple[Document, Document, Kept]] = {}


def _compared(old: Document, document: Document) -> Kept:
    """What was not read anew says the same; of the rest the entries themselves are compared."""
    then, now = old.entries, document.entries
    start, end = kept_at_ends(then, now)
    shorter = min(len(then), len(now))
    while start + end < shorter and then[start] == now[start] and old.raw(then[start]) == document.raw(now[start]):
        start += 1
    while start + end < shorter and _said(old, then[-1 - end]) == _said(document, now[-1 - end]):
        end += 1
    return Kept(start, end)


def only_moved(before: Entry, now: Entry) -> bool:
    """Whether an entry of the same bytes is what it was, wherever it stands."""
    return before[:-_PLACE_FIELDS] == now[:-_PLACE_FIELDS]


def _said(document: Document, entry: Entry) -> tuple[object, ...]:
    return *entry[:-_PLACE_FIELDS], document.raw(entry)
