"""What is new since the last handoff: the cursor has a short sum of every text, so neither git nor clocks matter."""

from dataclasses import replace
from datetime import datetime
from zlib import crc32

from hotwash.core.analysis.facts import Noticed
from hotwash.core.model.handoff import HandoffCursor
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot


def with_cursor(noticed: Noticed, snapshot: Snapshot, now: datetime) -> Noticed:
    """What was noticed, and what differs from what the person knew at their last handoff."""
    cursor = snapshot.personal.handoff
    if cursor is None:
        return noticed
    new, changed = since_cursor(snapshot, cursor)
    day = cursor.at.astimezone(now.tzinfo).date()
    return replace(noticed, new=noticed.new | new, changed=(noticed.changed | changed) - new, last_handoff=day)


def text_marks(snapshot: Snapshot) -> dict[str, str]:
    """What a cursor keeps of every entry: a short sum of its identity, and one of its text."""
    return {
        _sum(entry.path, entry.anchor, str(entry.ordinal)): f"{crc32(document.raw(entry).rstrip()):08x}"
        for document, entry in snapshot.entries()
    }


def since_cursor(snapshot: Snapshot, cursor: HandoffCursor | None) -> tuple[frozenset[Key], frozenset[Key]]:
    """The entries that are new since a handoff, and those that say something else; none before the first one."""
    if cursor is None:
        return frozenset(), frozenset()
    new: set[Key] = set()
    changed: set[Key] = set()
    for document, entry in snapshot.entries():
        known = cursor.marks.get(_sum(entry.path, entry.anchor, str(entry.ordinal)))
        if known is None:
            new.add(entry.key)
        elif known != f"{crc32(document.raw(entry).rstrip()):08x}":
            changed.add(entry.key)
    return frozenset(new), frozenset(changed)


def _sum(*parts: str) -> str:
    return f"{crc32(chr(0).join(parts).encode('utf-8', 'surrogateescape')):08x}"
