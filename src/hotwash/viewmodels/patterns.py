"""View 6: what keeps being found, how sure that is, how it moves, and whether it is in a runbook."""

from collections.abc import Sequence
from typing import ClassVar

from hotwash.core.analysis.ages import Age
from hotwash.core.analysis.engine.alerts import AlertSeverity
from hotwash.core.analysis.engine.confidence import Band, band
from hotwash.core.analysis.engine.eligibility import is_demotion_candidate, is_eligible, is_rising
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.trend import Trend
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.document import Workspace
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.engine_row import EngineRow, names_workspaces
from hotwash.viewmodels.engine_words import confidence_text, promotion_text, trend_words
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.rows import STILL_READING, Breadth, Cell, Column, Condition, Pane, Setting, shown

SIGNS = {
    Trend.INCREASING: Cell("↑", Tone.ALARM),
    Trend.NEW: Cell("+", Tone.NEWS),
    Trend.STABLE: Cell("=", Tone.DIM),
    Trend.DECREASING: Cell("↓", Tone.GOOD),
    Trend.RESOLVED: Cell("✓", Tone.GOOD),
}
_CONFIDENCE_TONES = {Band.HIGH: Tone.STRONG, Band.MEDIUM: Tone.PLAIN, Band.TRACKED: Tone.DIM, Band.NOISE: Tone.DIM}
_TELLS_ALL = (Breadth.MEDIUM, Breadth.EXTRA)
_WIDEST_NAME = {Breadth.NARROW: 34, Breadth.MEDIUM: 28, Breadth.WIDE: 26, Breadth.EXTRA: 34}
_WIDEST_TARGET = 22


class OfPattern(EngineRow):
    """What every row about a pattern has from it: its identity and where it stands."""

    __slots__ = ()

    pattern: EnginePattern

    @property
    def key(self) -> tuple[str, str]:
        return self.pattern.workspace.id, self.pattern.key

    @property
    def path(self) -> str:
        """Where the latest signal stands; without any, the registry."""
        latest = self.pattern.signals[-1:]
        return latest[0].document.path if latest else self.pattern.registry

    @property
    def line(self) -> int:
        latest, stored = self.pattern.signals[-1:], self.pattern.stored
        return latest[0].signal.line if latest else stored.line if stored is not None else 0

    @property
    def name(self) -> str:
        return shown(self.pattern.name)

    @property
    def pattern_name(self) -> str:
        return self.pattern.name

    @property
    def workspace(self) -> Workspace:
        return self.pattern.workspace


@dataclass(frozen=True, slots=True)
class PatternRow(OfPattern):
    """One pattern; `place` tells its workspace where several are open."""

    pattern: EnginePattern
    place: str = ""

    kind: ClassVar[str] = "pattern"

    @property
    def markdown(self) -> str:
        described = shown(self.pattern.description)
        return f"- {self.name} ×{self.pattern.count}, {confidence_text(self.pattern)}: {described}\n"

    @property
    def condition(self) -> Condition:
        return Condition.STALE if is_demotion_candidate(self.pattern) else Condition.NONE

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        """Count and confidence are bright where a promotion is possible."""
        found = self.pattern
        is_ready = is_eligible(found)
        name = Cell(self.name + self.place, Tone.STRONG if is_ready else Tone.PLAIN)
        count = Cell(f"×{found.count}", Tone.ACCENT if is_ready else Tone.DIM)
        sure = Cell(f"{found.confidence:.2f}", _CONFIDENCE_TONES[band(found.confidence)])
        first = (SIGNS[found.trend], name, count, sure)
        if setting.breadth is Breadth.NARROW:
            return first
        moved = Cell(_moved(found), SIGNS[found.trend].tone)
        return (*first, moved, Cell(self._where(), Tone.DIM)) if setting.breadth in _TELLS_ALL else (*first, moved)

    def _where(self) -> str:
        """What it is about and where it is: `security → api-dev`."""
        found = self.pattern
        targets = ", ".join(found.targets) if found.is_promoted else promotion_text(found)
        return " → ".join(part for part in (shown(found.category), shown(targets)) if part)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        found = self.pattern
        said = (f"×{found.count}", confidence_text(found), moving_text(found), f"promoted: {promotion_text(found)}")
        return f"{self.name} – {' · '.join(said)}"


def moving_text(pattern: EnginePattern) -> str:
    """`+ new`, with the sign of the list."""
    return f"{SIGNS[pattern.trend].text} {trend_words(pattern)}"


