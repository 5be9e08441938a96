"""One logged learning, error, issue or request, as the reader found it."""

from typing import NamedTuple

from hotwash.core.model.key import Key
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind, Status

_PLACED = 11


class Entry(NamedTuple):
    """What a list needs to know of an entry; the rest is parsed from its bytes when somebody looks (`formats.body`).

    A tuple rather than a dataclass: ten thousand of them are made while the first screen waits.
    `line` is 1-based. `native_status` is the text of the file, `None` where it has none. `logged` is the stamp as
    written (ISO 8601 or a date), or the date inside the id, or `None`.
    """

    key: Key
    dialect: str
    kind: Kind
    native_id: str | None
    title: str
    native_status: str | None
    status: Status
    logged: str | None
    priority: str | None
    severity: str | None
    area: str | None
    span: Span
    line: int

    def moved(self, by: int, lines: int) -> "Entry":
        """The same entry so many bytes and lines further down."""
        start, end = self.span
        return Entry._make((*self[:_PLACED], Span(start + by, end + by), self.line + lines))

    @property
    def path(self) -> str:
        return self.key.path

    @property
    def anchor(self) -> str:
        return self.key.anchor

    @property
    def ordinal(self) -> int:
        return self.key.ordinal
