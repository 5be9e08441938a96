"""View D: what entries say in numbers about how services are run, and which of those numbers are past their limits."""

from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.ops.fact import OpsFact
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted, short_ids
from hotwash.viewmodels.ops_report import FEEDS, headline
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

_ORDERS: Orders[OpsFact] = {"what": lambda fact: fact.rule, "subject": lambda fact: fact.subject.casefold()}
SORTS = ("past limits", *_ORDERS)
_WIDEST_SUBJECT = 20
_TELLS_LIMITS = (Breadth.MEDIUM, Breadth.EXTRA)

FactKey = tuple[str, str, str, Key]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact; it belongs to the entries that it comes from and is no row of theirs."""

    fact: OpsFact

    kind: ClassVar[str] = "fact"
    targets: ClassVar[tuple[Key, ...]] = ()
    news: ClassVar[News] = News.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> FactKey:
        """What was measured, of what, and the first entry that says so; a changed number is the same fact."""
        first = self.fact.sources[0]
        return self.fact.rule, self.fact.subject, first.text.partition(":")[0], first.key

    @property
    def condition(self) -> Condition:
        return Condition.STALE if self.fact.fired else Condition.NONE

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        fact = self.fact
        number = Cell(shown(fact.value), Tone.WARNING if fact.fired else Tone.STRONG)
        subject = setting.short.get(fact.subject, fact.subject)
        first = (Cell(shown(fact.rule), Tone.DIM), Cell(shown(subject)), number)
        return (*first, Cell(shown(fact.limit), Tone.DIM)) if setting.breadth in _TELLS_LIMITS else first

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return headline(self.fact)


def operations_listing(facts: Facts, view: View) -> Listing:
    """What is past its limit first."""
    report = facts.ops
    rows = [FactRow(fact) for fact in arranged(report.facts, view, _ORDERS)]
    fired = len(report.fired)
    names = short_ids(row.fact.subject for row in rows) if view.breadth not in _TELLS_LIMITS else {}
    setting = Setting.at(facts.now, view.breadth, names)
    pane = Pane(
        name="operations",
        digit="D",
        label="Operations",
        columns=_columns(rows, setting),
        rows=tuple(rows),
        setting=setting,
        total=len(rows),
        badge=Cell(str(fired), Tone.WARNING if fired else Tone.DIM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=f"last {counted(report.days, 'day')}",
        empty=(f"No entry of the last {counted(report.days, 'day')} states a number. These would:", *FEEDS),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _columns(rows: list[FactRow], setting: Setting) -> tuple[Column, ...]:
    """A number may be long in words (`3 times, 2 contexts`), so it takes what is left where the limit has no room."""
    rule = max((len(row.fact.rule) for row in rows), default=4)
    subjects = (setting.short.get(row.fact.subject, row.fact.subject) for row in rows)
    subject = min(_WIDEST_SUBJECT, max(map(len, subjects), default=2))
    first = (Column("WHAT", max(4, rule)), Column("OF", subject))
    if setting.breadth not in _TELLS_LIMITS:
        return (*first, Column("NUMBER"))
    number = max((len(row.fact.value) for row in rows), default=6)
    return (*first, Column("NUMBER", max(6, number)), Column("LIMIT"))


def _subject(row: FactRow) -> PlainSubject:
    fact = row.fact
    words = {
        "type": ("fact",),
        "id": tuple(source.name.casefold() for source in fact.sources),
        "file": tuple(source.file.casefold() for source in fact.sources),
        "service": (fact.subject.casefold(),),
    }
    return PlainSubject(headline(fact).casefold(), fact.rule.casefold(), words)
