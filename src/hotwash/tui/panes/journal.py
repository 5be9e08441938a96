"""View L: everything hotwash wrote, newest first; each line can be taken back by itself."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.transaction import Transaction, TransactionState
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.listing import Listing, View, arranged
from hotwash.viewmodels.rows import Cell, Column, Pane, PlainRow, Setting, shown

SORTS = ("newest",)
_TONES = {"done": Tone.GOOD, "undone": Tone.DIM, "refused": Tone.WARNING, "open": Tone.ALARM}


@dataclass(frozen=True, slots=True)
class TransactionRow(PlainRow):
    """One transaction as a line."""

    transaction: Transaction

    kind: ClassVar[str] = "transaction"

    @property
    def key(self) -> str:
        return self.transaction.id

    @property
    def state(self) -> str:
        if self.transaction.undone_by is not None:
            return "undone"
        states = {TransactionState.DONE: "done", TransactionState.ABORTED: "refused"}
        return states.get(self.transaction.state, "open")

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        return (
            Cell(_when(self.transaction.at, setting.now), Tone.DIM),
            Cell(f"{shown(self.transaction.actor.user)}/{self.transaction.actor.via}", Tone.DIM),
            Cell(self.state, _TONES[self.state]),
            Cell(shown(self.transaction.done)),
        )

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return shown(self.transaction.command)


def journal_listing(facts: Facts, view: View, past: Sequence[Transaction]) -> Listing:
    """The journal as a list."""
    rows = arranged(map(TransactionRow, past), view, {})
    who = max((len(f"{row.transaction.actor.user}/{row.transaction.actor.via}") for row in rows), default=8)
    pane = Pane(
        name="journal",
        digit="L",
        label="Journal",
        columns=(Column("WHEN", 11), Column("WHO", min(16, who)), Column("STATE", 7), Column("WHAT")),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(""),
        sort=SORTS[0],
        sorts=SORTS,
        empty=("Nothing written yet.", "What you do here can be undone from here."),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _when(at: float, now: datetime) -> str:
    moment = datetime.fromtimestamp(at, now.tzinfo)
    return moment.strftime("%H:%M" if moment.date() == now.date() else "%m-%d %H:%M")


def _subject(row: TransactionRow) -> PlainSubject:
    tx = row.transaction
    text = f"{tx.verb} {tx.done} {tx.command} {tx.actor.user}".casefold()
    return PlainSubject(text, tx.done.casefold(), {"by": (tx.actor.via, tx.actor.user.casefold()), "id": (tx.id,)})
