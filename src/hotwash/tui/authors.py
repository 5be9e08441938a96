"""Tells what this person wrote in another window or at the prompt from what agents and other people wrote."""

from collections.abc import Callable, Iterable, Sequence

from hotwash.core.analysis.authors import author_of
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

    def of_this_person(self, snapshot: Snapshot, keys: Iterable[Key]) -> frozenset[Key]:
        past = self._past()
        authors = {key: _author(snapshot, key, past) for key in keys}
        return frozenset(key for key, who in authors.items() if who and who.is_person and who.user == self._user)


def _author(snapshot: Snapshot, key: Key, past: Sequence[Transaction]) -> Actor | None:
    found = thing(snapshot, key)
    return author_of(key, found[0].raw(found[1]), past) if found is not None else None
