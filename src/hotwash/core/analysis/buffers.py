"""The working buffers: their task, and how old what they claim is."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from enum import StrEnum

from hotwash.core.analysis.ages import Stamp, days_since, local_day, parse_stamp
from hotwash.core.model.document import Document
from hotwash.core.model.settings import Limits
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.wal import Task

BUFFER_FORMAT = "working-buffer"


class BufferLevel(StrEnum):
    """Whether a buffer may still be believed."""

    FRESH = "fresh"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class BufferAge:
    """How many days old a buffer's claims are, and what says so.

    `source` is in words: `newest WAL entry`, `Last updated` or `file time`. `sentence` is empty while it is fresh.
    """

    days: int
    source: str
    level: BufferLevel
    sentence: str


@dataclass(frozen=True, slots=True)
class BufferFacts:
    """One working buffer. `written` is the time of the file where it is known; `age` is `None` without any stamp."""

    document: Document
    task: Task | None
    written: datetime | None
    age: BufferAge | None

    @property
    def is_used(self) -> bool:
        """False for the untouched template, which makes no claim that could be old."""
        return bool(self.document.records) or (self.task is not None and self.task.title is not None)

    @property
    def is_stale(self) -> bool:
        return self.is_used and self.age is not None and self.age.level is not BufferLevel.FRESH

    @property
    def is_blocked(self) -> bool:
        """Too old to go on from unless every resource was verified."""
        return self.is_used and self.age is not None and self.age.level is BufferLevel.BLOCK


def buffer_facts(
    snapshot: Snapshot, now: datetime, limits: Limits, written: Mapping[str, datetime]
) -> tuple[BufferFacts, ...]:
    """Every working buffer of the open workspaces; `written` has the times of their files by path."""
    return tuple(
        BufferFacts(document, document.task, written.get(document.path), buffer_age(document, now, limits, written))
        for document in snapshot.documents
        if document.format == BUFFER_FORMAT
    )


def buffer_age(document: Document, now: datetime, limits: Limits, written: Mapping[str, datetime]) -> BufferAge | None:
    """By the newest of the WAL headings and `Last updated`, else by the file's own time (source: self-improve)."""
    claims = [("newest WAL entry", parse_stamp(record.at)) for record in document.records]
    if document.task is not None:
        claims.append(("Last updated", parse_stamp(document.task.last_updated)))
    found = _newest(claims, now)
    if found is None and document.path in written:
        moment = written[document.path]
        found = "file time", Stamp(moment.date(), moment)
    if found is None:
        return None
    source, stamp = found
    days = max(0, days_since(stamp, now))
    level = _level(days, limits)
    return BufferAge(days, source, level, _sentence(days, level))


def _newest(claims: Iterable[tuple[str, Stamp | None]], now: datetime) -> tuple[str, Stamp] | None:
    known = [(source, stamp) for source, stamp in claims if stamp is not None]
    return max(known, key=lambda claim: _local(claim[1], now), default=None)


def _local(stamp: Stamp, now: datetime) -> datetime:
    """A stamp on the local wall clock, to order by."""
    if stamp.at is None:
        return datetime.combine(local_day(stamp, now), time())
    return stamp.at.astimezone(now.tzinfo).replace(tzinfo=None) if stamp.at.tzinfo else stamp.at


def _level(days: int, limits: Limits) -> BufferLevel:
    if days >= limits.buffer_block:
        return BufferLevel.BLOCK
    return BufferLevel.WARN if days >= limits.buffer_warn else BufferLevel.FRESH


def _sentence(days: int, level: BufferLevel) -> str:
    if level is BufferLevel.BLOCK:
        return (
            f"Buffer is {days} days old. Recommended to clear and start fresh unless you can verify all resource state."
        )
    if level is BufferLevel.WARN:
        return f"Working buffer is {days} days old — state may be stale. Verify resources before resuming."
    return ""
