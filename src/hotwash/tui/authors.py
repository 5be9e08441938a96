"""Tells what this person wrote in another window or at the prompt from what agents and other people wrote."""

from collections.abc import Callable, Iterable, Sequence

from hotwash.core.analysis.authors import author_of
from hotwash.core.analysis.renaming import is_renamed, renaming_hunks
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Actor, Transaction
from hotwash.tui.finding import thing
from hotwash.viewmodels.rows import shown


class Authors:
    """Asks the journal anew each time: others write there as well."""

    def __init__(self, user: str, past: Callable[[], Sequence[Transaction]]) -> None:
        self._user = user
        self._past = past

    def name(self, snapshot: Snapshot, key: Key) -> str:
        """Who wrote an entry or record as it is; what did not go through this program was an agent's."""
        author = _author(snapshot, key, self._past())
        if author is None or not author.is_person:
            return "an agent"
        return "you elsewhere" if author.user == self._user else shown(author.user)

    def of_this_person(self, before: Snapshot, snapshot: Snapshot, keys: Iterable[Key]) -> frozenset[Key]:
        past = self._past()
        authors = {key: _author(snapshot, key, past) or _renamer(before, snapshot, key, past) for key in keys}
        return frozenset(key for key, who in authors.items() if who and who.is_person and who.user == self._user)


def _author(snapshot: Snapshot, key: Key, past: Sequence[Transaction]) -> Actor | None:
    found = thing(snapshot, key)
    return author_of(key, found[0].raw(found[1]), past) if found is not None else None


def _renamer(before: Snapshot, snapshot: Snapshot, key: Key, past: Sequence[Transaction]) -> Actor | None:
    """Who gave an entry the name that it has now: under another one it stood there a moment ago."""
    found, old = snapshot.entry(key), before.document(key.path)
    if found is None or old is None or old.entry(key) is not None:
        return None
    document, entry = found
    there = {each.key for each in document.entries}
    lost = [old.raw(each) for each in old.entries if each.key not in there]
    for transaction in past if lost else ():
        hunks = tuple(renaming_hunks(document, transaction))
        if hunks and any(is_renamed(was, document.raw(entry), hunks) for was in lost):
            return transaction.actor
    return None
