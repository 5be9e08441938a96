"""When things appeared while hotwash was looking: new entries, and records of operations that began."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.storage.personal import PersonalState

_REMEMBERED = timedelta(days=2)


class Arrivals:
    """Arrival times by identity, over restarts; what was there at the first reading of a file has none."""

    def __init__(self, state: PersonalState, *, keeps: bool) -> None:
        self._state = state
        self._keeps = keeps
        self._unsaved = False
        self.times: dict[Key, datetime] = {}

    def load(self) -> None:
        self.times = self._state.load_arrivals() | self.times

    def compare(self, known: Iterable[Key], found: Iterable[Key], now: datetime) -> None:
        """Note what is in a document now and was not before."""
        before = set(known)
        new = [key for key in found if key not in before and key not in self.times]
        self.times = self.times | dict.fromkeys(new, now) if new else self.times
        self._unsaved = self._unsaved or bool(new)

    def save(self, snapshot: Snapshot, now: datetime) -> None:
        """Keep what may still matter: arrivals of the last days, and operations that are still pending."""
        if not (self._unsaved and self._keeps):
            return
        self._unsaved = False
        pending = {record.key for _, record in snapshot.records() if record.status is WalStatus.PENDING}
        kept = {key: at for key, at in self.times.items() if key in pending or now - at <= _REMEMBERED}
        try:
            self._state.keep_arrivals(kept)
        except WriteFailed:
            # Without a place for it, arrival times last as long as this process; nothing else depends on them.
            self._keeps = False
