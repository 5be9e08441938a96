"""Pane 4: what each open action would be worth, the highest total first."""

from typing import ClassVar

from hotwash.core.analysis.entry_subjects import entry_subjects
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import Subject
from hotwash.core.analysis.vfm import ScoredAction
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.rows import STILL_READING, Cell, Column, Condition, News, Pane, Rows, Setting, shown
from hotwash.viewmodels.scores import holds_guess, verdict

_ORDERS: Orders[ScoredAction] = {
    "gap": lambda action: abs(action.gap),
    "name": lambda action: action.title.casefold(),
    "guesses first": lambda action: not holds_guess(action),
}
SORTS = ("total", *_ORDERS)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One scored action, known by the entry that names it."""

    key: Key
    total: int
    acts: bool
    title: str
    gap: int
    guessed: bool
    news: News

    kind: ClassVar[str] = "entry"
    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None

    @property
    def targets(self) -> tuple[Key, ...]:
        return (self.key,)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:  # noqa: ARG002 (the same in every setting)
        return (
            Cell(str(self.total), Tone.STRONG),
            verdict(self.acts),
            Cell(shown(self.title)),
            Cell(_lacking(self.gap), Tone.DIM),
            Cell("g" if self.guessed else "", Tone.DIM),
        )

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (as above)
        return f"{shown(self.title)} – {self.total}, {verdict(self.acts).text}"


def vfm_listing(facts: Facts, view: View) -> Listing:
    """All open actions with their totals; the facts have the highest first."""
    asleep = {} if view.query.asks_for("snoozed") else facts.snoozes.asleep
    awake = [action for action in facts.actions if action.key not in asleep] if asleep else facts.actions
    actions = arranged(awake, view, _ORDERS)
    acting = sum(action.acts for action in actions)
    pane = Pane(
        name="vfm",
        digit="4",
        label="VFM",
        columns=(
            Column("VFM", 3, right=True),
            Column("", 5),
            Column("ACTION"),
            Column("", max((len(_lacking(gap)) for gap in {action.gap for action in actions}), default=0), right=True),
            Column("", 1),
        ),
        rows=Rows([action.key for action in actions], lambda at: _row(actions[at], facts)),
        setting=Setting.at(facts.now, view.breadth),
        total=len(actions),
        badge=Cell(str(acting)),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        detail=f"threshold {facts.threshold.value}",
        empty=() if actions else (STILL_READING if facts.quick else "No open entry names an action.",),
        snoozed=len(facts.actions) - len(actions),
    )
    return Listing(pane, lambda: _subjects(actions, facts))


def _lacking(gap: int) -> str:
    """How far a total is below the threshold; nothing for one above."""
    return f"({gap:+d})" if gap < 0 else ""


def _row(action: ScoredAction, facts: Facts) -> ActionRow:
    noticed = facts.noticed
    news = News.NEW if action.key in noticed.new else News.CHANGED if action.key in noticed.changed else News.NONE
    return ActionRow(
        key=action.key,
        total=action.total,
        acts=action.acts,
        title=action.title,
        gap=action.gap,
        guessed=holds_guess(action),
        news=news,
    )


def _subjects(actions: list[ScoredAction], facts: Facts) -> list[Subject]:
    by_key = {subject.entry.key: subject for subject in entry_subjects(facts)}
    return [by_key[action.key] for action in actions]
