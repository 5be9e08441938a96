"""What the next shift must know: what is under way, what needs somebody, what is new, what recurs, what was done."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from hotwash.core.analysis.ages import local_day, parse_stamp
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.handoff_cursor import since_cursor
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.resume import ResumeKind, resume_lines
from hotwash.core.analysis.snoozing import until_words
from hotwash.core.analysis.wal import PendingRecord
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.handoff import HandoffCursor
from hotwash.core.model.key import Key
from hotwash.core.model.transaction import Transaction, TransactionState
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Status

if TYPE_CHECKING:
    from hotwash.core.analysis.promotion import Candidate

_GRAVE = ("p1", "p2", "critical", "blocking")
_WORST = {"p1": 0, "critical": 1, "blocking": 1, "p2": 2}
_NOT_WORK = frozenset({"undo", "redo", "handoff", "shift-note", "score", "snooze"})


class Operation(NamedTuple):
    """A record that is PENDING, and the commands that show how far it got."""

    pending: PendingRecord
    verify: tuple[str, ...]


class Item(NamedTuple):
    """One entry of the report: why it is in it, and what somebody noted for the next shift."""

    document: Document
    entry: Entry
    reason: str
    note: str


class SleepingCalls(NamedTuple):
    """Failed calls of a tool that the person has put to sleep, and until when."""

    name: str
    times: int
    until: str


class Deed(NamedTuple):
    """One thing that was done since, by whom."""

    sentence: str
    verb: str
    entries: int
    user: str


@dataclass(frozen=True, slots=True)
class Handoff:
    """The whole report. `since` is when the last one was, or the day that was asked for; `None` for the first."""

    at: datetime
    since: datetime | date | None
    by: str
    operations: tuple[Operation, ...]
    attention: tuple[Item, ...]
    new: tuple[Item, ...]
    recurring: "tuple[Candidate, ...]"
    deeds: tuple[Deed, ...]
    snoozed: tuple[Item, ...] = ()
    sleeping_calls: tuple[SleepingCalls, ...] = ()

    @property
    def has_grave(self) -> bool:
        """Whether something open says of itself that it is P1, P2, critical or blocking."""
        return any(grave_word(item.entry) for item in self.attention)

    @property
    def items(self) -> tuple[Item, ...]:
        return (*self.attention, *self.new, *self.snoozed)


def handoff(
    facts: Facts,
    by: str,
    transactions: Sequence[Transaction] = (),
    *,
    since: date | None = None,
    only: frozenset[Key] | None = None,
) -> Handoff:
    """The report of this moment since the last handoff, or since the beginning of a day.

    `only` limits the entries to some; operations under way are always in it.
    """
    cursor = facts.snapshot.personal.handoff
    start = since or (cursor.at if cursor is not None else None)
    snoozed = _snoozed(facts, only)
    asleep = {item.entry.key for item in snoozed}
    attention = [item for item in _attention(facts, only) if item.entry.key not in asleep]
    listed = {item.entry.key for item in attention} | asleep
    fresh = _new(facts, cursor, since, only, transactions)
    return Handoff(
        at=facts.now,
        since=start,
        by=by,
        operations=tuple(_operation(facts, pending) for pending in facts.wal.pending),
        attention=tuple(attention),
        new=tuple(item for item in fresh if item.entry.key not in listed),
        recurring=tuple(each for each in facts.candidates if only is None or only & set(each.members)),
        deeds=tuple(_deeds(transactions, start, facts.now)),
        snoozed=tuple(snoozed),
        sleeping_calls=tuple(_sleeping_calls(facts)) if only is None else (),
    )


def grave_word(entry: Entry) -> str:
    """`P1`, `P2`, `critical` or `blocking`, where an entry says so of itself."""
    words = (word for word in (entry.severity, entry.priority) if word)
    return next((word for word in words if word.casefold() in _GRAVE), "")


def _operation(facts: Facts, pending: PendingRecord) -> Operation:
    buffer = facts.wal.buffer_of(pending.record.path)
    lines = resume_lines(pending.record, buffer)
    return Operation(
        pending, tuple(line.command for line in lines if line.kind is ResumeKind.RESOURCE and line.command)
    )


def _attention(facts: Facts, only: frozenset[Key] | None) -> list[Item]:
    """Open entries that are grave, what happened in spite of a rule, and what is past its limit; the worst first."""
    found: list[tuple[tuple[int, str, Key], Item]] = []
    for document, entry in facts.snapshot.entries():
        if only is not None and entry.key not in only:
            continue
        grave = grave_word(entry) if is_pending(entry) else ""
        rule, stale = facts.came_back.get(entry.key), facts.stale_of.get(entry.key)
        if grave or rule is not None or stale is not None:
            reason = stale.reason if stale is not None and not grave else ""
            reason = f"again, in spite of the rule in {rule.target}:{rule.line}" if rule is not None else reason
            rank = _WORST.get(grave.casefold(), len(_WORST) if rule is not None else len(_WORST) + 1)
            found.append(((rank, entry.logged or "", entry.key), _item(facts, document, entry, reason)))
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def _snoozed(facts: Facts, only: frozenset[Key] | None) -> list[Item]:
    """What the person has put to sleep, and until when: the next shift sees it."""
    found = [
        _item(facts, *there, until_words(snooze, facts.now))
        for key, snooze in facts.snoozes.asleep.items()
        if (only is None or key in only) and (there := facts.snapshot.entry(key)) is not None
    ]
    return sorted(found, key=lambda item: item.entry.key)


def _sleeping_calls(facts: Facts) -> Iterator[SleepingCalls]:
    for key, snooze in sorted(facts.snoozes.asleep.items()):
        calls = facts.snapshot.failures_of(key)
        if calls:
            yield SleepingCalls(key.anchor, len(calls), until_words(snooze, facts.now))


def _new(
    facts: Facts,
    cursor: HandoffCursor | None,
    since: date | None,
    only: frozenset[Key] | None,
    transactions: Sequence[Transaction],
) -> list[Item]:
    """Entries that appeared, newest first; with a day, those that were logged from then on."""
    new, changed = since_cursor(facts.snapshot, cursor if since is None else None, lambda: transactions)
    is_new: Callable[[Entry], bool] = (
        (lambda entry: _is_since(entry, since, facts.now)) if since is not None else (lambda entry: entry.key in new)
    )
    found = [
        (entry.logged or "", entry.key, _item(facts, document, entry, "" if is_new(entry) else "changed"))
        for document, entry in facts.snapshot.entries()
        if (only is None or entry.key in only)
        and (is_new(entry) or (entry.key in changed and is_pending(entry)))
        and entry.status is not Status.EXAMPLE
    ]
    return [item for _, _, item in sorted(found, key=lambda each: (each[0], each[1]), reverse=True)]


def _is_since(entry: Entry, since: date, now: datetime) -> bool:
    stamp = parse_stamp(entry.logged)
    return stamp is not None and local_day(stamp, now) >= since


def _item(facts: Facts, document: Document, entry: Entry, reason: str) -> Item:
    return Item(document, entry, reason, facts.snapshot.personal.shift_notes.get(entry.anchor, ""))


def _deeds(transactions: Iterable[Transaction], start: datetime | date | None, now: datetime) -> list[Deed]:
    """What was written and is still in force, oldest first."""
    since = _epoch(start, now)
    return [
        Deed(each.done, each.verb, max(1, len({hunk.anchor for hunk in each.hunks if hunk.anchor})), each.actor.user)
        for each in sorted(transactions, key=lambda one: one.at)
        if each.at >= since
        and each.state is TransactionState.DONE
        and each.undone_by is None
        and each.verb not in _NOT_WORK
    ]


def _epoch(start: datetime | date | None, now: datetime) -> float:
    if isinstance(start, datetime):
        return start.timestamp()
    if start is None:
        return now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    return datetime(start.year, start.month, start.day, tzinfo=now.tzinfo).timestamp()


def counts_by_verb(deeds: Iterable[Deed]) -> Mapping[str, int]:
    """How many things each verb was done to."""
    found: dict[str, int] = {}
    for deed in deeds:
        found[deed.verb] = found.get(deed.verb, 0) + deed.entries
    return found
