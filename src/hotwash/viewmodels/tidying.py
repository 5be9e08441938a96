"""View 7, third list: what hygiene would do about each learning, and why."""

from collections.abc import Sequence
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.harness.hygiene import Proposal, Step
from hotwash.core.analysis.harness.learning import learning_files
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.learnings import DIGIT, NO_FILE, proposed
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

_TONES = {Step.CONFLICT: Tone.ALARM, Step.PROMOTE: Tone.GOOD}
_STEP_WIDTH = max(map(len, Step))
_ORDERS: Orders[Proposal] = {"id": lambda each: (each.learning.name, each.learning.entry.line)}
SORTS = ("step", *_ORDERS)


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal about one learning."""

    proposal: Proposal

    kind: ClassVar[str] = "proposal"
    news: ClassVar[News] = News.NONE
    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> str:
        return self.proposal.subject

    @property
    def targets(self) -> tuple[Key, ...]:
        return (self.proposal.learning.key,)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        proposal = self.proposal
        step = Cell(proposal.step.value, _TONES.get(proposal.step, Tone.WARNING))
        name, why = Cell(shown(proposal.learning.name), Tone.STRONG), Cell(shown(proposal.why))
        if setting.breadth is not Breadth.EXTRA:
            return step, name, why
        return step, name, why, Cell(shown(proposal.learning.title), Tone.DIM)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        learning = self.proposal.learning
        return f"{self.proposal.step} {shown(learning.name)} {shown(learning.title)} – {shown(self.proposal.why)}"


def hygiene_listing(facts: Facts, view: View) -> Listing:
    """In the order in which it would be done."""
    rows = [ProposalRow(each) for each in arranged(proposed(facts), view, _ORDERS)]
    known = any(learning_files(facts.snapshot))
    pane = Pane(
        name="hygiene",
        digit=DIGIT,
        label="Hygiene",
        columns=_columns(rows, view.breadth),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(str(len(rows)), Tone.WARNING if rows else Tone.DIM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        empty=() if rows else ("Nothing to prune, downgrade, flag or cap.",) if known else NO_FILE,
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _columns(rows: Sequence[ProposalRow], breadth: Breadth) -> tuple[Column, ...]:
    name = max((len(row.proposal.learning.name) for row in rows), default=5)
    first = (Column("STEP", _STEP_WIDTH), Column("ID", name))
    if breadth is not Breadth.EXTRA:
        return (*first, Column("WHY"))
    why = max((len(row.proposal.why) for row in rows), default=3)
    return (*first, Column("WHY", why), Column("LEARNING"))


def _subject(row: ProposalRow) -> PlainSubject:
    proposal = row.proposal
    text = f"{proposal.step} {proposal.learning.name} {proposal.learning.title} {proposal.why}".casefold()
    words = {"id": (proposal.learning.name.casefold(),), "type": (proposal.step.value,)}
    return PlainSubject(text, proposal.learning.title.casefold(), words)
