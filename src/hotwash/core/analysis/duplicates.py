"""Which entry may tell already what somebody is about to log: most of the words that tell anything are in it."""

from functools import cached_property

from hotwash.core.analysis.tokens import words
from hotwash.core.formats.dialects import TEMPLATES
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status

_LEAST_WORDS, _LEAST_SHARE = 2, 0.6
_OVER = (Status.EXAMPLE, Status.SUPERSEDED, Status.REJECTED)


class Duplicates:
    """The entries of one snapshot by their words, taken apart when somebody first asks."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def _told(self) -> list[tuple[Entry, frozenset[str]]]:
        return [
            (entry, frozenset(words(document.raw(entry).partition(b"\n")[2])))
            for document, entry in self.snapshot.entries()
            if entry.native_id
            and entry.dialect in TEMPLATES
            and entry.status not in _OVER
            and document.read_only is None
        ]

    def nearest(self, text: str) -> Entry | None:
        """The entry that shares most with a text, if that is most of the text; of equal ones the newest."""
        wanted = frozenset(words(text.encode("utf-8", "replace")))
        if len(wanted) < _LEAST_WORDS:
            return None
        shared = ((len(wanted & told), entry.logged or "", entry) for entry, told in self._told)
        best = max(shared, key=lambda each: each[:2], default=None)
        if best is None or best[0] < max(_LEAST_WORDS, _LEAST_SHARE * len(wanted)):
            return None
        return best[2]
