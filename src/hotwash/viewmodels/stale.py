"""Pane 3: what is past its limit, worst first."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from hotwash.core.analysis.ages import Age, short_age
from hotwash.core.analysis.entry_subjects import EntrySubject
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import age_days
from hotwash.core.analysis.staleness import StaleItem, oldest_pending, weekly_counts
from hotwash.core.analysis.subjects import PlainSubject, Subject
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.entry_row import EntryRows
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.naming import file_name, id_text, names_for, names_projects, project_note, sparkline
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

SORTS = ("worst", "age", "kind", "id")
_BUFFER = "buffer"
_WITH_SUMMARY = (Breadth.MEDIUM, Breadth.EXTRA)
_WIDEST_REASON = 24


@dataclass(frozen=True, slots=True)
class StaleRow:
    """One item past its limit; `entry` is `None` for a working buffer, whose file `name` is then."""

    key: Key
    entry: Entry | None
    name: str
    reason: str
    days: int
    weekly: tuple[int, ...]
    news: News

    condition: ClassVar[Condition] = Condition.STALE
    step: ClassVar[None] = None

    @property
    def kind(self) -> str:
        return _BUFFER if self.entry is None else "entry"

    @property
    def targets(self) -> tuple[Key, ...]:
        return () if self.entry is None else (self.key,)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        """With room for it, what the entry is about stands beside the reason."""
        name = id_text(self.entry, setting.short) if self.entry is not None else _BUFFER
        first = (Cell(short_age(Age(self.days, None)), Tone.WARNING), Cell(name, Tone.STRONG))
        weeks = Cell(sparkline(self.weekly), Tone.ACCENT)
        about = shown(self.entry.title) if self.entry is not None else self.name
        if setting.breadth in _WITH_SUMMARY:
            return (*first, Cell(self.reason), Cell(about), weeks)
        return (*first, Cell(self.reason if self.entry is not None else f"{self.reason} – {about}"), weeks)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        title = shown(self.entry.title) if self.entry is not None else self.name
        return f"{title} – {self.reason}, {self.days} d"


class _Source(NamedTuple):
    row: StaleRow
    item: StaleItem


def stale_listing(facts: Facts, view: View) -> Listing:
    """Everything past its limit; worst first means most limits passed."""
    rows = EntryRows(facts)
    named = names_projects(facts.snapshot)
    # Thousands of rows stand in a few files: each is named once.
    said = {each.path: (file_name(each), project_note(each, named)) for each in facts.snapshot.documents}
    asleep = {} if view.query.asks_for("snoozed") else facts.snoozes.asleep
    awake = [item for item in facts.stale if item.key not in asleep]
    sources = [_Source(_row(item, facts, rows, *said[item.document.path]), item) for item in awake]
    sort = view.sort or SORTS[0]
    if sort == "age":
        sources.sort(key=lambda source: -source.row.days)
    elif sort == "kind":
        sources.sort(key=lambda source: source.row.reason)
    elif sort == "id":
        sources.sort(key=lambda source: source.row.key.anchor)
    if view.reverse:
        sources.reverse()
    names = [source.row.entry.native_id or "" if source.row.entry is not None else _BUFFER for source in sources]
    short, width = names_for(names, view.breadth)
    blocked = any(buffer.is_blocked for buffer in facts.wal.buffers)
    pane = Pane(
        name="stale",
        digit="3",
        label="Stale",
        columns=_columns(width, [source.row for source in sources], view.breadth),
        rows=tuple(source.row for source in sources),
        setting=Setting(facts.now.replace(second=0, microsecond=0), view.breadth, short),
        total=len(sources),
        badge=Cell(f"{len(sources)}{'!' if blocked else ''}", Tone.WARNING if blocked else Tone.PLAIN),
        sort=sort,
        sorts=SORTS,
        empty=() if sources else _calm(facts),
        snoozed=len(facts.stale) - len(awake),
    )
    return Listing(pane, lambda: [_subject(source, facts) for source in sources])


def _columns(id_width: int, rows: Sequence[StaleRow], breadth: Breadth) -> tuple[Column, ...]:
    first = (Column("AGE", 3, right=True), Column("ID", id_width))
    if breadth not in _WITH_SUMMARY:
        return (*first, Column("REASON"), Column("WEEKS", 5))
    reason = max((len(row.reason) for row in rows), default=0)
    return (*first, Column("REASON", max(6, min(reason, _WIDEST_REASON))), Column("SUMMARY"), Column("WEEKS", 5))


def _row(item: StaleItem, facts: Facts, rows: EntryRows, name: str, project: str) -> StaleRow:
    news = rows.news(item.key) if item.entry is not None else News.NONE
    group = facts.group_of.get(item.key)
    return StaleRow(
        key=item.key,
        entry=item.entry,
        name=name,
        reason=f"{item.reason}{project}",
        days=item.days,
        weekly=weekly_counts([member.entry for member in group.members], facts.now) if group is not None else (),
        news=news,
    )


def _subject(source: _Source, facts: Facts) -> Subject:
    item = source.item
    if item.entry is not None:
        return EntrySubject(item.document, item.entry, item.place, facts)
    workspace = item.document.workspace
    words = {
        "type": (_BUFFER,),
        "file": (item.document.relative.casefold(),),
        "scope": (workspace.scope.value, workspace.name.casefold()),
    }
    text = f"working buffer {item.document.relative} {item.reason}".casefold()
    return PlainSubject(text, text, words, ages={"age": Age(item.days, None)}, flags=frozenset({"stale"}))


def _calm(facts: Facts) -> tuple[str, ...]:
    oldest = oldest_pending(facts.snapshot)
    days = age_days(oldest, facts.now) if oldest is not None else None
    if oldest is None or days is None:
        return ("Nothing is stale.",)
    return ("Nothing is stale.", f"Oldest pending: {id_text(oldest)}, {days} d of {facts.settings.limits.pending} d")
