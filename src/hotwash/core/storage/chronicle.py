"""What happened while hotwash was looking, or since it last did: what arrived, what left, what was set back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from hotwash.core.model.differing import difference
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.notice import Notice, NoticeKind
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import WalRecord
from hotwash.core.storage.arrivals import Arrivals
from hotwash.core.storage.clock import Clock
from hotwash.core.storage.losses import Changed, Losses
from hotwash.core.storage.personal import PersonalState

if TYPE_CHECKING:
    from hotwash.core.model.transaction import Transaction
    from hotwash.core.storage.recovery import Recovered

_RECENT = 2 * 86400.0


class Chronicle:
    """Fed with documents as they change; `keeps` allows it to write arrival times down. The store guards it."""

    def __init__(self, personal: PersonalState, clock: Clock, *, keeps: bool) -> None:
        self._clock = clock
        self._arrivals = Arrivals(personal, keeps=keeps)
        self._losses = Losses()
        self._changed: list[Changed] = []

    @property
    def arrived(self) -> Mapping[Key, datetime]:
        return self._arrivals.times

    def load(self) -> None:
        """Bring back what earlier sessions saw arrive."""
        self._arrivals.load()

    def save(self, snapshot: Snapshot) -> None:
        self._arrivals.save(snapshot, self._clock.now())

    def changed(self, before: Document | None, after: Document | None) -> None:
        """One file was read anew; what only its end was known of tells nothing, nor does what is gone."""
        if after is None or (before is not None and before.partial):
            return
        entries = difference(before.entries if before is not None else (), after.entries)
        known = chain(_keys(entries.before), _keys(before.records if before is not None else ()))
        self._arrivals.compare(known, chain(_keys(entries.after), _keys(after.records)), self._clock.now())
        if before is not None:
            self._changed.append((before, entries))

    def wrote(self, transaction: "Transaction") -> None:
        """We wrote this; from now on it is noticed if it is set back."""
        self._losses.remember(transaction)

    def found(self, transactions: "Iterable[Transaction]") -> None:
        """What the journal knows, newest first; only the last days are watched over."""
        since = self._clock.now().timestamp() - _RECENT
        self._losses.remember(*(each for each in transactions if each.at >= since))

    def repaired(self, recovered: "Iterable[Recovered]") -> None:
        at = self._clock.now().timestamp()
        for each in recovered:
            transaction = each.transaction.id if each.transaction is not None else None
            self._losses.add(Notice(NoticeKind.REPAIRED, each.path, (), at, each.sentence, transaction))

    def acknowledge(self, notice: Notice) -> None:
        self._losses.acknowledge(notice)

    def notices(self, snapshot: Snapshot) -> tuple[Notice, ...]:
        """Everything of that kind that holds in this snapshot."""
        at = self._clock.now().timestamp()
        if self._changed:
            self._losses.look(self._changed, snapshot, at)
            self._changed = []
        return self._losses.notices(snapshot, at)


def _keys(things: Iterable[Entry | WalRecord]) -> Iterator[Key]:
    return (thing.key for thing in things)
