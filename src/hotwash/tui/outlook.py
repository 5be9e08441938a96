"""One snapshot at one minute: its facts and the lists made of them, each worked out once. Any thread may make one."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import EVERYTHING, Query
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Transaction
from hotwash.tui.panes import BY_PANE, Moment, Touched
from hotwash.tui.session import OF_IMPROVEMENTS, OF_PLUGINS, PaneId
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.rows import Pane

if TYPE_CHECKING:
    from hotwash.core.analysis.plugins.registry import InForce
    from hotwash.core.model.improvement import Known


class Outlook:
    """What is known of a snapshot, for as long as the minute lasts."""

    def __init__(
        self,
        facts: Facts,
        now: Callable[[], datetime],
        transactions: Callable[[], Sequence[Transaction]],
        touched: Touched,
        improved: "Callable[[], Known]",
        plugins: "Callable[[], InForce | None]",
    ) -> None:
        self.facts = facts
        self._now = now
        self._transactions = transactions
        self._touched = touched
        self._improved = improved
        self._plugins = plugins
        self._past: tuple[Transaction, ...] | None = None
        self._listings: dict[tuple[PaneId, View, int], Listing] = {}

    @property
    def snapshot(self) -> Snapshot:
        return self.facts.snapshot

    def past(self) -> tuple[Transaction, ...]:
        """The journal, newest first, as it was when somebody first asked."""
        if self._past is None:
            self._past = tuple(self._transactions())
        return self._past

    def pane(self, pane_id: PaneId, view: View, query: Query) -> Pane:
        """A list in the order of a view, with the rows that a query finds."""
        return self._listing(pane_id, view, query).filtered(query)

    def lay_ready(self, pane_id: PaneId, view: View, query: Query) -> None:
        """Make what a filter of that list looks in."""
        _ = self._listing(pane_id, view, query).index

    def _listing(self, pane_id: PaneId, view: View, query: Query) -> Listing:
        # Only a query that names a state, or learnings, changes what a list can hold; for all others one list serves.
        widens = query.names_status or query.names_learnings
        within = View(view.breadth, view.sort, view.reverse, query if widens else EVERYTHING)
        improved, plugins = self._improved(), self._plugins()
        number = improved.number if pane_id in OF_IMPROVEMENTS else 0
        if pane_id in OF_PLUGINS:
            number = plugins.number if plugins is not None else -1
        place = (pane_id, within, number)
        listing = self._listings.get(place)
        if listing is None:
            moment = Moment(self.facts, self._now(), self.past, self._touched, improved, plugins)
            listing = self._listings[place] = BY_PANE[pane_id].build(moment, within)
        return listing

    def warm(self, panes: Iterable[tuple[PaneId, View, Query]]) -> None:
        """Work out now what will be asked for soon."""
        for pane_id, view, query in panes:
            self.pane(pane_id, view, query)

    @property
    def errors(self) -> int | None:
        """How many problems are errors; `None` before they were looked for."""
        listing = next((each for place, each in self._listings.items() if place[0] is PaneId.PROBLEMS), None)
        return int(listing.pane.badge.text) if listing is not None else None

    def second_passed(self) -> None:
        """Running times read differently now."""
        for place in list(self._listings):
            if place[0] is PaneId.WAL:
                del self._listings[place]
