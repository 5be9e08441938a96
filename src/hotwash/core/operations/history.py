"""Which transactions are in force, which can be taken back next, and what stands on what."""

from collections.abc import Iterator, Sequence

from hotwash.core.model.transaction import Actor, Transaction, TransactionState

AGENT = "agent"


class History:
    """The journal, newest first. An undo is a transaction like any other, and so is the undo of an undo.

    Agents run under the person's login: a person takes back what people did, an agent what agents did.
    """

    def __init__(self, transactions: Sequence[Transaction], asking: Actor | None = None) -> None:
        self._is_agent = asking is not None and asking.via == AGENT
        self._transactions = sorted(
            (each for each in transactions if each.state is TransactionState.DONE),
            key=lambda each: each.id,
            reverse=True,
        )
        self._by_id = {each.id: each for each in self._transactions}
        self._taken_back_by = {each.undoes: each for each in reversed(self._transactions) if each.undoes is not None}

    def find(self, id_or_start: str) -> Transaction | None:
        """By id, or by the start of one when only one begins so."""
        wanted = id_or_start.upper()
        matching = [each for each in self._transactions if each.id.upper().startswith(wanted)]
        return matching[0] if len(matching) == 1 or (matching and matching[0].id.upper() == wanted) else None

    def is_in_force(self, transaction: Transaction) -> bool:
        undo = self._taken_back_by.get(transaction.id)
        return undo is None or not self.is_in_force(undo)

    def newest(self) -> Transaction | None:
        """The newest own change, undone or not."""
        return next((each for each in self._own() if each.undoes is None), None)

    def undoable(self) -> Iterator[Transaction]:
        """The own changes that are in force, newest first."""
        return (each for each in self._own() if not self._is_undo(each) and self.is_in_force(each))

    def undoable_of_others(self) -> Transaction | None:
        """The newest change in force that agents made, if a person asks; that people made, if an agent does."""
        theirs = (each for each in self._transactions if not self._is_own(each))
        return next((each for each in theirs if not self._is_undo(each) and self.is_in_force(each)), None)

    def next_redo(self) -> Transaction | None:
        """The newest undo in force, unless something new was written on the same entries since."""
        undo = next((each for each in self._own() if self._is_undo(each) and self.is_in_force(each)), None)
        if undo is None:
            return None
        newer = self._transactions[: self._transactions.index(undo)]
        overwritten = any(_share_an_entry(undo, each) for each in newer if each.undoes is None)
        return None if overwritten else undo

    def latest_form(self, transaction: Transaction) -> Transaction:
        """The transaction that last did what this one did: itself, or the redo after its undo."""
        undo = self._taken_back_by.get(transaction.id)
        again = self._taken_back_by.get(undo.id) if undo is not None else None
        return self.latest_form(again) if again is not None else transaction

    def original(self, transaction: Transaction) -> Transaction:
        """What an undo or redo is about in the end."""
        before = self._by_id.get(transaction.undoes or "")
        return self.original(before) if before is not None else transaction

    def standing_on(self, transaction: Transaction) -> Transaction | None:
        """A later change in force that rests on this one: of the same field of the same entry, or in a file it made."""
        later = self._transactions[: self._transactions.index(transaction)]
        standing = (each for each in later if self.is_in_force(each) and not self._is_undo(each))
        return next((each for each in standing if _rests_on(each, transaction)), None)

    def undo_of(self, transaction: Transaction) -> Transaction | None:
        """The undo in force that took this one back."""
        return self._taken_back_by.get(self.latest_form(transaction).id)

    def _is_undo(self, transaction: Transaction) -> bool:
        """An odd number of steps back: the undo of a redo is an undo, the undo of an undo is not."""
        steps, each = 0, transaction
        while each.undoes is not None and each.undoes in self._by_id:
            steps, each = steps + 1, self._by_id[each.undoes]
        return (steps + (each.undoes is not None)) % 2 == 1

    def _own(self) -> list[Transaction]:
        return [each for each in self._transactions if self._is_own(each)]

    def _is_own(self, transaction: Transaction) -> bool:
        return (transaction.actor.via == AGENT) == self._is_agent


def _rests_on(later: Transaction, earlier: Transaction) -> bool:
    fields = {(hunk.path, hunk.anchor, hunk.label) for hunk in earlier.hunks if hunk.anchor is not None}
    made = {hunk.path for hunk in earlier.hunks if hunk.created}
    return any((hunk.path, hunk.anchor, hunk.label) in fields or hunk.path in made for hunk in later.hunks)


def _share_an_entry(first: Transaction, second: Transaction) -> bool:
    anchors = {hunk.anchor for hunk in first.hunks if hunk.anchor is not None}
    return any(hunk.anchor in anchors for hunk in second.hunks)
