"""The one stretch in which two states of a file differ, found without looking at single bytes."""

from typing import NamedTuple

_PIECE = 1 << 16


class Change(NamedTuple):
    """It begins at `start` in both states, and ends at `was_end` in the older and at `end` in the newer."""

    start: int
    was_end: int
    end: int

    @property
    def by(self) -> int:
        """How far what stands behind it was moved."""
        return self.end - self.was_end


def change_between(before: bytes, after: bytes) -> Change | None:
    """The smallest such stretch, `None` if nothing differs; what was appended is found at once."""
    if len(before) == len(after) and before == after:
        return None
    if after.startswith(before):
        return Change(len(before), len(before), len(after))
    start = _alike_ahead(before, after)
    behind = _alike_behind(before, after, min(len(before), len(after)) - start)
    return Change(start, len(before) - behind, len(after) - behind)


def lines_around(content: bytes, start: int, end: int) -> bytes:
    """The whole lines that a stretch lies in, with the line feed after it."""
    stop = content.find(b"\n", end)
    return content[content.rfind(b"\n", 0, start) + 1 : stop + 1 if stop >= 0 else None]


def _alike_ahead(before: bytes, after: bytes) -> int:
    """How many of the first bytes are the same."""
    at, most, piece = 0, min(len(before), len(after)), _PIECE
    while piece and at < most:
        if after.startswith(before[at : min(at + piece, most)], at):
            at = min(at + piece, most)
        else:
            piece //= 2
    return at


def _alike_behind(before: bytes, after: bytes, most: int) -> int:
    """How many of the last bytes are the same, at most so many."""
    alike, piece = 0, _PIECE
    while piece and alike < most:
        count = min(piece, most - alike)
        end = len(before) - alike
        if after.endswith(before[end - count : end], 0, len(after) - alike):
            alike += count
        else:
            piece //= 2
    return alike
