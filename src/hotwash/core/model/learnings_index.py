"""The overview of several skills' entries that `.learnings/INDEX.md` holds."""

from hotwash.core.model.contents import Count
from hotwash.core.model.values import dataclass


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One row of the table: id, skill, status, priority, summary, file, as far as they are there."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class LearningsIndex:
    """The rows of our own table; none of a foreign index, whose form nobody knows."""

    rows: tuple[IndexRow, ...]
    is_own: bool

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(len(self.rows), "row"),) if self.is_own else ()
