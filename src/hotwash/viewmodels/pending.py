"""Pane 1: entries that wait for somebody, and failed tool calls that nobody logged."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import ClassVar, NamedTuple

from hotwash.core.analysis.ages import Age, days_since, parse_stamp, seconds_since, short_age, spoken_duration
from hotwash.core.analysis.entry_subjects import EntrySubject
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import Query
from hotwash.core.analysis.lifecycle import CLOSED, PENDING
from hotwash.core.analysis.per_document import PerDocument
from hotwash.core.analysis.subjects import PlainSubject, Subject
from hotwash.core.formats import dialects
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.transaction import Transaction, TransactionState
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Status, Tone
from hotwash.core.model.wal import ToolFailure
from hotwash.viewmodels.entry_row import EntryRow, EntryRows
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.naming import counted, names_for
from hotwash.viewmodels.ordering import moment_of, moment_seen, rank
from hotwash.viewmodels.rows import Breadth, Cell, Column, News, Pane, PlainRow, Rows, Setting, shown

SORTS = ("newest", "oldest", "worst", "seen", "id", "scope", "file")
_WEEK = timedelta(days=7).total_seconds()


@dataclass(frozen=True, slots=True)
class FailureRow(PlainRow):
    """Failed calls of one tool in one session, told by the newest line; `when` is its stamp."""

    path: str
    tool: str
    session: str
    count: int
    when: str
    key: Key

    kind: ClassVar[str] = "failure"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        stamp = parse_stamp(self.when)
        age = Age(days_since(stamp, setting.now), _seconds(self.when, setting)) if stamp is not None else None
        first = (
            Cell(short_age(age) if age is not None else "–", Tone.DIM),
            Cell("raw", Tone.DIM),
            Cell(self._sentence(), Tone.PLAIN),
        )
        return first if setting.breadth < Breadth.EXTRA else (*first, Cell(""), Cell(f"×{self.count}"), Cell(""))

    def _sentence(self) -> str:
        session = f" (session {shown(self.session)})" if self.session else ""
        return f"{shown(self.tool)} failed {counted(self.count, 'time')}{session}"

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self._sentence()} – not logged yet"


def _seconds(when: str, setting: Setting) -> float | None:
    stamp = parse_stamp(when)
    return seconds_since(stamp.at, setting.now) if stamp is not None and stamp.at is not None else None


class Reach(NamedTuple):
    """Which entries a list of pending ones takes in besides; a filter that names them brings them."""

    closed: bool = False
    unknown: bool = False
    examples: bool = False
    learnings: bool = False

    def takes(self, entry: Entry) -> bool:
        status = entry.status
        if entry.dialect == dialects.HARNESS and not self.learnings:
            return False
        if status in PENDING:
            return True
        if status in CLOSED:
            return self.closed
        return self.unknown if status is Status.UNKNOWN else self.examples


def reach(query: Query) -> Reach:
    """What a query asks for by name."""
    return Reach("status" in query.fields, query.asks_for("unknown"), query.asks_for("example"), query.names_learnings)


class _Source(NamedTuple):
    """What a row is made of and where it comes from; `newest` orders it, the newest first.

    A later place in a file breaks ties, because agents append.
    """

    newest: tuple[float, int]
    item: Entry | FailureRow
    document: Document
    place: int

    @property
    def moment(self) -> float:
        return -self.newest[0]


def pending_listing(facts: Facts, view: View, past: Sequence[Transaction] = ()) -> Listing:
    """Everything that waits, newest first unless the view says otherwise."""
    within, rows = reach(view.query), EntryRows(facts)
    found = _sources(facts, within)
    asleep = {} if view.query.asks_for("snoozed") else facts.snoozes.asleep
    sources = [source for source in found if source.item.key not in asleep] if asleep else found
    slept = len(found) - len(sources)
    sources.sort(key=_order(view.sort, rows))
    if view.reverse:
        sources.reverse()
    short, width = names_for([_id(source.item) for source in sources], view.breadth)
    pane = Pane(
        name="pending",
        digit="1",
        label="Pending",
        columns=_columns(width, view.breadth, sources),
        rows=Rows([source.item.key for source in sources], lambda at: _row(sources[at], rows)),
        setting=Setting.at(facts.now, view.breadth, short),
        total=len(sources),
        badge=_badge(sources, facts),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note="" if within.unknown else _unknown(facts),
        empty=() if sources else _calm(facts, past),
        snoozed=slept,
    )
    return Listing(pane, lambda: [_subject(source, facts) for source in sources])


def _sources(facts: Facts, within: Reach) -> list[_Source]:
    """Everything within reach; what was seen to arrive today is ordered by when that was."""
    found, arrived = _found(facts.now.tzinfo, within), facts.noticed.first_seen
    sources = chain.from_iterable(found.of(document) for document in facts.snapshot.documents)
    if not arrived:
        return list(sources)
    return [_as_seen(each, arrived[each.item.key], facts.now) if each.item.key in arrived else each for each in sources]


def _as_seen(source: _Source, seen_at: datetime, now: datetime) -> _Source:
    is_entry = isinstance(source.item, Entry)
    moment = moment_seen(source.moment, seen_at, now) if is_entry else source.moment
    return source._replace(newest=(-moment, -source.place))


@lru_cache(maxsize=8)
def _found(zone: tzinfo | None, within: Reach) -> PerDocument[list[_Source]]:
    """What waits in a document, in the order of its file."""

    def found(document: Document) -> Iterator[_Source]:
        for place, entry in enumerate(document.entries):
            if within.takes(entry):
                yield _Source((-moment_of(entry.logged, zone), -place), entry, document, place)
        for row in _failures(document.failures):
            yield _Source((-moment_of(row.when, zone), 1), row, document, -1)

    return PerDocument(lambda document: list(found(document)))


def _row(source: _Source, rows: EntryRows) -> EntryRow | FailureRow:
    return rows.row(source.document, source.item) if isinstance(source.item, Entry) else source.item


def _failures(failures: Sequence[ToolFailure]) -> list[FailureRow]:
    """One row per tool and session."""
    counts = Counter((failure.tool, failure.session or "") for failure in failures)
    newest = {(failure.tool, failure.session or ""): failure for failure in failures}
    return [
        FailureRow(failure.path, tool, session, counts[tool, session], failure.at, failure.calls)
        for (tool, session), failure in newest.items()
    ]


def _badge(sources: Sequence[_Source], facts: Facts) -> Cell:
    """The count, and how many of them happened in spite of a rule."""
    came_back = facts.came_back
    back = sum(source.item.key in came_back for source in sources) if came_back else 0
    return Cell(f"{len(sources)} {News.REGRESSED}{back}", Tone.ALARM) if back else Cell(str(len(sources)))


def _id(item: Entry | FailureRow) -> str:
    return item.native_id or "" if isinstance(item, Entry) else "raw"


def _columns(id_width: int, breadth: Breadth, sources: Sequence[_Source]) -> tuple[Column, ...]:
    """The further columns take no more than their words, so that the summary keeps the rest."""
    first = (Column("AGE", 3, right=True), Column("ID", id_width), Column("SUMMARY"))
    if breadth < Breadth.EXTRA:
        return first
    entries = [source.item for source in sources if isinstance(source.item, Entry)]
    priority = max((len(entry.severity or entry.priority or "") for entry in entries), default=0)
    area = max((len(entry.area or "") for entry in entries), default=0)
    prio, seen = Column("PRIO", min(8, max(4, priority))), Column("SEEN", 4, right=True)
    return (*first, prio, seen, Column("AREA", min(14, max(4, area))))


def _order(sort: str, rows: EntryRows) -> Callable[[_Source], tuple[object, ...]]:
    """What to sort by."""

    def worst(source: _Source) -> tuple[object, ...]:
        item = source.item
        weight = (item.severity, item.priority) if isinstance(item, Entry) else (None, None)
        return (*map(rank, weight), source.moment, source.place)

    def seen(source: _Source) -> tuple[object, ...]:
        item = source.item
        return (-(rows.seen(item.key) if isinstance(item, Entry) else item.count), *source.newest)

    def name(source: _Source) -> tuple[object, ...]:
        item = source.item
        return ((item.native_id or "") if isinstance(item, Entry) else "", source.document.path, source.place)

    def scope(source: _Source) -> tuple[object, ...]:
        workspace = source.document.workspace
        return (workspace.scope.value != "project", workspace.name, *source.newest)

    orders: dict[str, Callable[[_Source], tuple[object, ...]]] = {
        "oldest": lambda source: (source.moment, source.place),
        "worst": worst,
        "seen": seen,
        "id": name,
        "scope": scope,
        "file": lambda source: (source.document.path, source.place),
    }
    return orders.get(sort, itemgetter(0))


def _subject(source: _Source, facts: Facts) -> Subject:
    row = source.item
    if isinstance(row, Entry):
        return EntrySubject(source.document, row, source.place, facts)
    words = {
        "type": ("raw",),
        "agent": (row.session.casefold(),),
        "file": (source.document.relative.casefold(),),
        "scope": (source.document.workspace.scope.value, source.document.workspace.name.casefold()),
    }
    text = f"{row.tool} {row.session} tool failure".casefold()
    flags = frozenset({"raw", "snoozed"} if row.key in facts.snoozes.asleep else {"raw"})
    return PlainSubject(text, text, words, {"seen": row.count}, flags=flags)


def _unknown(facts: Facts) -> str:
    count = sum(_UNKNOWN.of(document) for document in facts.snapshot.documents)
    return f"+{count} no status" if count else ""


_UNKNOWN = PerDocument(lambda document: sum(entry.status is Status.UNKNOWN for entry in document.entries))


def _calm(facts: Facts, past: Sequence[Transaction]) -> tuple[str, ...]:
    """What is calm, since when, and what to do next."""
    if not facts.snapshot.workspaces:
        return (
            "No learnings here or in ~/.claude.",
            "hotwash looks for .learnings/ and memory/ and creates nothing unasked.",
            "Press : and type open to create one, to open another folder, or to see the sample.",
        )
    files = sum(bool(document.entries) for document in facts.snapshot.documents)
    if not files:
        return ("Nothing logged yet.", "Rows appear here by themselves as soon as an agent logs something.")
    now = facts.now.timestamp()
    done = [each for each in past if each.state is TransactionState.DONE and not each.undone_by and not each.undoes]
    lines = [f"Nothing pending in {counted(files, 'file')}."]
    if done:
        lines.append(f"Last: {shown(done[0].done)} {spoken_duration(now - done[0].at)} ago by you.")
    promoted = sum(each.verb == "promote" and now - each.at <= _WEEK for each in done)
    if promoted:
        lines.append(f"{promoted} promoted this week.")
    from hotwash.viewmodels.candidates import waiting
    from hotwash.viewmodels.stale import stale_listing

    ready = sum(offer.ready for offer in waiting(facts))
    stale = 0 if ready else len(stale_listing(facts, View()).pane.rows)
    if ready:
        lines.append(f"Next: {counted(ready, 'candidate')} to promote in 2")
    elif stale:
        lines.append(f"Next: {counted(stale, 'stale item')} in 3")
    return tuple(lines)
