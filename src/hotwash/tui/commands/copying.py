"""Keys that take text out: ids, Markdown, command lines, and the file itself in an editor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.commands.moving import no_rows
from hotwash.tui.copies import SHORT, copied, rollback_of
from hotwash.tui.finding import place_of

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard
    from hotwash.viewmodels.rows import Row


def copy(length: str) -> Callable[[Dashboard], None]:
    """Copy one piece per row, in list order: `short` is an id, a rollback or a place, `long` Markdown."""

    def run(dashboard: Dashboard) -> None:
        subject = subject_of(dashboard)
        pieces = [piece for row in subject.rows if (piece := _piece(dashboard, row, length))]
        between = "\n---\n\n" if length == "long" else "\n"
        what = pieces[0].strip().split("\n")[0] if len(pieces) == 1 else f"{len(pieces)} pieces"
        dashboard.clipboard.copy(between.join(pieces), what)

    return run


def _piece(dashboard: Dashboard, row: Row, length: str) -> str:
    """What a row gives; a record of which an earlier version is shown gives the rollback of that."""
    pinned = dashboard.session.pinned
    record = pinned.version.record if pinned is not None and pinned.key in row.targets else None
    if record is not None and length == SHORT:
        return rollback_of(record)
    return copied(dashboard.desk.snapshot, row, length)


def can_copy(length: str) -> Callable[[Dashboard], str]:
    def reason(dashboard: Dashboard) -> str:
        subject = subject_of(dashboard)
        if not subject.rows:
            return no_rows(dashboard)
        if not any(copied(dashboard.desk.snapshot, row, length) for row in subject.rows):
            return "there is no command here" if length == "command" else "there is nothing to copy here"
        return ""

    return reason


def edit(dashboard: Dashboard) -> None:
    """The file in the person's editor, at the line of the row under the cursor."""
    row = dashboard.view.row
    place = place_of(dashboard.desk.snapshot, row) if row is not None else None
    if place is not None:
        dashboard.editing.open(place)


def can_edit(dashboard: Dashboard) -> str:
    row = dashboard.view.row
    if row is None:
        return no_rows(dashboard)
    if dashboard.app.is_web:
        return "there is no editor in a browser"
    return "" if place_of(dashboard.desk.snapshot, row) is not None else "there is no file behind this row"
