"""Counts lines: by line feeds only, from 1."""


class LineCounter:
    """Which line a place is on; asked in ascending order, so that all answers together cost one pass."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._counted = 0
        self._line = 1

    def at(self, place: int) -> int:
        self._line += self._content.count(b"\n", self._counted, place)
        self._counted = place
        return self._line
