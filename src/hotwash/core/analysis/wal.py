"""Facts about write-ahead records: how long one is pending, how bad that is, and whether somebody still works on it."""

import re
from collections.abc import Mapping
from datetime import datetime, time
from enum import IntEnum
from types import MappingProxyType

from hotwash.core.analysis.ages import parse_stamp, seconds_since
from hotwash.core.analysis.buffers import BufferFacts, buffer_facts
from hotwash.core.analysis.wal_advice import Advice, advice, earlier_trouble, missing_fields
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings, WalLimits
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import WalRecord

_GRAVE = re.compile(r"\b(data loss|irreversible|outage|all users)\b", re.IGNORECASE)
_GRAVE_WARN, _GRAVE_ALARM = 120.0, 300.0
_FARTHEST_ZONES = 14 * 3600.0

_UNSEEN: Mapping[Key, datetime] = MappingProxyType({})
_UNKNOWN: Mapping[str, datetime] = MappingProxyType({})


class Level(IntEnum):
    """How long a record has been pending, in steps; each has its glyph, word and colour."""

    PENDING = 1
    LONG = 2
    ALARM = 3


@dataclass(frozen=True, slots=True)
class PendingRecord:
    """A record whose operation may be under way.

    `seconds` run since `since`: when hotwash saw it appear, else its heading (`exact` is false then, and seconds mean
    minutes). `clock_is_odd` when the heading lies in the future. `silent` are the seconds without a write to the
    buffer, once past the limit.
    """

    document: Document
    record: WalRecord
    since: datetime
    seconds: float
    exact: bool
    clock_is_odd: bool
    level: Level
    warn: float
    alarm: float
    missing: tuple[str, ...]
    advice: tuple[Advice, ...]
    silent: float | None


@dataclass(frozen=True, slots=True)
class FinishedRecord:
    """A record that is not pending: committed, rolled back, or with a status nobody knows. `at` is its heading."""

    document: Document
    record: WalRecord
    at: datetime | None
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class WalFacts:
    """Pending records, longest first; the others, newest first; and the buffers they stand in."""

    pending: tuple[PendingRecord, ...] = ()
    finished: tuple[FinishedRecord, ...] = ()
    buffers: tuple[BufferFacts, ...] = ()

    @property
    def level(self) -> Level | None:
        """The worst level of all pending records."""
        return max((each.level for each in self.pending), default=None)

    @property
    def last_finished(self) -> FinishedRecord | None:
        return next((each for each in self.finished if each.record.status is not WalStatus.UNKNOWN), None)

    @property
    def numbers(self) -> dict[Key, int]:
        """What each record is called on the command line: from 1 in the order they began, whatever became of them."""
        records = [*(each.record for each in self.pending), *(each.record for each in self.finished)]
        begun = sorted(records, key=lambda record: (record.at or "", record.path, record.line))
        return {record.key: number for number, record in enumerate(begun, 1)}

    def buffer_of(self, path: str) -> BufferFacts | None:
        return next((buffer for buffer in self.buffers if buffer.document.path == path), None)


@dataclass(frozen=True, slots=True)
class _Watch:
    """The circumstances a record is judged in."""

    now: datetime
    limits: WalLimits
    first_seen: Mapping[Key, datetime]
    written: Mapping[str, datetime]
    opened: datetime | None


def troubles(snapshot: Snapshot) -> dict[Key, tuple[Entry, ...]]:
    """For every pending record the open entries that name one of its resources; worth keeping per snapshot."""
    return {
        record.key: earlier_trouble(snapshot, record)
        for _, record in snapshot.records()
        if record.status is WalStatus.PENDING
    }


