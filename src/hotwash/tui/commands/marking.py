"""Keys that mark rows for what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def toggle(dashboard: Dashboard) -> None:
    """Mark or unmark, and go down."""
    toggle_at(dashboard)
    dashboard.view.list.move_by(1)
    dashboard.cursor_moved()


def toggle_at(dashboard: Dashboard) -> None:
    """Mark or unmark the row under the cursor."""
    row = dashboard.view.row
    if row is not None:
        dashboard.session.marks.toggle(row.kind, row.key)
        dashboard.session.marks.range_start = None
        _show(dashboard)


def mark_until(dashboard: Dashboard, start: int) -> None:
    """Mark every row from a place to the cursor."""
    view = dashboard.view
    first, last = sorted((start, view.list.cursor))
    for row in view.list.rows[first : last + 1]:
        dashboard.session.marks.add(row.kind, (row.key,))
    _show(dashboard)


def mark_range(dashboard: Dashboard) -> None:
    """Begin a range at the cursor; once more ends it."""
    marks, row = dashboard.session.marks, dashboard.view.row
    if row is None:
        return
    if marks.range_start is not None:
        marks.range_start = None
        dashboard.say("range ends here")
    else:
        marks.range_start = row.key
        marks.add(row.kind, (row.key,))
        dashboard.say("range begins here – move, then v ends it")
    _show(dashboard)


def mark_all(dashboard: Dashboard) -> None:
    """All rows the filter shows; when all are marked, none."""
    marks, rows = dashboard.session.marks, dashboard.view.list.rows
    everything = all(marks.has(row.kind, row.key) for row in rows)
    for row in rows:
        if everything:
            marks.drop(row.kind, (row.key,))
        else:
            marks.add(row.kind, (row.key,))
    marks.range_start = None
    _show(dashboard)


def restore(dashboard: Dashboard) -> None:
    """What was marked before everything was unmarked."""
    marks = dashboard.session.marks
    marks.bring_back()
    _show(dashboard)
    dashboard.say(f"{marks.total} mark{'s' * (marks.total != 1)}")


def can_restore(dashboard: Dashboard) -> str:
    return "" if dashboard.session.marks.can_come_back else "nothing was unmarked"


def _show(dashboard: Dashboard) -> None:
    for view in dashboard.views.values():
        view.marks_changed()
    dashboard.cursor_moved()
