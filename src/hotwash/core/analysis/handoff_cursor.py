"""What is new since the last handoff: the cursor has a short sum of every text, so neither git nor clocks matter."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from zlib import crc32

from hotwash.core.analysis.facts import Noticed
from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.analysis.renaming import renaming_hunks, text_before
from hotwash.core.model.document import Document
from hotwash.core.model.handoff import HandoffCursor
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Hunk, Transaction
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status

Past = Callable[[], Sequence[Transaction]]


def with_cursor(noticed: Noticed, snapshot: Snapshot, now: datetime, past: Past = tuple) -> Noticed:
    """What was noticed, and what others wrote since the person's last handoff; `past` is the journal."""
    cursor = snapshot.personal.handoff
    if cursor is None:
        return noticed
    new, changed = since_cursor(snapshot, cursor, past)
    day = cursor.at.astimezone(now.tzinfo).date()
    return replace(noticed, new=noticed.new | new, changed=(noticed.changed | changed) - new, last_handoff=day)


def text_marks(snapshot: Snapshot) -> dict[str, str]:
    """What a cursor keeps of every entry: a short sum of its identity, and one of its text."""
    return dict(chain.from_iterable(_MARKS.of(document) for document in snapshot.documents))


def since_cursor(
    snapshot: Snapshot, cursor: HandoffCursor | None, past: Past = tuple
) -> tuple[frozenset[Key], frozenset[Key]]:
    """The entries that are new since a handoff, and those that others changed; none before the first one.

    The journal is asked for only where a text differs, or where a promotion may have given an id: without what people
    changed through this program it is as it was, or somebody else wrote there too.
    """
    if cursor is None:
        return frozenset(), frozenset()
    new: set[Key] = set()
    promoted: dict[Key, Document] = {}
    changed: dict[Key, tuple[bytes, str]] = {}
    for document in snapshot.documents:
        for entry, (name, mark) in zip(document.entries, _MARKS.of(document), strict=True):
            known = cursor.marks.get(name)
            if known is None:
                new.add(entry.key)
                if entry.status is Status.PROMOTED:
                    promoted[entry.key] = document
            elif known != mark:
                changed[entry.key] = document.raw(entry), known
    transactions = _own(past(), cursor) if promoted or changed else []
    own = _own_hunks(transactions)
    news = (key for key, (raw, known) in changed.items() if _mark(_without(raw, own.get(key, ()))) != known)
    return frozenset(new.difference(_renamed(promoted, transactions, cursor))), frozenset(news)


def _own(transactions: Iterable[Transaction], cursor: HandoffCursor) -> list[Transaction]:
    """What people did since then, newest first."""
    own = [each for each in transactions if each.at >= cursor.at.timestamp() and each.actor.is_person]
    return sorted(own, key=lambda each: -each.at)


def _renamed(promoted: Mapping[Key, Document], own: Sequence[Transaction], cursor: HandoffCursor) -> Iterator[Key]:
    """Those that were known by another name, and by the text that they had before their promotion gave them an id."""
    known = frozenset(cursor.marks.values()) if own else frozenset()
    for key, document in promoted.items() if own else ():
        found = document.entry(key)
        hunks = [hunk for each in own for hunk in renaming_hunks(document, each)]
        if found is not None and hunks and _mark(text_before(document.raw(found), hunks)) in known:
            yield key


def _own_hunks(transactions: Iterable[Transaction]) -> Mapping[Key, Sequence[Hunk]]:
    """What was changed in each entry, newest first."""
    hunks: dict[Key, list[Hunk]] = defaultdict(list)
    for each in transactions:
        for hunk in sorted(each.hunks, key=lambda hunk: -hunk.offset):
            if hunk.anchor is not None:
                hunks[hunk.anchor].append(hunk)
    return hunks


def _without(raw: bytes, hunks: Iterable[Hunk]) -> bytes:
    for hunk in hunks:
        end = hunk.offset + len(hunk.after)
        if raw[hunk.offset : end] == hunk.after:
            raw = raw[: hunk.offset] + hunk.before + raw[end:]
    return raw


def _marks(document: Document, place: int) -> tuple[str, str]:
    entry = document.entries[place]
    return _sum(entry.path, entry.anchor, str(entry.ordinal)), _mark(document.raw(entry))


_MARKS = PerEntry(_marks)


def _mark(raw: bytes) -> str:
    return f"{crc32(raw.rstrip()):08x}"


def _sum(*parts: str) -> str:
    return f"{crc32(chr(0).join(parts).encode('utf-8', 'surrogateescape')):08x}"