def wal_facts(
    snapshot: Snapshot,
    now: datetime,
    settings: Settings,
    first_seen: Mapping[Key, datetime] = _UNSEEN,
    *,
    written: Mapping[str, datetime] = _UNKNOWN,
    opened: datetime | None = None,
    trouble: Mapping[Key, tuple[Entry, ...]] | None = None,
) -> WalFacts:
    """Everything known of the records at this moment.

    `first_seen` holds the records that appeared while hotwash was watching; those that were there at the first reading
    count from their heading. `written` are the times of the buffer files by path, `opened` is when watching began,
    `trouble` is `troubles(snapshot)`, worked out when not given.
    """
    watch = _Watch(now, settings.wal, first_seen, written, opened)
    known = troubles(snapshot) if trouble is None else trouble
    pending = [record for _, record in snapshot.records() if record.status is WalStatus.PENDING]
    open_records: list[PendingRecord] = []
    finished: list[FinishedRecord] = []
    for document, record in snapshot.records():
        remarks = advice(record, pending, known.get(record.key, ()))
        if record.status is WalStatus.PENDING:
            open_records.append(_pending(document, record, remarks, watch))
        else:
            finished.append(FinishedRecord(document, record, heading_moment(record), remarks))
    return WalFacts(
        tuple(sorted(open_records, key=lambda each: (-each.seconds, each.record.key))),
        tuple(sorted(finished, key=_newest_first, reverse=True)),
        buffer_facts(snapshot, now, settings.limits, written),
    )


def heading_moment(record: WalRecord) -> datetime | None:
    """The time in a record's heading; midnight is a time like any other here."""
    stamp = parse_stamp(record.at)
    if stamp is None:
        return None
    return stamp.at or datetime.combine(stamp.day, time())


def _newest_first(finished: FinishedRecord) -> tuple[str, int]:
    return (finished.record.at or "", finished.record.line)


def _pending(document: Document, record: WalRecord, remarks: tuple[Advice, ...], watch: _Watch) -> PendingRecord:
    since, exact, odd = _since(record, watch)
    seconds = max(0.0, seconds_since(since, watch.now))
    warn, alarm = limits_of(record, watch.limits)
    return PendingRecord(
        document=document,
        record=record,
        since=since,
        seconds=seconds,
        exact=exact,
        clock_is_odd=odd,
        level=_level(seconds, warn, alarm),
        warn=warn,
        alarm=alarm,
        missing=missing_fields(record),
        advice=remarks,
        silent=_silence(record.path, watch),
    )


def _since(record: WalRecord, watch: _Watch) -> tuple[datetime, bool, bool]:
    """From when a record counts, whether that is exact, and whether its heading is no usable time.

    An agent's clock may be in another zone; a heading that is older than that was brought back with an old buffer.
    """
    heading = heading_moment(record)
    appeared = watch.first_seen.get(record.key)
    odd = heading is None or seconds_since(heading, appeared or watch.now) < 0
    if appeared is not None and not (heading is not None and seconds_since(heading, appeared) > _FARTHEST_ZONES):
        return appeared, True, odd
    if heading is None:
        return _at_the_latest(record.path, watch)
    if odd:
        return watch.opened or watch.now, watch.opened is not None, True
    return heading, False, False


def _at_the_latest(path: str, watch: _Watch) -> tuple[datetime, bool, bool]:
    """A record that says no time is as old as the last write to its buffer, at the least."""
    opened, written = watch.opened or watch.now, watch.written.get(path)
    if written is not None and seconds_since(written, opened) > 0:
        return written, False, True
    return opened, watch.opened is not None, True


def limits_of(record: WalRecord, limits: WalLimits) -> tuple[float, float]:
    """Seconds to LONG and to ALARM; grave words in the blast radius shorten both."""
    if record.blast_radius and _GRAVE.search(record.blast_radius):
        return min(limits.warn, _GRAVE_WARN), min(limits.alarm, _GRAVE_ALARM)
    return limits.warn, limits.alarm


def _level(seconds: float, warn: float, alarm: float) -> Level:
    if seconds >= alarm:
        return Level.ALARM
    return Level.LONG if seconds >= warn else Level.PENDING


def _silence(path: str, watch: _Watch) -> float | None:
    written = watch.written.get(path)
    if written is None:
        return None
    quiet = seconds_since(written, watch.now)
    return quiet if quiet >= watch.limits.orphan_after else None
