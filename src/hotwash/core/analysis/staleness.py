"""What has waited too long: pending entries, resolved ones nobody promoted, and buffers nobody wrote to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from hotwash.core.analysis.ages import days_since, parse_stamp, weeks_ago
from hotwash.core.analysis.buffers import buffer_facts
from hotwash.core.analysis.glance import stated
from hotwash.core.analysis.harness.vocabulary import DAYS_UNSEEN
from hotwash.core.analysis.lifecycle import age_days, is_pending, logged_day
from hotwash.core.analysis.per_document import PerDocument
from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.formats import dialects
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Limits
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status

WEEKS = 4

_NO_TIMES: Mapping[str, datetime] = MappingProxyType({})


class Overdue(NamedTuple):
    """Why an entry is stale, for how many days, and the limit."""

    reason: str
    days: int
    limit: int


class StaleItem(NamedTuple):
    """One thing past its limit. `entry` is `None` for a working buffer; `place` counts it within its document."""

    key: Key
    entry: Entry | None
    document: Document
    reason: str
    days: int
    limit: int
    place: int = -1

    @property
    def is_learning(self) -> bool:
        """Whether it is a harness learning, which hygiene looks after."""
        return self.entry is not None and self.entry.dialect == dialects.HARNESS

    @property
    def overdue(self) -> float:
        """Days over the limit, in limits: what makes items of different kinds comparable."""
        return (self.days - self.limit) / max(1, self.limit)


def stale_items(
    snapshot: Snapshot, now: datetime, limits: Limits, *, written: Mapping[str, datetime] = _NO_TIMES
) -> tuple[StaleItem, ...]:
    """Everything past its limit, worst first. Limits are strict: seven days are not stale, eight are.

    `written` has the times of the buffer files by path.
    """
    stale = _stale_entries(now.date(), now.tzinfo, limits)
    found = chain(
        chain.from_iterable(stale.of(document) for document in snapshot.documents if document.entries),
        _worst_first(_stale_buffers(snapshot, now, limits, written)),
    )
    return tuple([item for _, item in sorted(found, key=itemgetter(0))])


_Order = tuple[float, int, Key]


def _worst_first(items: Iterable[StaleItem]) -> tuple[tuple[_Order, StaleItem], ...]:
    """What is ordered already is put among others in little time."""
    ranked = [((-item.overdue, -item.days, item.key), item) for item in items]
    return tuple(sorted(ranked, key=itemgetter(0)))


@lru_cache(maxsize=4)
def _stale_entries(
    today: date, zone: tzinfo | None, limits: Limits
) -> PerDocument[tuple[tuple[_Order, StaleItem], ...]]:
    """What is stale of a document on a day; on the next one everything is asked again."""
    midnight = datetime.combine(today, time(), zone)
    judged = PerEntry(lambda document, place: stale_reason(document, document.entries[place], midnight, limits))

    def found(document: Document) -> Iterator[StaleItem]:
        for place, (entry, why) in enumerate(zip(document.entries, judged.of(document), strict=True)):
            if why is not None:
                yield StaleItem(entry.key, entry, document, why.reason, why.days, why.limit, place)

    return PerDocument(lambda document: _worst_first(found(document)))


def stale_reason(document: Document, entry: Entry, now: datetime, limits: Limits) -> Overdue | None:
    """Why an entry is stale; `None` when it is not. Only the day of `now` counts."""
    if entry.dialect == dialects.HARNESS:
        return _stale_learning(document, entry, now)
    if is_pending(entry):
        days, limit, word = age_days(entry, now), limits.pending, "pending"
    elif entry.status is Status.RESOLVED:
        days, limit, word = age_days(entry, now), limits.resolved, "resolved"
        if days is not None and days > limit:
            days = _days_resolved(document, entry, now, days)
    else:
        return None
    return Overdue(f"{word} > {limit} d", days, limit) if days is not None and days > limit else None


def _stale_learning(document: Document, entry: Entry, now: datetime) -> Overdue | None:
    """A learning ages from the day it was last seen, by how sure one is of it (source: harness-learnings, hygiene)."""
    confidence = (stated(document, entry, "confidence") or "").casefold()
    limit = DAYS_UNSEEN.get(confidence)
    seen = parse_stamp(stated(document, entry, "last-seen") or entry.logged)
    if limit is None or seen is None or entry.status is not Status.OPEN:
        return None
    days = days_since(seen, now)
    return Overdue(f"{confidence} > {limit} d", days, limit) if days > limit else None


def _days_resolved(document: Document, entry: Entry, now: datetime, logged: int) -> int:
    """Since its resolution or status note says so, else since it was logged (source: self-improve, review)."""
    stamps = (parse_stamp(stated(document, entry, name)) for name in ("resolved", "status-note"))
    return next((days_since(stamp, now) for stamp in stamps if stamp is not None), logged)


def weekly_counts(entries: Sequence[Entry], now: datetime, weeks: int = WEEKS) -> tuple[int, ...]:
    """How many of these were logged in each of the last weeks, oldest first; nothing for an entry on its own."""
    if len(entries) < 2:
        return ()
    counts = [0] * weeks
    for entry in entries:
        day = logged_day(entry)
        back = weeks_ago(day, now) if day is not None else weeks
        if 0 <= back < weeks:
            counts[weeks - 1 - back] += 1
    return tuple(counts)


def _stale_buffers(
    snapshot: Snapshot, now: datetime, limits: Limits, written: Mapping[str, datetime]
) -> list[StaleItem]:
    return [
        StaleItem(
            Key(buffer.document.path, "working buffer"),
            None,
            buffer.document,
            f"buffer ≥ {limits.buffer_warn} d",
            buffer.age.days,
            limits.buffer_warn,
        )
        for buffer in buffer_facts(snapshot, now, limits, written)
        if buffer.is_stale and buffer.age is not None
    ]


def turns_stale_next(snapshot: Snapshot, now: datetime, limits: Limits) -> tuple[Entry, int] | None:
    """The pending entry that turns stale first, and in how many days."""
    waiting = [
        (limits.pending + 1 - days, entry)
        for _, entry in snapshot.entries()
        if is_pending(entry)
        and entry.dialect != dialects.HARNESS
        and (days := age_days(entry, now)) is not None
        and 0 <= days <= limits.pending
    ]
    if not waiting:
        return None
    days_left, entry = min(waiting, key=lambda pair: (pair[0], pair[1].key))
    return entry, days_left


def oldest_pending(snapshot: Snapshot) -> Entry | None:
    """The pending entry that was logged first; learnings of a harness have limits of their own."""
    waiting = [
        entry
        for _, entry in snapshot.entries()
        if is_pending(entry) and entry.dialect != dialects.HARNESS and parse_stamp(entry.logged)
    ]
    return min(waiting, key=lambda entry: (logged_day(entry), entry.key), default=None)
