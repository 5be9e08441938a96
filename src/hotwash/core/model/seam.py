"""Where the reading of a long file may begin anew after a change, so that the rest of it need not be read again."""

from typing import NamedTuple


class OpenHeading(NamedTuple):
    """A heading that what stands below a seam belongs to: how it is written, and what it was found to do.

    `stamp` and `state` are the date and the state that hold below it.
    """

    level: int
    written: bytes
    role: str
    stamp: str | None
    state: str | None


class Seam(NamedTuple):
    """The first byte of an entry; of what stands before it only the headings that are `open` there matter to it."""

    start: int
    open: tuple[OpenHeading, ...]

    def moved(self, by: int) -> "Seam":
        return Seam(self.start + by, self.open)
