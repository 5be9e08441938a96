"""View 6, fourth list: the entries of all runbooks, those that wait for a person to look first."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from hotwash.core.analysis.ages import Age, short_age
from hotwash.core.analysis.engine.drafts import EntryState, entry_state
from hotwash.core.analysis.engine.eligibility import is_demotion_candidate
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.signals import day_of
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.key import Key
from hotwash.core.model.runbook import Runbook, RunbookEntry, RunbookOrigin
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.engine_row import EngineRow
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import STILL_READING, Breadth, Cell, Column, Condition, Pane, Setting, shown

_ARCHIVED = "archived"
_WAITING = (EntryState.DRAFT, EntryState.DUE)
_STATE_WIDTH = max(len(_ARCHIVED), *map(len, (*RunbookOrigin, *_WAITING)))
_WIDEST_AGENT = 16
_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class RunbookRow(EngineRow):
    """One entry of one agent's runbook, and the pattern of its name where there is one."""

    document: Document
    agent: str
    entry: RunbookEntry
    pattern: EnginePattern | None = None
    ordinal: int = 1
    review: EntryState | None = None

    kind: ClassVar[str] = "runbook-entry"

    @property
    def key(self) -> Key:
        return Key(self.document.path, self.entry.name, self.ordinal)

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def line(self) -> int:
        return self.entry.line

    @property
    def name(self) -> str:
        return shown(self.entry.name)

    @property
    def pattern_name(self) -> str:
        return self.entry.name

    @property
    def workspace(self) -> Workspace:
        return self.document.workspace

    @property
    def markdown(self) -> str:
        return f"- {self.name} ({shown(self.agent)})\n"

    @property
    def state(self) -> str:
        """`draft` and `review due` until somebody confirms it; else who wrote it."""
        if self.entry.is_archived:
            return _ARCHIVED
        return self.review.value if self.review in _WAITING else self.entry.origin.value

    @property
    def is_outlived(self) -> bool:
        return not self.entry.is_archived and self.pattern is not None and is_demotion_candidate(self.pattern)

    @property
    def wants_a_look(self) -> bool:
        return self.is_outlived or self.review is EntryState.DUE

    @property
    def condition(self) -> Condition:
        return Condition.STALE if self.wants_a_look else Condition.NONE

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        entry, day = self.entry, day_of(self.entry.last_seen)
        tone = Tone.DIM if entry.is_archived else Tone.PLAIN
        waits = self.review in _WAITING
        agent, name = Cell(shown(self.agent), Tone.STRONG), Cell(self.name, tone)
        if setting.breadth is Breadth.NARROW:
            return agent, name
        sure = Cell(f"{entry.confidence:.2f}" if entry.confidence is not None else _NOTHING, Tone.DIM)
        state = Cell(self.state, Tone.WARNING if self.review is EntryState.DUE else Tone.ACCENT if waits else Tone.DIM)
        seen = short_age(Age((setting.now.date() - day).days, None)) if day is not None else _NOTHING
        last = Cell(seen, Tone.WARNING if self.is_outlived else Tone.DIM)
        return (agent, state, name, last) if setting.breadth is Breadth.WIDE else (agent, state, name, sure, last)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.name} – {self.state} entry of {shown(self.agent)}, {shown(self.document.relative)}:{self.line}"


_ORDERS: Orders[RunbookRow] = {
    "agent": lambda row: (row.agent, row.path, row.line),
    "name": lambda row: row.name.casefold(),
    "confidence": lambda row: -(row.entry.confidence or 0),
}
_EMPTY = (
    "No runbook at .claude/skills/runbooks/AGENT/RUNBOOK.md.",
    "Agents read it before they work. A adds an entry, p among patterns writes one of a pattern.",
)
SORTS = ("worst", *_ORDERS)


def runbooks_listing(facts: Facts, view: View) -> Listing:
    """Entries that wait for a look, then live ones as they stand, then what was archived."""
    ordered = sorted(_rows(facts), key=lambda row: (row.entry.is_archived, not row.wants_a_look))
    rows = tuple(arranged(ordered, view, _ORDERS))
    waiting = sum(row.wants_a_look for row in rows)
    notes = sum(len(book.notes) for engine in facts.engines for _, book in engine.runbooks)
    agent = min(_WIDEST_AGENT, max((len(shown(row.agent)) for row in rows), default=5))
    pane = Pane(
        name="runbooks",
        digit="6",
        label="Runbooks",
        columns=_columns(view.breadth, max(5, agent)),
        rows=rows,
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(f"{len(rows)} !{waiting}" if waiting else str(len(rows)), Tone.WARNING if waiting else Tone.DIM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=f"+{counted(notes, 'note')}" if notes else "",
        empty=(STILL_READING,) if facts.quick else _EMPTY,
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _rows(facts: Facts) -> Iterator[RunbookRow]:
    for engine in facts.engines:
        for document, book in engine.runbooks:
            yield from _of_book(engine, document, book, facts.snapshot.personal.confirmed)


def _of_book(engine: Engine, document: Document, book: Runbook, confirmed: Mapping[str, str]) -> Iterator[RunbookRow]:
    seen: dict[str, int] = {}
    for entry in book.entries:
        seen[entry.name] = seen.get(entry.name, 0) + 1
        pattern = engine.pattern(entry.name)
        review = entry_state(pattern, engine, confirmed) if pattern is not None and not entry.is_archived else None
        yield RunbookRow(document, book.agent, entry, pattern, seen[entry.name], review)


def _columns(breadth: Breadth, agent: int) -> tuple[Column, ...]:
    if breadth is Breadth.NARROW:
        return (Column("AGENT", agent), Column("ENTRY"))
    first = (Column("AGENT", agent), Column("STATE", _STATE_WIDTH), Column("ENTRY"))
    sure, seen = Column("SURE", 4, right=True), Column("SEEN", 4, right=True)
    return (*first, seen) if breadth is Breadth.WIDE else (*first, sure, seen)


def _subject(row: RunbookRow) -> PlainSubject:
    words = {
        "id": (row.entry.name.casefold(),),
        "type": ("runbook", row.state),
        "status": (_ARCHIVED if row.entry.is_archived else "promoted",),
        "agent": (row.agent.casefold(),),
        "file": (row.document.relative.casefold(),),
    }
    numbers = {
        name: float(number)
        for name, number in (("confidence", row.entry.confidence), ("seen", row.entry.occurrences))
        if number is not None
    }
    flags = frozenset({"stale"}) if row.wants_a_look else frozenset()
    return PlainSubject(
        f"{row.agent} {row.name} {row.state}".casefold(), row.name.casefold(), words, numbers, flags=flags
    )
