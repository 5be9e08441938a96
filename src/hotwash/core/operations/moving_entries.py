"""What of a file of entries is added to another one: no entry twice, no id for two things.

(source: self-improve, merge with equal ids: an identical body is skipped, any other gets the next free number)
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hotwash.core.analysis.numbers import next_id
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status

_DATED = re.compile(r"([A-Z]{2,5})-(\d{8})-")


class Moved(NamedTuple):
    """`text` is what goes to the other file, in LF; `ids` of the entries in it, by what they were called before."""

    text: str
    ids: Mapping[str, str]
    unnamed: int
    skipped: int

    @property
    def number(self) -> int:
        return len(self.ids) + self.unnamed


class Renaming:
    """Ids given away so far, over all files of one move.

    `given` are the new ones with those they replace. `references` says what a reference of the source means now: an
    id that the source itself has twice keeps meaning its first entry.
    """

    def __init__(self, snapshot: Snapshot, target: str) -> None:
        self._snapshot = snapshot
        self._bodies: dict[str, list[str]] = {}
        self.given: list[tuple[str, str]] = []
        self.references: dict[str, str] = {}
        for document, entry in snapshot.entries():
            if document.workspace.base == target and entry.native_id:
                self._bodies.setdefault(entry.native_id, []).append(body_of(document, entry))
        self._theirs = frozenset(self._bodies)

    def new_name(self, document: Document, entry: Entry) -> str | None:
        """What an entry is called from now on; `None` for one that is there already."""
        native_id = entry.native_id or ""
        known = self._bodies.get(native_id)
        body = body_of(document, entry)
        if known is None:
            self._bodies[native_id] = [body]
            return native_id
        if body in known:
            return None
        dated = _DATED.match(native_id)
        fresh = next_id(self._snapshot, dated[1], dated[2], self._bodies) if dated else f"{native_id}-2"
        self.given.append((native_id, fresh))
        if native_id in self._theirs:
            self.references.setdefault(native_id, fresh)
        self._bodies[fresh] = [body]
        return fresh


def moved(document: Document, renaming: Renaming) -> Moved:
    """The entries of a file with everything between them; what is skipped, and every example, is left out."""
    entries = document.entries
    if not entries:
        return Moved("", {}, 0, 0)
    pieces: list[str] = []
    ids: dict[str, str] = {}
    unnamed = skipped = 0
    ends = [*(entry.span.start for entry in entries[1:]), len(document.content)]
    for entry, end in zip(entries, ends, strict=True):
        if entry.status is Status.EXAMPLE:
            continue
        name = renaming.new_name(document, entry) if entry.native_id else ""
        if name is None:
            skipped += 1
            continue
        text = _plain(document.content[entry.span.start : end])
        if entry.native_id and name:
            ids[entry.native_id] = name
            head, newline, rest = text.partition("\n")
            text = head.replace(entry.native_id, name) + newline + rest
        else:
            unnamed += 1
        pieces.append(text.rstrip("\n") + "\n")
    return Moved("\n".join(pieces), ids, unnamed, skipped)


def renamed(text: str, mapping: Mapping[str, str]) -> str:
    """References among moved entries follow their entries."""
    for before, after in mapping.items():
        text = re.sub(rf"(?<![\w-]){re.escape(before)}(?![\w-])", after, text)
    return text


def body_of(document: Document, entry: Entry) -> str:
    """An entry without the rule that ends it, blank lines around it, and newline styles."""
    lines = _plain(document.raw(entry)).rstrip().removesuffix("---").rstrip().split("\n")
    return "\n".join(line.rstrip() for line in lines)


def real_entries(document: Document) -> Iterator[Entry]:
    return (entry for entry in document.entries if entry.status is not Status.EXAMPLE)


def _plain(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
