"""What other programs did to what was here: changes of ours that were set back, entries that left their file."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from pathlib import PurePath
from typing import TYPE_CHECKING

from hotwash.core.model.differing import Difference
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.notice import Notice, NoticeKind
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.span import Span
from hotwash.core.model.values import replace

if TYPE_CHECKING:
    from hotwash.core.model.transaction import Hunk, Transaction

_MOST_CHECKED = 50
_native_id = itemgetter(3)

Changed = tuple[Document, Difference]
"""A document as it was before it changed, and how it did."""

_Slot = tuple[str, Key | None, str]
_Identity = tuple[NoticeKind, str, tuple[Key, ...], str | None]


class Losses:
    """Transactions whose survival is checked, and what has been found missing so far."""

    def __init__(self) -> None:
        self._transactions: tuple[Transaction, ...] = ()
        self._notices: tuple[Notice, ...] = ()
        self._acknowledged: set[_Identity] = set()

    def remember(self, *transactions: "Transaction") -> None:
        """Check from now on that these hold; given newest first, newer than all before."""
        undone = {each.undoes: each.id for each in transactions if each.undoes is not None}
        known = (*transactions, *self._transactions)[:_MOST_CHECKED]
        self._transactions = tuple(
            replace(each, undone_by=undone[each.id]) if each.id in undone else each for each in known
        )

    def acknowledge(self, notice: Notice) -> None:
        self._acknowledged.add(_identity(notice))

    def add(self, notice: Notice) -> None:
        """Show this one too."""
        self._notices += (notice,)

    def look(self, changed: Iterable[Changed], after: Snapshot, at: float) -> None:
        """See what has left the documents that have just changed."""
        left = ((document, self._not_taken(keys)) for document, keys in _left(changed, after))
        self._notices += tuple(_vanished(document, keys, at) for document, keys in left if keys)

    def _not_taken(self, keys: tuple[Key, ...]) -> tuple[Key, ...]:
        return tuple(key for key in keys if not self._is_taken(key.anchor.encode()))

    def _is_taken(self, name: bytes) -> bool:
        """Whether we removed an id ourselves: the last change of ours that knows it leaves none of it behind."""
        for transaction in self._transactions:
            if any(name in hunk.before or name in hunk.after for hunk in transaction.hunks):
                return not any(name in hunk.after for hunk in transaction.hunks)
        return False

    def notices(self, snapshot: Snapshot, at: float) -> tuple[Notice, ...]:
        """All that still holds and was not acknowledged; each keeps the time it was first noticed."""
        if not self._notices and not self._transactions:
            return ()
        found = (*_still_true(self._notices, snapshot), *overwritten(snapshot, self._transactions, at))
        known = {_identity(notice): notice for notice in self._notices}
        self._notices = tuple(
            known.get(_identity(notice), notice) for notice in found if _identity(notice) not in self._acknowledged
        )
        return self._notices


def overwritten(snapshot: Snapshot, transactions: "Iterable[Transaction]", at: float) -> tuple[Notice, ...]:
    """One notice per transaction of which something was set back to exactly what stood there before.

    `transactions` are newest first; only the newest change of each place counts. A place that holds a third value was
    changed by somebody who saw ours: that is no loss.
    """
    from hotwash.core.model.transaction import TransactionState

    notices = []
    claimed: set[_Slot] = set()
    texts = _Texts(snapshot)
    for transaction in transactions:
        if transaction.state is not TransactionState.DONE:
            continue
        lost = [hunk for hunk in transaction.hunks if _slot(hunk) not in claimed and _is_set_back(texts, hunk)]
        claimed.update(map(_slot, transaction.hunks))
        if lost and transaction.undone_by is None:
            notices.append(_set_back(transaction, lost, at))
    return tuple(notices)


class _Texts:
    """The bytes of things by identity, with one pass over each document that is asked about."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._spans: dict[str, dict[Key, Span]] = {}

    def of(self, path: str, anchor: Key | None) -> bytes | None:
        document = self._snapshot.document(path)
        if document is None or document.partial:
            return None
        if anchor is None:
            return document.content
        if path not in self._spans:
            self._spans[path] = {entry.key: entry.span for entry in document.entries}
            self._spans[path].update((record.key, record.span) for record in document.records)
        span = self._spans[path].get(anchor)
        return span.of(document.content) if span is not None else None


def _slot(hunk: "Hunk") -> _Slot:
    return hunk.path, hunk.anchor, hunk.label


def _is_set_back(texts: _Texts, hunk: "Hunk") -> bool:
    """Our lines are gone, and the ones before them are back; where there were none, their neighbours have met again."""
    if hunk.created or hunk.deleted or hunk.is_tally or not hunk.after:
        return False
    text = texts.of(hunk.path, hunk.anchor)
    if text is None or hunk.after in text:
        return False
    return hunk.before in text if hunk.before else _have_met(text, hunk)


def _have_met(text: bytes, hunk: "Hunk") -> bool:
    """Whether what stood around added lines stands together; lines that somebody changed are between them still."""
    start, end = hunk.offset - len(hunk.above), hunk.offset + len(hunk.below)
    is_there = start >= 0 and text[start:end] == hunk.above + hunk.below
    return is_there and (bool(hunk.below) or end == len(text))


def _set_back(transaction: "Transaction", lost: "list[Hunk]", at: float) -> Notice:
    keys = tuple(dict.fromkeys(hunk.anchor for hunk in lost if hunk.anchor is not None))
    first = keys[0].anchor if keys else PurePath(lost[0].path).name
    name = first if len(keys) <= 1 else f"{first} and {len(keys) - 1} more"
    sentence = f"{name} was set back by another program ({transaction.title}) – U applies it again"
    return Notice(NoticeKind.OVERWRITTEN, lost[0].path, keys, at, sentence, transaction.id)


def _left(changed: Iterable[Changed], after: Snapshot) -> Iterator[tuple[Document, tuple[Key, ...]]]:
    """Entries with an id that stood in these documents and stand in none now; one that was moved has not left."""
    for document, (were, are) in changed:
        missed = {entry.native_id for entry in were if entry.native_id} - {entry.native_id for entry in are}
        there = _ids_among(missed, after)
        gone = [entry.key for entry in were if entry.native_id in missed and entry.native_id not in there]
        if gone and after.document(document.path) is not None:
            yield document, tuple(gone)


def _ids_among(wanted: set[str], snapshot: Snapshot) -> set[str]:
    """Those of these ids that some entry has."""
    if not wanted:
        return set()
    return wanted.intersection(map(_native_id, chain.from_iterable(each.entries for each in snapshot.documents)))


def _vanished(document: Document, keys: tuple[Key, ...], at: float) -> Notice:
    names = [key.anchor for key in keys]
    named = ", ".join(names) if len(names) <= 3 else f"{', '.join(names[:2])} and {len(names) - 2} more"
    count = "1 entry" if len(keys) == 1 else f"{len(keys)} entries"
    return Notice(NoticeKind.VANISHED, document.path, keys, at, f"{count} left {document.relative}: {named}")


def _still_true(notices: tuple[Notice, ...], snapshot: Snapshot) -> Iterator[Notice]:
    """Without those about entries that are all somewhere again, and without those that are found anew each time."""
    there = _ids_among({key.anchor for notice in notices for key in notice.keys}, snapshot)
    for notice in notices:
        back = notice.kind is NoticeKind.VANISHED and all(key.anchor in there for key in notice.keys)
        if not back and notice.kind is not NoticeKind.OVERWRITTEN:
            yield notice


def _identity(notice: Notice) -> _Identity:
    return notice.kind, notice.path, notice.keys, notice.transaction
