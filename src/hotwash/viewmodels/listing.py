"""A list before its filter, what is asked of it, and the list that is left."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from hotwash.core.analysis.filter import EVERYTHING, Query
from hotwash.core.analysis.subjects import Subject
from hotwash.core.model.values import dataclass, replace
from hotwash.viewmodels.rows import Breadth, Pane, picked, shown

# No list waits for the filter before somebody types one.
if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

    from hotwash.core.analysis.selection import Index, Selection

Item = TypeVar("Item")
Orders = Mapping[str, Callable[[Item], "SupportsRichComparison"]]


@dataclass(frozen=True, slots=True)
class View:
    """How somebody looks at a list. `sort` is a name of the pane's `sorts`, empty for its own order."""

    breadth: Breadth = Breadth.WIDE
    sort: str = ""
    reverse: bool = False
    query: Query = EVERYTHING


def arranged(items: Iterable[Item], view: View, orders: Orders[Item]) -> list[Item]:
    """In the order that is asked for where `orders` has a key for it, else as they come; or the other way round."""
    found = sorted(items, key=orders[view.sort]) if view.sort in orders else list(items)
    return found[::-1] if view.reverse else found


class Listing:
    """A pane with all its rows, and the subjects that a filter asks, made when the first filter comes."""

    def __init__(self, pane: Pane, subjects: Callable[[], Sequence[Subject]]) -> None:
        self.pane = pane
        self._subjects = subjects
        self._last: Selection | None = None
        self._index: Index | None = None
        self._preparing = Lock()

    @property
    def index(self) -> "Index":
        """What a filter looks in. Who asks while another thread lays it ready waits for that thread."""
        from hotwash.core.analysis.selection import prepared

        with self._preparing:
            if self._index is None:
                self._index = prepared(self._subjects())
            return self._index

    def filtered(self, query: Query) -> Pane:
        """The pane with the rows that a query finds; a longer query narrows what the one before found."""
        if query.is_empty:
            return replace(self.pane, query=shown(query.text.strip())) if query.text.strip() else self.pane
        from hotwash.core.analysis.selection import select

        self._last = select(self.index, query, self._last)
        rows = picked(self.pane.rows, self._last.places)
        empty = self.pane.empty if rows else self._nothing_found(query)
        return replace(self.pane, rows=rows, query=shown(query.text.strip()), empty=empty)

    def _nothing_found(self, query: Query) -> tuple[str, ...]:
        from hotwash.core.analysis.selection import lacking

        first = f"0 of {self.pane.total} match {shown(query.text.strip())} – Esc clears"
        missing = lacking(self.index, query)
        return (first, f"no row here has {' or '.join(missing)}") if missing else (first,)
