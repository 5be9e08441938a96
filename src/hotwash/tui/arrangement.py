"""Puts the lists and the detail where the shape of the screen, the zoom and the focus want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.tui.layout import BORDERS, PaneNeed, Shape, Zoom, accordion, left_width
from hotwash.tui.session import FIVE, PaneId
from hotwash.tui.widgets.row_list import LEGEND_LINES

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.panes.pane_view import PaneView

HEAD_LINES = 1
WAL_ROWS_WHILE_PENDING = 3
LEAST_ROWS_UNDER_HEADS = 4


def arrange(dashboard: Dashboard) -> None:
    """Set classes and heights; only what differs from before causes a layout."""
    session, shape = dashboard.session, dashboard.shape
    dashboard.set_class(dashboard.reviewing.is_on, "-review")
    full = session.zoom is Zoom.FULL and shape >= Shape.MEDIUM and not dashboard.reviewing.is_on
    dashboard.set_class(full, "-full")
    dashboard.set_class(session.detail_open and shape is Shape.NARROW, "-detail-open")
    is_accordion = shape is Shape.WIDE and session.zoom is Zoom.NORMAL and session.pane in FIVE
    heights = _heights(dashboard) if is_accordion else {}
    for view in dashboard.views.values():
        is_focused = view.id is session.pane
        view.list.set_class(is_focused or view.id in heights, "-shown")
        view.list.set_active(is_focused)
        view.list.styles.height = heights.get(view.id, "1fr")
        _frame(view, dashboard, heights.get(view.id, dashboard.surface.body_height), is_focused)
    dashboard.lists.styles.width = left_width(dashboard.size.width) if shape is Shape.WIDE and not full else "100%"


def _heights(dashboard: Dashboard) -> dict[PaneId, int]:
    needs = [_need(dashboard.views[pane_id], dashboard) for pane_id in FIVE]
    return dict(
        zip(FIVE, accordion(needs, FIVE.index(dashboard.session.pane), dashboard.surface.body_height), strict=True)
    )


def _need(view: PaneView, dashboard: Dashboard) -> PaneNeed:
    pane = view.pane
    rows = max(len(pane.rows), len(pane.empty) if not pane.rows else 0) if pane is not None else 1
    extras = (HEAD_LINES + LEGEND_LINES * view.lists_entries) if pane is not None and pane.rows else 0
    if view.id is PaneId.WAL and dashboard.desk.is_pending:
        return PaneNeed(rows, extras, WAL_ROWS_WHILE_PENDING)
    return PaneNeed(rows, extras)


def _frame(view: PaneView, dashboard: Dashboard, height: int, is_focused: bool) -> None:
    """Column heads and legend only in the focused list of the wide screen, the legend only where rows leave room."""
    pane = view.pane
    rows = len(pane.rows) if pane is not None else 0
    room = height - BORDERS
    heads = is_focused and dashboard.shape is Shape.WIDE and room > LEAST_ROWS_UNDER_HEADS
    legend = heads and view.lists_entries and room >= rows + HEAD_LINES + LEGEND_LINES
    view.frame(heads=heads, legend=legend)
