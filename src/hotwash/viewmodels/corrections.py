"""View 6, third list: what people corrected, the newest first."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from hotwash.core.analysis.ages import Age, short_age
from hotwash.core.analysis.engine.corrections import TYPES, corrections_of
from hotwash.core.analysis.engine.signals import EngineSignal
from hotwash.core.analysis.engine.sources import SourceType
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.signal import SignalSource
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.engine_row import EngineRow
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.rows import STILL_READING, Breadth, Cell, Column, Pane, Setting, shown

_SHORT_TYPES = {
    "code_quality": "quality",
    "code_completeness": "completeness",
    "approach_rejection": "rejection",
    "preference_conflict": "preference",
    "expectation_mismatch": "mismatch",
    "communication_gap": "gap",
}
_TYPE_WIDTHS = {
    breadth: max(map(len, _SHORT_TYPES.values() if breadth is Breadth.WIDE else TYPES)) for breadth in Breadth
}
_AGENT_WIDTHS = {Breadth.NARROW: 10, Breadth.MEDIUM: 13, Breadth.WIDE: 10, Breadth.EXTRA: 13}
_PATTERN_WIDTH = 24


@dataclass(frozen=True, slots=True)
class CorrectionRow(EngineRow):
    """One correction; of lines that say the same each has its number."""

    found: EngineSignal
    ordinal: int = 1

    kind: ClassVar[str] = "correction"

    @property
    def key(self) -> Key:
        signal = self.found.signal
        return Key(self.path, f"{signal.timestamp or signal.date} {signal.text}", self.ordinal)

    @property
    def path(self) -> str:
        return self.found.document.path

    @property
    def line(self) -> int:
        return self.found.signal.line

    @property
    def name(self) -> str:
        return shown(self.found.signal.text) or "(nothing said)"

    @property
    def agent(self) -> str:
        return shown(next(iter(self.found.signal.agents), "–"))

    @property
    def pattern(self) -> str:
        return shown(self.found.pattern.name) if self.found.pattern is not None else ""

    @property
    def correction_type(self) -> str:
        return shown(self.found.signal.kind) or "–"

    @property
    def command_line(self) -> str:
        return f"hotwash corrections {self.pattern}".strip()

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        """Where there is little room the type is left to the detail."""
        day, today = self.found.day, setting.now.date()
        age = Cell(short_age(Age((today - day).days, None)) if day is not None else "?", Tone.DIM)
        agent = Cell(self.agent, Tone.STRONG)
        said = Cell(self.name)
        short = _SHORT_TYPES if setting.breadth is Breadth.WIDE else {}
        kind = Cell(
            short.get(self.correction_type, self.correction_type), Tone.ACCENT if self._is_explicit else Tone.DIM
        )
        if setting.breadth is Breadth.NARROW:
            return age, agent, said
        pattern = Cell(self.pattern, Tone.DIM)
        return (age, agent, kind, pattern, said) if setting.breadth is Breadth.EXTRA else (age, agent, kind, said)

    @property
    def _is_explicit(self) -> bool:
        return self.found.source_type is SourceType.EXPLICIT

    @property
    def told(self) -> str:
        pattern = f" ({self.pattern})" if self.pattern else ""
        return f"{self.agent} {self.correction_type}: {self.name}{pattern}"

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return self.told


_ORDERS: Orders[CorrectionRow] = {
    "agent": lambda row: row.agent,
    "type": lambda row: row.correction_type,
    "pattern": lambda row: row.pattern,
}
_EMPTY = (
    "No corrections at .claude/user-corrections.jsonl.",
    "A logs one; hotwash corrections --detect TEXT proposes of what type it is.",
)
SORTS = ("newest", *_ORDERS)


def corrections_listing(facts: Facts, view: View) -> Listing:
    """All of them, whatever their age."""
    signals = [each for engine in facts.engines for each in engine.of_source(SignalSource.CORRECTION)]
    rows = tuple(arranged(_rows(corrections_of(signals).signals), view, _ORDERS))
    pane = Pane(
        name="corrections",
        digit="6",
        label="Corrections",
        columns=_columns(view.breadth),
        rows=rows,
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(str(len(rows)), Tone.DIM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        empty=(STILL_READING,) if facts.quick else _EMPTY,
    )
    return Listing(pane, lambda: [_subject(row, facts) for row in rows])


def _rows(signals: tuple[EngineSignal, ...]) -> Iterator[CorrectionRow]:
    """Counted from the oldest, so that a new line leaves the others their number."""
    seen: Counter[Key] = Counter()
    rows = []
    for each in reversed(signals):
        key = CorrectionRow(each).key
        seen[key] += 1
        rows.append(CorrectionRow(each, seen[key]))
    return reversed(rows)


def _columns(breadth: Breadth) -> tuple[Column, ...]:
    first = (Column("AGE", 3, right=True), Column("AGENT", _AGENT_WIDTHS[breadth]))
    if breadth is Breadth.NARROW:
        return (*first, Column("WANTED"))
    pattern = (Column("PATTERN", _PATTERN_WIDTH),) if breadth is Breadth.EXTRA else ()
    return (*first, Column("TYPE", _TYPE_WIDTHS[breadth]), *pattern, Column("WANTED"))


def _subject(row: CorrectionRow, facts: Facts) -> PlainSubject:
    signal, day = row.found.signal, row.found.day
    said = signal.user_correction.verbatim if signal.user_correction is not None else None
    words = {
        "type": ("correction", (signal.kind or "").casefold()),
        "agent": tuple(agent.casefold() for agent in signal.agents),
        "category": ((signal.category or "").casefold(),),
        "key": ((row.pattern or "").casefold(),),
        "service": ((signal.service or "").casefold(),),
        "severity": ((signal.native_severity or "").casefold(),),
        "source": (row.found.source_type.value,),
    }
    ages = {"age": Age((facts.now.date() - day).days, None)} if day is not None else {}
    days = {"logged": day} if day is not None else {}
    return PlainSubject(f"{row.told} {said or ''}".casefold(), row.name.casefold(), words, ages=ages, days=days)
