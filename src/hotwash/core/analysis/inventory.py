"""How much is there: entries by kind and status, failures nobody looked at, what stands where of old age."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from hotwash.core.analysis.ages import local_day, parse_stamp
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.staleness import StaleItem
from hotwash.core.model.document import Workspace
from hotwash.core.model.session import DailyNote, SessionCount
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Kind, Scope, Status

Counts = Mapping[Kind, Counter[Status]]


def counted(snapshot: Snapshot) -> Counts:
    """How many entries of each kind stand in each status; examples are not counted."""
    counts: dict[Kind, Counter[Status]] = {}
    for _, entry in snapshot.entries():
        if entry.status is not Status.EXAMPLE:
            counts.setdefault(entry.kind, Counter())[entry.status] += 1
    return counts


def unprocessed(snapshot: Snapshot) -> int:
    """Failed tool calls that a hook noted and nobody made entries of."""
    return sum(len(document.failures) for document in snapshot.documents)


def stale_by_prefix(items: tuple[StaleItem, ...]) -> dict[tuple[bool, str], int]:
    """How many entries but learnings are too old, by whether they are pending and by the prefix of their ids."""
    entries = [item.entry for item in items if item.entry is not None and not item.is_learning]
    found = ((is_pending(entry), _prefix(entry.native_id)) for entry in entries)
    return dict(sorted(Counter(found).items(), reverse=True))


def last_session(snapshot: Snapshot, now: datetime) -> date | None:
    """The day the last session ended, as hooks noted it in the count or in the note of a day."""
    days = [parse_stamp(f"{note.day}") for _, note in snapshot.holding(DailyNote) if note.closings]
    days += [parse_stamp(count.last) for _, count in snapshot.holding(SessionCount)]
    return max((local_day(stamp, now) for stamp in days if stamp is not None), default=None)


def agents_workspace(snapshot: Snapshot) -> Workspace:
    """Where agents of self-improve write: the global workspace while it has learnings, whatever the project has."""
    shared = next((each for each in snapshot.workspaces if each.scope is Scope.GLOBAL), None)
    head = f"{shared.base}/.learnings/" if shared is not None else ""
    if shared is not None and any(document.path.startswith(head) for document in snapshot.documents):
        return shared
    return snapshot.workspaces[0]


def _prefix(native_id: str | None) -> str:
    return native_id.partition("-")[0] if native_id else "without an id"
