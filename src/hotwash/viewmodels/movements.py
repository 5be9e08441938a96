"""View 6, second list: patterns that moved since the window of time before, or want a look; what got better last."""

from typing import ClassVar

from hotwash.core.analysis.engine.alerts import Alert, AlertSeverity, AlertType
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.report import LEAST_DAYS, LEAST_FINDINGS, TrendReport
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.engine_row import names_workspaces
from hotwash.viewmodels.engine_words import movement_text
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.patterns import SIGNS, OfPattern
from hotwash.viewmodels.rows import STILL_READING, Breadth, Cell, Column, Pane, Setting, shown

_BETTER = "better"
_TONES = {
    AlertSeverity.HIGH: Tone.ALARM,
    AlertSeverity.MEDIUM: Tone.WARNING,
    AlertSeverity.LOW: Tone.DIM,
}
_WORDS = {
    AlertType.INCREASING: "more often",
    AlertType.THRESHOLD: "ready",
    AlertType.NEW: "new",
}
_TELLS_ALL = (Breadth.MEDIUM, Breadth.EXTRA)
_WIDEST_NAME = {Breadth.NARROW: 26, Breadth.MEDIUM: 26, Breadth.WIDE: 26, Breadth.EXTRA: 34}


@dataclass(frozen=True, slots=True)
class MovementRow(OfPattern):
    """One pattern, the alerts about it, the most severe first, and whether it is seen less."""

    pattern: EnginePattern
    alerts: tuple[Alert, ...] = ()
    is_better: bool = False
    place: str = ""

    kind: ClassVar[str] = "movement"

    @property
    def markdown(self) -> str:
        return f"- {self.told}\n"

    @property
    def told(self) -> str:
        return f"{self.name}: {self.what}, {movement_text(self.pattern.previous, self.pattern.current)}"

    @property
    def severity(self) -> AlertSeverity | None:
        return self.alerts[0].severity if self.alerts else None

    @property
    def word(self) -> Cell:
        """How soon somebody should look."""
        severity = self.severity
        return Cell(severity.value, _TONES[severity]) if severity is not None else Cell(_BETTER, Tone.GOOD)

    @property
    def what(self) -> str:
        """What happened, in a few words: `more often · ready`."""
        better = "less often" if self.pattern.current else "gone"
        words = [_WORDS.get(each.type) or f"maybe in {shown(each.other)}" for each in self.alerts]
        return " · ".join((better, *words) if self.is_better else words)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        name, what = Cell(self.name + self.place, Tone.STRONG), Cell(self.what)
        if setting.breadth not in _TELLS_ALL:
            return self.word, name, what
        moved = Cell(movement_text(self.pattern.previous, self.pattern.current), SIGNS[self.pattern.trend].tone)
        return self.word, name, moved, what

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        action = next((each.action for each in self.alerts if each.action), "")
        return f"{self.told} – {shown(action)}" if action else self.told


_ORDERS: Orders[MovementRow] = {
    "pattern": lambda row: row.pattern.key,
    "change": lambda row: row.pattern.previous - row.pattern.current,
}
SORTS = ("severity", *_ORDERS)


def movements_listing(facts: Facts, view: View) -> Listing:
    """What alerts, the most severe first, then what only got better."""
    named = names_workspaces(facts)
    rows = tuple(arranged((row for engine in facts.engines for row in _rows(engine, named)), view, _ORDERS))
    high = sum(row.severity is AlertSeverity.HIGH for row in rows)
    pane = Pane(
        name="trends",
        digit="6",
        label="Trends",
        columns=_columns(rows, view.breadth),
        rows=rows,
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(f"{len(rows)} !{high}" if high else str(len(rows)), Tone.WARNING if high else Tone.DIM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=_note(facts),
        empty=_calm(facts),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _rows(engine: Engine, named: bool) -> list[MovementRow]:
    place = f" · {shown(engine.workspace.name)}" if named else ""
    alerts: dict[str, list[Alert]] = {}
    for alert in engine.alerts:
        alerts.setdefault(alert.pattern.key, []).append(alert)
    better = {pattern.key: pattern for pattern in TrendReport(engine).improvements}
    rows = [MovementRow(each[0].pattern, tuple(each), key in better, place) for key, each in alerts.items()]
    return [*rows, *(MovementRow(pattern, (), True, place) for key, pattern in better.items() if key not in alerts)]


def _note(facts: Facts) -> str:
    """`findings 23 → 41 (+78%) in 30 d`"""
    reports = [TrendReport(engine) for engine in facts.engines]
    previous = sum(each.previous.findings for each in reports)
    current = sum(each.current.findings for each in reports)
    window = facts.engines[0].horizon.window if facts.engines else 0
    return f"findings {movement_text(previous, current)} in {window} d" if previous or current else ""


def _calm(facts: Facts) -> tuple[str, ...]:
    if facts.quick:
        return (STILL_READING,)
    if any(TrendReport(engine).is_enough for engine in facts.engines):
        return ("Nothing moves: no pattern is new, more or less frequent, or ready for a runbook.",)
    return (f"No trend yet: it takes {LEAST_FINDINGS} findings over {LEAST_DAYS // 7} weeks.", "A logs one.")


def _columns(rows: tuple[MovementRow, ...], breadth: Breadth) -> tuple[Column, ...]:
    name = min(_WIDEST_NAME[breadth], max((len(row.name) + len(row.place) for row in rows), default=7))
    first = (Column("HOW", 6), Column("PATTERN", max(7, name)))
    if breadth not in _TELLS_ALL:
        return (*first, Column("WHAT"))
    moved = max((len(movement_text(row.pattern.previous, row.pattern.current)) for row in rows), default=5)
    return (*first, Column("MOVED", moved), Column("WHAT"))


def _subject(row: MovementRow) -> PlainSubject:
    words = {
        "id": (row.pattern.key,),
        "type": ("movement", *(alert.type.value for alert in row.alerts)),
        "severity": (row.word.text,),
        "agent": tuple(agent.casefold() for agent in row.pattern.agents),
        "service": tuple(service.casefold() for service in row.pattern.services),
    }
    return PlainSubject(f"{row.name} {row.what}".casefold(), row.name.casefold(), words)
