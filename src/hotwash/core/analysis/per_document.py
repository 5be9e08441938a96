"""What is worked out of a document, or of what seldom changes, kept for as long as that stays as it is."""

from collections.abc import Callable
from typing import Generic, TypeVar

from hotwash.core.model.document import Document

Found = TypeVar("Found")
Value = TypeVar("Value")

_MOST_DOCUMENTS = 1024


class PerDocument(Generic[Found]):
    """What a function makes of each document; of the same document it is made once."""

    def __init__(self, find: Callable[[Document], Found]) -> None:
        self._find = find
        self._latest: dict[str, tuple[Document, Found]] = {}

    def of(self, document: Document) -> Found:
        known = self._latest.get(document.path)
        if known is not None and known[0] is document:
            return known[1]
        found = self._find(document)
        if len(self._latest) > _MOST_DOCUMENTS:
            self._latest.clear()
        self._latest[document.path] = (document, found)
        return found


class OfLatest(Generic[Value, Found]):
    """What a function makes of a value that seldom changes: made once as long as it is equal."""

    def __init__(self, find: Callable[[Value], Found]) -> None:
        self._find = find
        self._latest: tuple[Value, Found] | None = None

    def of(self, value: Value) -> Found:
        known = self._latest
        if known is not None and (known[0] is value or known[0] == value):
            return known[1]
        found = self._find(value)
        self._latest = value, found
        return found
