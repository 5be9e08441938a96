"""The lists as numbered lines of words, for screen readers and for terminals that cannot redraw."""

from collections.abc import Callable, Mapping, Sequence

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import Query
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.viewmodels.candidates import candidates_listing, waiting
from hotwash.viewmodels.engine_row import EngineRow
from hotwash.viewmodels.entry_row import EntryRow
from hotwash.viewmodels.header import workspaces_text
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.pending import FailureRow, pending_listing
from hotwash.viewmodels.rows import Breadth, Pane, Row, Setting, shown
from hotwash.viewmodels.stale import stale_listing
from hotwash.viewmodels.vfm import vfm_listing
from hotwash.viewmodels.wal_line import wal_line

Build = Callable[[Facts, View], Listing]

LISTS: Mapping[str, Build] = {
    "pending": pending_listing,
    "candidates": candidates_listing,
    "stale": stale_listing,
    "vfm": vfm_listing,
}
"""The lists by their words."""


@dataclass(frozen=True, slots=True)
class PlainRow:
    """What a line says, and how commands call what it is about."""

    text: str
    names: tuple[str, ...]


def plain_rows(facts: Facts, name: str, query: Query) -> tuple[tuple[PlainRow, ...], Pane]:
    """Every row of a list that the query finds, in the list's own order, and the list itself."""
    pane = LISTS[name](facts, View(query=query)).filtered(query)
    return tuple(_row(row, pane.setting, facts.snapshot) for row in pane.rows), pane


def _row(row: Row, setting: Setting, snapshot: Snapshot) -> PlainRow:
    words = row.peek(setting)
    if isinstance(row, FailureRow):
        return PlainRow(f"raw, {words}", (row.key.anchor,))
    names: list[str] = []
    for key in row.targets:
        found = snapshot.entry(key)
        if found is not None:
            names.append(found[1].native_id or f"{found[0].relative}:{found[1].line}")
    if isinstance(row, EngineRow):
        names.append(row.pattern_name)
    head = f"{shown(names[0])}, {row.entry.kind}, " if isinstance(row, EntryRow) else ""
    return PlainRow(f"{head}{words}", tuple(names))


def opening_lines(facts: Facts, *, read_only: bool) -> list[str]:
    """What is open, whether it can be written, the counts, and what is under way."""
    where = "".join(cell.text for cell in workspaces_text(facts.snapshot.workspaces, Breadth.WIDE))
    mode = "read-only" if read_only else "read-write"
    left, _ = wal_line(facts.wal, facts.now, Breadth.WIDE)
    pending = len(pending_listing(facts, View()).pane.rows)
    stale = len(stale_listing(facts, View()).pane.rows)
    counts = f"{pending} pending, {counted(len(waiting(facts)), 'candidate')}, {stale} stale"
    return [f"hotwash plain, {where}, {mode}. {counts}.", "".join(cell.text for cell in left).lstrip("▲ ")]


def heading(name: str, pane: Pane, rows: Sequence[PlainRow]) -> list[str]:
    """The count of a list first, or what an empty one says."""
    if pane.query:
        return [f"{name}: {len(rows)} of {pane.total} match."]
    return [f"{name}: {len(rows)}."] if rows else [f"{name}: nothing.", *pane.empty]
