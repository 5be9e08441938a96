"""Rows, the place of the cursor among them, and the row that somebody took away from under it."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from hotwash.core.model.values import dataclass
from hotwash.tui.widgets.succession import gap, heir, place_now
from hotwash.viewmodels.rows import Keyed

RowT = TypeVar("RowT", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Ghost(Generic[RowT]):
    """The row under the cursor after somebody else took it away: it stays, grey, until the cursor moves."""

    row: RowT
    at: int
    reason: str


class Place(NamedTuple, Generic[RowT]):
    """One place of a list: its row, whether the cursor is there, and the ghost if the row is one."""

    row: RowT
    cursor: bool
    ghost: Ghost[RowT] | None


class Standing(NamedTuple, Generic[RowT]):
    """How a list stands; places count the ghost, `rows` do not hold it."""

    rows: Sequence[RowT] = ()
    cursor: int = 0
    ghost: Ghost[RowT] | None = None

    @property
    def length(self) -> int:
        return len(self.rows) + (self.ghost is not None)

    @property
    def cursor_row(self) -> RowT | None:
        """The row under the cursor, also when it is gone; `None` in an empty list."""
        return self.row_at(self.cursor) if self.length else None

    def row_at(self, at: int) -> RowT:
        if self.ghost is None or at < self.ghost.at:
            return self.rows[at]
        return self.ghost.row if at == self.ghost.at else self.rows[at - 1]

    def ghost_at(self, at: int) -> Ghost[RowT] | None:
        """The ghost, where it is the one at that place."""
        return self.ghost if self.ghost is not None and at == self.ghost.at else None

    def places(self, first: int, most: int) -> list[Place[RowT]]:
        """As many places as there are, from the first on."""
        ats = range(first, min(first + most, self.length))
        return [Place(self.row_at(at), at == self.cursor, self.ghost_at(at)) for at in ats]

    def with_rows(self, rows: Sequence[RowT], reason: Callable[[RowT], str] | None) -> "Standing[RowT]":
        """Other rows, with the cursor on the row it was on.

        Where that is gone, it stays as a ghost for that reason; without one the cursor goes to the row that followed.
        """
        under, following = self.cursor_row, self.cursor + (self.ghost is None)
        if under is None:
            return Standing(rows)
        at = place_now(rows, under.key, self.cursor)
        if at is not None:
            return Standing(rows, at)
        if reason is None:
            return Standing(rows, heir(self.rows, following, rows))
        at = gap(self.rows, following, rows)
        return Standing(rows, at, Ghost(under, at, self.ghost.reason if self.ghost is not None else reason(under)))

    def moved_to(self, at: int) -> "Standing[RowT]":
        """With the cursor at that place; a ghost is left behind for good."""
        if self.ghost is not None:
            at -= at > self.ghost.at
        return Standing(self.rows, at)
