"""Pane 4: what each open action would be worth, the highest total first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from hotwash.core.analysis.entry_subjects import EntrySubject, entry_subjects
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject, Subject
from hotwash.core.analysis.vfm import ScoredAction
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.rows import Cell, Column, Condition, News, Pane, Setting, shown
from hotwash.viewmodels.scores import holds_guess, verdict

SORTS = ("total", "gap", "name", "guesses first")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One scored action; `key` is its entry's where it belongs to one, so that marks are shared between lists."""

    subject: str
    entry: Key | None
    total: int
    acts: Cell
    title: str
    gap: int
    guessed: bool
    news: News

    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> Key | str:
        return self.subject if self.entry is None else self.entry

    @property
    def kind(self) -> str:
        return "action" if self.entry is None else "entry"

    @property
    def targets(self) -> tuple[Key, ...]:
        return () if self.entry is None else (self.entry,)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:  # noqa: ARG002 (the same in every setting)
        gap = f"({self.gap:+d})" if not self.acts.text.isupper() else ""
        return (
            Cell(str(self.total), Tone.STRONG),
            self.acts,
            Cell(shown(self.title)),
            Cell(gap, Tone.DIM),
            Cell("g" if self.guessed else "", Tone.DIM),
        )

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (as above)
        return f"{shown(self.title)} – {self.total}, {self.acts.text}"


def vfm_listing(facts: Facts, view: View) -> Listing:
    """All open actions with their totals."""
    actions = list(facts.actions)
    sort = view.sort or SORTS[0]
    if sort == "gap":
        actions.sort(key=lambda action: abs(action.gap))
    elif sort == "name":
        actions.sort(key=lambda action: action.title.casefold())
    elif sort == "guesses first":
        actions.sort(key=lambda action: not holds_guess(action))
    else:
        actions.sort(key=lambda action: -action.total)
    if view.reverse:
        actions.reverse()
    acting = sum(action.acts for action in actions)
    pane = Pane(
        name="vfm",
        digit="4",
        label="VFM",
        columns=(
            Column("VFM", 3, right=True),
            Column("", 5),
            Column("ACTION"),
            Column("", 5, right=True),
            Column("", 1),
        ),
        rows=tuple(_row(action, facts) for action in actions),
        setting=Setting(facts.now.replace(second=0, microsecond=0), view.breadth),
        total=len(actions),
        badge=Cell(str(acting)),
        sort=sort,
        sorts=SORTS,
        detail=f"threshold {facts.threshold.value}",
        empty=("No open entry names an action.",),
    )
    return Listing(pane, lambda: _subjects(actions, facts))


def _row(action: ScoredAction, facts: Facts) -> ActionRow:
    noticed = facts.noticed
    news = News.NEW if action.key in noticed.new else News.CHANGED if action.key in noticed.changed else News.NONE
    return ActionRow(
        subject=action.subject,
        entry=action.key,
        total=action.total,
        acts=verdict(action),
        title=action.title,
        gap=action.gap,
        guessed=holds_guess(action),
        news=news,
    )


def _subjects(actions: list[ScoredAction], facts: Facts) -> list[Subject]:
    by_key: Mapping[Key, EntrySubject] = {subject.entry.key: subject for subject in entry_subjects(facts)}
    return [_subject(action, by_key) for action in actions]


def _subject(action: ScoredAction, by_key: Mapping[Key, EntrySubject]) -> Subject:
    entry = by_key.get(action.key) if action.key is not None else None
    title = action.title.casefold()
    return entry or PlainSubject(title, title, {"type": ("action",)}, {"score": action.total})