def _moved(pattern: EnginePattern) -> str:
    """`3→8 +167%`"""
    change = f" {pattern.change:+}%" if pattern.change else ""
    return f"{pattern.previous}→{pattern.current}{change}"


_ORDERS: Orders[EnginePattern] = {
    "count": lambda pattern: -pattern.count,
    "confidence": lambda pattern: -pattern.confidence,
    "last seen": lambda pattern: pattern.age if pattern.age is not None else 1 << 30,
    "name": lambda pattern: pattern.key,
}
SORTS = ("alerts first", *_ORDERS)


def patterns_listing(facts: Facts, view: View) -> Listing:
    """What alerts first, then the most frequent."""
    found = arranged((each for engine in facts.engines for each in _alerts_first(engine)), view, _ORDERS)
    named = names_workspaces(facts)
    rows = tuple(PatternRow(each, f" · {shown(each.workspace.name)}" if named else "") for each in found)
    rising = sum(map(is_rising, found))
    pane = Pane(
        name="patterns",
        digit="6",
        label="Patterns",
        columns=_columns(rows, view.breadth),
        rows=rows,
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(f"{len(rows)} ↑{rising}" if rising else str(len(rows)), Tone.WARNING if rising else Tone.PLAIN),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=_note(facts.engines),
        empty=(STILL_READING,) if facts.quick else EMPTY,
    )
    return Listing(pane, lambda: [pattern_subject(row.pattern) for row in rows])


EMPTY = (
    "No findings at .claude/review-findings.jsonl.",
    "A logs one; session learnings, corrections and incidents count, too.",
)


def _alerts_first(engine: Engine) -> list[EnginePattern]:
    """By the most severe alert of each, then as the engine has them."""
    ranks: dict[str, int] = {}
    for alert in engine.alerts:
        ranks.setdefault(alert.pattern.key, list(AlertSeverity).index(alert.severity))
    return sorted(engine.patterns, key=lambda each: ranks.get(each.key, len(AlertSeverity)))


def _note(engines: Sequence[Engine]) -> str:
    """How much is not in the registry yet, and what counts nowhere."""
    unnamed = sum(len(engine.unnamed) for engine in engines)
    undated = sum(len(engine.undated) for engine in engines)
    news = sum(each.news for engine in engines for each in engine.patterns)
    said = (
        f"I takes in {news}" if news else "",
        f"+{unnamed} unnamed" if unnamed else "",
        f"+{undated} undated" if undated else "",
    )
    return " · ".join(part for part in said if part)


def _columns(rows: Sequence[PatternRow], breadth: Breadth) -> tuple[Column, ...]:
    count = max((len(str(row.pattern.count)) + 1 for row in rows), default=2)
    sign, times, sure = Column("", 1), Column("×N", max(2, count), right=True), Column("SURE", 4, right=True)
    moved = Column("MOVED", max((len(_moved(row.pattern)) for row in rows), default=5))
    if breadth in _TELLS_ALL:
        widest = min(_WIDEST_NAME[breadth], max((len(row.name) + len(row.place) for row in rows), default=4))
        return (sign, Column("PATTERN", max(7, widest)), times, sure, moved, Column("WHERE"))
    first = (sign, Column("PATTERN"), times, sure)
    return first if breadth is Breadth.NARROW else (*first, moved)


def pattern_subject(pattern: EnginePattern) -> PlainSubject:
    """What a filter can ask of a pattern."""
    text = f"{pattern.name} {pattern.description or ''} {pattern.trend} {promotion_text(pattern)}".casefold()
    words = {
        "id": (pattern.key,),
        "type": ("pattern",),
        "status": (pattern.trend.value, "promoted" if pattern.is_promoted else "open"),
        "category": ((pattern.category or "").casefold(),),
        "agent": tuple(agent.casefold() for agent in pattern.agents),
        "service": tuple(service.casefold() for service in pattern.services),
        "severity": (pattern.severity.value,) if pattern.severity is not None else (),
        "target": tuple(agent.casefold() for agent in pattern.targets) if pattern.is_promoted else (),
    }
    flags = {
        "candidate": is_eligible(pattern),
        "stale": is_demotion_candidate(pattern),
        "new": pattern.trend is Trend.NEW,
    }
    ages = {"age": Age(pattern.age, None), "idle": Age(pattern.age, None)} if pattern.age is not None else {}
    return PlainSubject(
        text,
        pattern.name.casefold(),
        words,
        numbers={"seen": pattern.count, "confidence": pattern.confidence},
        ages=ages,
        flags=frozenset(name for name, holds in flags.items() if holds),
        days={"promoted": pattern.promoted_on} if pattern.promoted_on is not None else {},
    )
