"""In which order cards are reviewed."""

from collections.abc import Iterable

from hotwash.core.model.snapshot import Snapshot
from hotwash.viewmodels.ordering import rank
from hotwash.viewmodels.rows import Row

KINDS = frozenset({"entry", "candidate"})
_NO_DATE = "~"


def worst_first(rows: Iterable[Row], snapshot: Snapshot) -> list[Row]:
    """Rows that can be decided about: entries by severity, then the oldest; candidates in the order of their list."""
    entries = {entry.key: entry for _, entry in snapshot.entries()}

    def weight(row: Row) -> tuple[int, int, str]:
        entry = entries.get(row.targets[0]) if row.kind == "entry" and row.targets else None
        if entry is None:
            return (0, 0, "")
        return (rank(entry.severity), rank(entry.priority), entry.logged or _NO_DATE)

    return sorted((row for row in rows if row.kind in KINDS), key=weight)
