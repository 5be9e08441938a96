"""`T`: one entry at a time fills the screen, decided by a digit; the next one comes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.plan import Outcome, Plan
from hotwash.core.model.transaction import Receipt
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import visible
from hotwash.tui.action import Action
from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.deck import Card, Deck
from hotwash.tui.keymap import shown
from hotwash.tui.review_lines import DIGITS, summary, tally
from hotwash.tui.session import PaneId
from hotwash.viewmodels.cards import worst_first
from hotwash.viewmodels.detail import Tab
from hotwash.viewmodels.rows import Row

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

KEYS = {**DIGITS, "space": "review.skip", "escape": "review.end"}
_FAMILIES = (
    "cluster.",
    "entry.",
    "cursor.",
    "page.",
    "copy.",
    "history.",
    "tab.",
    "detail.",
    "secrets.",
    "app.",
    "operation.",
    "review.",
)
_ALSO = frozenset({"why.open", "help.open", "palette.open", "live.rescan", "mouse.release"})
_NOT = frozenset({"review.start", "detail.focus", "detail.open", "entry.log"})
WORDS = {
    "resolve": "resolved",
    "promote": "promoted",
    "snooze": "snoozed",
    "discard": "discarded",
    "wont-fix": "discarded",
    "dismiss": "dismissed",
    "unpromote": "retired",
    "revoke": "retired",
    "supersede": "retired",
    "redo": "done again",
}


class Reviewing:
    """Holds the deck, and puts its top card where the row under the cursor would be."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self.deck = Deck(())
        self.is_on = False
        self._source: tuple[PaneId, str] | None = None
        self._by_marks = False
        self._began = 0.0
        self._row: Row | None = None
        self._summary = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """`Review 7/23 · is:stale · worst first`, then in fewer words."""
        source = self._source
        of = "marks" if self._by_marks else (source[1] or source[0].value) if source is not None else ""
        parts = (f"Review {self.deck.place}", visible(of), "worst first")
        return tuple(" · ".join(parts[:count]) for count in (3, 2, 1))

    def tally(self, *, short: bool) -> str:
        return tally(self.deck, self._dashboard.desk.clock.monotonic() - self._began, short=short)

    def objection(self, action: Action) -> str:
        """Why an action has to wait: it leads away from the card, or the card says something else than a moment ago."""
        if not self.is_on:
            return ""
        if action.id not in _ALSO and (action.id in _NOT or not action.id.startswith(_FAMILIES)):
            return "Esc ends the review first"
        keys = self._row.targets if self._row is not None and action.subjects else ()
        is_fresh = action.writes and self._dashboard.desk.changed_just_now(keys)
        return "changed just now – press again" if is_fresh else ""

    # From card to card

    def start(self) -> None:
        """The marks, else the rows of the list; a review of the same list goes on where it was left."""
        dashboard, subject = self._dashboard, subject_of(self._dashboard)
        source = (dashboard.session.pane, dashboard.session.filters.get(dashboard.session.pane, ""))
        goes_on = not subject.marked and source == self._source and self.deck.current is not None and self.deck.at
        if not goes_on:
            rows = subject.rows if subject.marked else dashboard.view.list.rows
            self.deck = Deck(_cards(worst_first(rows, dashboard.desk.snapshot)))
            self._began = dashboard.desk.clock.monotonic()
            self._source, self._by_marks = source, subject.marked
        self.is_on = True
        dashboard.session.tab, dashboard.session.detail_focused = Tab.ENTRY, False
        self._show()
        dashboard.say(f"goes on at {self.deck.place}" if goes_on and self.is_on else "", Tone.DIM)

    def skip(self) -> None:
        self.deck = self.deck.skip()
        self._show()
        self.tell()

    def end(self) -> None:
        """Back to the list; what is left waits for the next `T` here."""
        keys = self._dashboard.keymap.keys_of
        self._summary = summary(
            self.deck, shown((*keys("handoff.open"), "handoff")[0]), shown((*keys("review.start"), "review")[0])
        )
        self.is_on = False
        self._dashboard.session.detail_open = False
        self._hold(None)

    def leave(self) -> None:
        """Esc."""
        self.end()
        self._dashboard.rebuild(own=True)
        self.tell()

    def tell(self) -> None:
        """What came of a review that has just ended."""
        if self._summary:
            self._dashboard.say(self._summary, Tone.ACCENT)
            self._summary = ""

    def written(self, plan: Plan, receipt: Receipt) -> None:
        """A decision about the card brings the next one; an undone one brings its card back."""
        if not self.is_on:
            return
        if plan.intent.verb == "undo":
            self.deck = self.deck.back(plan.undoes or "")
            return
        done = {each.key for each in receipt.outcomes if each.outcome in (Outcome.CHANGED, Outcome.ALREADY)}
        word = WORDS.get(plan.intent.verb)
        if word is not None and self._row is not None and done & set(self._row.targets):
            self.deck = self.deck.decide(word, receipt.transaction.id if receipt.transaction is not None else "")

    def refreshed(self) -> None:
        """Something is new: more cards may have come, the one on top may be gone."""
        if not self.is_on:
            return
        dashboard = self._dashboard
        desk, session = dashboard.desk, dashboard.session
        rows = desk.pane(session.pane, session).rows
        if not self._by_marks and not desk.is_reading:
            self.deck = self.deck.join(_cards(worst_first(rows, desk.snapshot)))
        listed = {(row.kind, row.key): row for row in rows}
        while (card := self.deck.current) is not None:
            row = listed.get(card) or desk.row(*card, session)
            if row is not None:
                self._hold(row)
                return
            self._pass_over(card)
        self.end()

    def _pass_over(self, card: Card) -> None:
        """Nobody has to look at what somebody else decided."""
        is_decided = any(each.card == card for each in self.deck.decisions)
        self.deck = self.deck.go_on() if is_decided else self.deck.pass_over()
        if not is_decided and self._row is not None and (self._row.kind, self._row.key) == card:
            reason = self._dashboard.desk.reason_gone(self._row)
            self._dashboard.say(f"{self._row.targets[0].anchor}: {reason}, skipped", Tone.WARNING)

    def _show(self) -> None:
        self._dashboard.rebuild(own=True)

    def _hold(self, row: Row | None) -> None:
        if row is not None and self._row is not None and row.key != self._row.key:
            self._dashboard.session.tab = Tab.ENTRY
        self._row = row
        self._dashboard.view.held = row


def _cards(rows: list[Row]) -> tuple[Card, ...]:
    return tuple((row.kind, row.key) for row in rows)
