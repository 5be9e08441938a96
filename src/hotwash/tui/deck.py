"""The queue of a card review: what comes next, what was put at the end, what was decided."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from hotwash.core.model.values import dataclass, replace

Card = tuple[str, Hashable]
"""A row by its kind and its identity."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decided card, where it lay, in a word, and the transaction that can be undone."""

    card: Card
    at: int
    word: str
    transaction: str


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards in their order. Skipped ones lie at the end, in `later`, and come again once.

    `others` counts cards that somebody else decided before they came.
    """

    cards: tuple[Card, ...]
    later: tuple[Card, ...] = ()
    at: int = 0
    decisions: tuple[Decision, ...] = ()
    others: int = 0

    @property
    def current(self) -> Card | None:
        """The card on top; `None` when all are through."""
        queue = (*self.cards, *self.later)
        return queue[self.at] if self.at < len(queue) else None

    @property
    def place(self) -> str:
        """`7/23`, and `again 1/2` for what was skipped before."""
        first = len(self.cards)
        return f"{self.at + 1}/{first}" if self.at < first else f"again {self.at - first + 1}/{len(self.later)}"

    @property
    def skipped(self) -> int:
        """How many cards nobody has decided although they came."""
        decided = {each.card for each in self.decisions}
        return sum(card not in decided for card in self.later)

    @property
    def words(self) -> Mapping[str, int]:
        """How often each decision was made, in the order they first were."""
        return Counter(each.word for each in self.decisions)

    def skip(self) -> "Deck":
        """The next card; this one comes again at the end, unless it came from there."""
        if self.current is None or self.at >= len(self.cards) or self.current in self.later:
            return self.go_on()
        return replace(self, at=self.at + 1, later=(*self.later, self.cards[self.at]))

    def go_on(self) -> "Deck":
        """The next card, without a word about this one."""
        return replace(self, at=self.at + 1)

    def decide(self, word: str, transaction: str) -> "Deck":
        if self.current is None:
            return self
        made = Decision(self.current, self.at, word, transaction)
        return replace(self, at=self.at + 1, decisions=(*self.decisions, made))

    def pass_over(self) -> "Deck":
        """Somebody else has decided the card on top, or it is gone."""
        return replace(self, at=self.at + 1, others=self.others + 1)

    def back(self, transaction: str) -> "Deck":
        """The card comes back whose decision was undone."""
        undone = next((each for each in reversed(self.decisions) if each.transaction == transaction), None)
        if undone is None:
            return self
        left = tuple(each for each in self.decisions if each is not undone)
        return replace(self, at=undone.at, decisions=left)

    def join(self, cards: Iterable[Card]) -> "Deck":
        """New cards lie below the others."""
        known = {*self.cards, *self.later}
        new = tuple(card for card in cards if card not in known)
        if not new:
            return self
        if self.at < len(self.cards) or not self.later:
            return replace(self, cards=(*self.cards, *new))
        return replace(self, later=(*self.later, *new))
