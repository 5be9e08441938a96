"""Pane 3: what is past its limit, worst first."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

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
from hotwash.viewmodels.engine_tasks import has_engine
from hotwash.viewmodels.entry_row import EntryRows
from hotwash.viewmodels.listing import Listing, View, arranged
from hotwash.viewmodels.naming import file_name, id_text, names_for, names_projects, project_note, sparkline
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Row, Rows, Setting, shown

if TYPE_CHECKING:
    from hotwash.core.analysis.engine.overdue import OverduePattern

    Item = StaleItem | OverduePattern

SORTS = ("worst", "age", "kind", "id")
_BUFFER, _PATTERN = "buffer", "pattern"
_ROOMY = (Breadth.MEDIUM, Breadth.EXTRA)
_WIDEST_REASON = 24
_OLD_BUFFER = "old"


@dataclass(frozen=True, slots=True)
class StaleRow:
    """One item past its limit; `entry` is `None` for a working buffer, whose file `name` is then."""

    key: Key
    entry: Entry | None
    name: str
    reason: str
    project: str
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
        """With room for it, the reason has its number, and the last weeks stand behind what the entry is about."""
        name = id_text(self.entry, setting.short) if self.entry is not None else _BUFFER
        first = (Cell(short_age(Age(self.days, None)), Tone.WARNING), Cell(name, Tone.STRONG))
        about = shown(self.entry.title) if self.entry is not None else self.name
        if setting.breadth in _ROOMY:
            return (
                *first,
                Cell(f"{self.reason}{self.project}"),
                Cell(about),
                Cell(sparkline(self.weekly), Tone.ACCENT),
            )
        return (*first, Cell(self.word, Tone.DIM), Cell(f"{about}{self.project}"))

    @property
    def word(self) -> str:
        """The reason without its number: `pending`, `resolved`."""
        return self.reason.partition(" ")[0] if self.entry is not None else _OLD_BUFFER

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        title = shown(self.entry.title) if self.entry is not None else self.name
        return f"{title} – {self.reason}{self.project}, {self.days} d"


def stale_listing(facts: Facts, view: View) -> Listing:
    """Everything past its limit; worst first means most limits passed."""
    rows = EntryRows(facts)
    asleep = {} if view.query.asks_for("snoozed") else facts.snoozes.asleep
    named = names_projects(facts.snapshot)
    notes = {document.path: project_note(document, named) for document in facts.snapshot.documents}

    def project(item: "Item") -> str:
        if isinstance(item, StaleItem):
            return notes[item.document.path]
        return f" · {shown(item.pattern.workspace.name)}" if named else ""

    def reason(item: "Item") -> str:
        return f"{item.reason}{project(item)}"

    items = arranged(
        _with_patterns([item for item in facts.stale if item.key not in asleep] if asleep else facts.stale, facts),
        view,
        {"age": lambda item: -item.days, "kind": reason, "id": _id},
    )
    reasons = {(item.reason, project(item)) for item in items}
    short, width = names_for([_name(item) for item in items], view.breadth)
    blocked = any(buffer.is_blocked for buffer in facts.wal.buffers)
    pane = Pane(
        name="stale",
        digit="3",
        label="Stale",
        columns=_columns(width, {f"{why}{where}" for why, where in reasons}, view.breadth),
        rows=Rows([item.key for item in items], lambda at: _row(items[at], project(items[at]), facts, rows)),
        setting=Setting.at(facts.now, view.breadth, short),
        total=len(items),
        badge=Cell(f"{len(items)}{'!' if blocked else ''}", Tone.WARNING if blocked else Tone.PLAIN),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        empty=() if items else _calm(facts),
        snoozed=sum(item.key in asleep for item in facts.stale) if asleep else 0,
    )
    return Listing(pane, lambda: [_subject(item, facts) for item in items])


def _with_patterns(items: Sequence[StaleItem], facts: Facts) -> "Sequence[Item]":
    """Patterns of the learning engine among them, where there is one; worst first like the rest."""
    if facts.quick or not has_engine(facts):
        return items
    from hotwash.viewmodels.stale_patterns import stale_patterns

    patterns = stale_patterns(facts)
    return sorted([*items, *patterns], key=lambda item: (-item.overdue, -item.days)) if patterns else items


def _name(item: "Item") -> str:
    """What stands in the column of ids."""
    if not isinstance(item, StaleItem):
        return _PATTERN
    return item.entry.native_id or "" if item.entry is not None else _BUFFER


def _id(item: "Item") -> str:
    return item.key.anchor if isinstance(item, StaleItem) else item.pattern.key


def _columns(id_width: int, reasons: Iterable[str], breadth: Breadth) -> tuple[Column, ...]:
    first = (Column("AGE", 3, right=True), Column("ID", id_width))
    if breadth not in _ROOMY:
        words = {reason.partition(" ")[0] for reason in reasons}
        return (*first, Column("", max(map(len, words), default=0)), Column("SUMMARY"))
    reason = max(map(len, reasons), default=0)
    return (*first, Column("REASON", max(6, min(reason, _WIDEST_REASON))), Column("SUMMARY"), Column("WEEKS", 5))


def _row(item: "Item", project: str, facts: Facts, rows: EntryRows) -> Row:
    if not isinstance(item, StaleItem):
        from hotwash.viewmodels.stale_patterns import stale_pattern_row

        return stale_pattern_row(item, project)
    news = rows.news(item.key) if item.entry is not None else News.NONE
    group = facts.group_of.get(item.key)
    return StaleRow(
        key=item.key,
        entry=item.entry,
        name=file_name(item.document),
        reason=item.reason,
        project=project,
        days=item.days,
        weekly=weekly_counts([member.entry for member in group.members], facts.now) if group is not None else (),
        news=news,
    )


def _subject(item: "Item", facts: Facts) -> Subject:
    if not isinstance(item, StaleItem):
        from hotwash.viewmodels.stale_patterns import stale_pattern_subject

        return stale_pattern_subject(item)
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
