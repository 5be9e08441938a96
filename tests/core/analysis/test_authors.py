"""Who wrote an entry as it is: the newest change of it in the journal, unless others have written over that."""

import pytest

from hotwash.core.analysis.authors import author_of
from hotwash.core.model.key import Key
from hotwash.core.model.transaction import Actor, Hunk, Transaction, TransactionState

PATH = "/w/.learnings/ERRORS.md"
KEY = Key(PATH, "ERR-1")
ENTRY = b"### ERR-1\n**Status**: resolved\n\n"
ANA, BOB = Actor("ana", "box", 1, "tui"), Actor("bob", "box", 2, "agent")


def change(actor: Actor, after: bytes, anchor: Key | None = KEY, path: str = PATH) -> Transaction:
    hunk = Hunk(path, anchor, "Status", b"", after, b"", b"", 0)
    return Transaction("TX", 0.0, actor, "resolve", "", "", "", TransactionState.DONE, (hunk,))


@pytest.mark.parametrize(
    ("past", "author"),
    [
        ([], None),
        ([change(ANA, b"**Status**: resolved\n")], ANA),
        ([change(ANA, b"**Status**: resolved\n"), change(BOB, b"**Status**: pending\n")], ANA),
        ([change(ANA, b"**Status**: pending\n"), change(BOB, b"**Status**: resolved\n")], None),
        ([change(ANA, b"**Status**: resolved\n", Key(PATH, "ERR-2")), change(BOB, b"**Status**: resolved\n")], BOB),
        ([change(ANA, b"\n" + ENTRY, None)], ANA),
        ([change(ANA, ENTRY, None, "/w/other.md")], None),
    ],
)
def test_the_author_of_an_entry(past: list[Transaction], author: Actor | None) -> None:
    assert author_of(KEY, ENTRY, past) == author
