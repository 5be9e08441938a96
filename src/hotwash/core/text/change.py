"""The one stretch in which two states of a file differ."""

from typing import NamedTuple

from hotwash.core.text.common import common_end, common_start


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
    start = common_start(before, after)
    behind = common_end(before, after, start)
    return Change(start, len(before) - behind, len(after) - behind)


def lines_around(content: bytes, start: int, end: int) -> bytes:
    """The whole lines that a stretch lies in, with the line feed after it."""
    stop = content.find(b"\n", end)
    return content[content.rfind(b"\n", 0, start) + 1 : stop + 1 if stop >= 0 else None]
