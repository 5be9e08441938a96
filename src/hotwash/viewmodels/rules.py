"""View 8: every rule that came from an entry, where it stands, and what became of it."""

from datetime import date
from typing import ClassVar

from hotwash.core.analysis.ages import Age, short_age
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.promoted_rule import Rule, RuleState
from hotwash.core.analysis.rules import without_marker
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.entry_row import DRAFT
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.naming import counted, short_ids
from hotwash.viewmodels.rows import STILL_READING, Breadth, Cell, Column, Condition, News, Pane, Setting, shown

SORTS = ("worst", "newest", "oldest", "file", "id")
STATE_TONES = {
    RuleState.LEECH: Tone.ALARM,
    RuleState.REGRESSED: Tone.ALARM,
    RuleState.MISSING: Tone.WARNING,
    RuleState.STALE: Tone.WARNING,
    RuleState.MOVED: Tone.ACCENT,
    RuleState.EDITED: Tone.ACCENT,
    RuleState.PRESENT: Tone.DIM,
}
_CONDITIONS = {RuleState.MISSING: Condition.BROKEN, RuleState.STALE: Condition.STALE}
_STATE_WIDTH = max(map(len, RuleState))
_WIDEST_PLACE = {Breadth.NARROW: 14, Breadth.MEDIUM: 22, Breadth.WIDE: 14, Breadth.EXTRA: 28}
_TELLS_ALL = (Breadth.MEDIUM, Breadth.EXTRA)
_NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule; `targets` are the entries it came from, as far as they are still there.

    `is_drafted` says that something typed waits for it.
    """

    rule: Rule
    is_drafted: bool = False

    kind: ClassVar[str] = "rule"
    step: ClassVar[None] = None

    @property
    def key(self) -> str:
        return self.rule.id

    @property
    def targets(self) -> tuple[Key, ...]:
        return self.rule.keys

    @property
    def news(self) -> News:
        return News.REGRESSED if self.rule.came_back else News.NONE

    @property
    def condition(self) -> Condition:
        return _CONDITIONS.get(self.rule.state, Condition.NONE)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        rule, today = self.rule, setting.now.date()
        state = Cell(rule.state.value, STATE_TONES[rule.state])
        waits = f"{DRAFT} · " if self.is_drafted else ""
        text = Cell(waits + (shown(rule.text) or "its text is not known"), Tone.PLAIN if rule.text else Tone.DIM)
        place = Cell(_cut_place(rule, setting.breadth), Tone.STRONG)
        promoted = Cell(_days(rule.promoted, today), Tone.DIM)
        if setting.breadth not in _TELLS_ALL:
            return state, place, text, promoted
        return state, place, text, Cell(_names(rule, setting), Tone.DIM), promoted, Cell(_days(rule.last_seen, today))

    def peek(self, setting: Setting) -> str:
        """`Check the job lock … – present in CLAUDE.md:9, promoted 35d ago`"""
        rule = self.rule
        promoted = f", promoted {_days(rule.promoted, setting.now.date())} ago" if rule.promoted is not None else ""
        where = f" in {place_of_rule(rule)}" if rule.line else ""
        reason = f" – {shown(rule.reason)}" if rule.reason else ""
        return f"{shown(rule.text)} – {rule.state}{where}{promoted}{reason}"


def place_of_rule(rule: Rule) -> str:
    """`CLAUDE.md:9`; where it should be, for one that is nowhere."""
    if rule.line:
        return f"{shown(rule.target)}:{rule.line}"
    return shown(rule.target) or _NOWHERE


def _cut_place(rule: Rule, breadth: Breadth) -> str:
    """The end of a long path tells more than its beginning."""
    place, room = place_of_rule(rule), _WIDEST_PLACE[breadth]
    return place if len(place) <= room else f"…{place[len(place) - room + 1 :]}"


def _days(day: date | None, today: date) -> str:
    return short_age(Age((today - day).days, None)) if day is not None else "–"


def _names(rule: Rule, setting: Setting) -> str:
    first, *more = rule.names
    name = shown(setting.short.get(first, first))
    return f"{name} +{len(more)}" if more else name


def rules_listing(facts: Facts, view: View) -> Listing:
    """All rules, those that came back, are missing or stale first."""
    found = sorted(facts.rules, key=lambda rule: _order(rule, view.sort))
    if view.reverse:
        found.reverse()
    rows = tuple(RuleRow(rule, _is_drafted(rule, facts)) for rule in found)
    short = short_ids(name for rule in found for name in rule.names)
    setting = Setting.at(facts.now, view.breadth, short)
    back = sum(rule.came_back for rule in found)
    missing = sum(rule.state is RuleState.MISSING for rule in found)
    unmarked = without_marker(facts.snapshot)
    pane = Pane(
        name="rules",
        digit="8",
        label="Rules",
        columns=_columns(rows, setting),
        rows=rows,
        setting=setting,
        total=len(rows),
        badge=_badge(len(rows), back, missing),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=f"+{unmarked} without a marker" if unmarked else "",
        empty=() if rows else _calm(facts),
    )
    return Listing(pane, lambda: [_subject(row.rule, facts) for row in rows])


def _is_drafted(rule: Rule, facts: Facts) -> bool:
    return not facts.noticed.drafts.isdisjoint(rule.keys)


def _order(rule: Rule, sort: str) -> tuple[object, ...]:
    """The facts have them worst first; sorting is stable."""
    if sort in ("newest", "oldest"):
        day = rule.promoted.toordinal() if rule.promoted is not None else 0
        return (-day if sort == "newest" else day,)
    return {"file": (rule.path, rule.line), "id": (rule.names,)}.get(sort, ())


def _badge(count: int, back: int, missing: int) -> Cell:
    """`24 ↺1 ✗2`"""
    signs = [f"{News.REGRESSED}{back}" if back else "", f"{Condition.BROKEN}{missing}" if missing else ""]
    text = " ".join([str(count), *(sign for sign in signs if sign)])
    return Cell(text, Tone.ALARM if back else Tone.WARNING if missing else Tone.PLAIN)


def _columns(rows: tuple[RuleRow, ...], setting: Setting) -> tuple[Column, ...]:
    place = max((len(_cut_place(row.rule, setting.breadth)) for row in rows), default=5)
    first = (Column("STATE", _STATE_WIDTH), Column("WHERE", max(5, place)), Column("RULE"))
    age, seen = Column("AGE", 3, right=True), Column("SEEN", 4, right=True)
    if setting.breadth not in _TELLS_ALL:
        return (*first, age)
    names = max((len(_names(row.rule, setting)) for row in rows), default=2)
    return (*first, Column("FROM", names), age, seen)


def _subject(rule: Rule, facts: Facts) -> PlainSubject:
    names = " ".join(rule.names)
    text = f"{rule.text} {rule.target} {names} {rule.state} {rule.reason}".casefold()
    words = {
        "id": tuple(name.casefold() for name in rule.names),
        "status": ("promoted", rule.state.value),
        "type": ("rule",),
        "file": (rule.target.casefold(),),
        "target": (rule.target.casefold(),),
        "scope": (rule.scope.value,),
    }
    flags = {RuleState.STALE: "stale", RuleState.LEECH: "regressed", RuleState.REGRESSED: "regressed"}
    held = {flags[rule.state]} if rule.state in flags else set()
    held |= {DRAFT} if _is_drafted(rule, facts) else set()
    days = {name: day for name, day in (("promoted", rule.promoted), ("changed", rule.last_seen)) if day is not None}
    promoted = {"age": Age((facts.now.date() - rule.promoted).days, None)} if rule.promoted is not None else {}
    return PlainSubject(text, rule.text.casefold(), words, ages=promoted, flags=frozenset(held), days=days)


def _calm(facts: Facts) -> tuple[str, ...]:
    if facts.quick:
        return (STILL_READING,)
    from hotwash.viewmodels.candidates import waiting

    count = len(waiting(facts))
    verb = "waits" if count == 1 else "wait"
    return (
        "Nothing promoted from here yet.",
        f"{counted(count, 'candidate')} {verb} in 2" if count else "p on an entry makes a rule of it.",
    )
