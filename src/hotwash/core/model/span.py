"""Places in a file, in bytes."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open byte range `[start, end)` of a document's source."""

    start: int
    end: int

    def of(self, content: bytes) -> bytes:
        """The bytes of `content` that this span covers."""
        return content[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)
