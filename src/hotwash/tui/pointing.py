"""What the mouse does: a click moves, two open, ctrl marks, shift marks a range; no single click writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.tui.commands.marking import mark_until, toggle_at
from hotwash.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

DOUBLE = 2
RELEASE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
TAKE = "\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h"


def row_clicked(dashboard: Dashboard, click: RowList.Clicked) -> None:
    """A click on a list, or on its border."""
    view = next(view for view in dashboard.views.values() if view.list is click.row_list)
    if view.id is not dashboard.session.pane:
        dashboard.surface.show_status("")
        dashboard.focus_pane(view.id)
    if click.at is None:
        return
    before = view.list.cursor
    view.list.move_to(click.at)
    if click.ctrl:
        toggle_at(dashboard)
    elif click.shift:
        mark_until(dashboard, before)
    elif click.chain == DOUBLE:
        dashboard.do("detail.open")
    dashboard.cursor_moved()


def tab_clicked(dashboard: Dashboard, column: int) -> None:
    tab = dashboard.reading.tab_at(column)
    if tab is not None:
        dashboard.session.tab = tab
        dashboard.surface.show_subject()


def toggle_mouse(dashboard: Dashboard) -> bool:
    """Give the mouse to the terminal, so that it selects text as usual, or take it; says whether it is given."""
    released = dashboard.session.mouse_released = not dashboard.session.mouse_released
    driver = dashboard.app._driver
    if driver is not None:
        driver.write(RELEASE if released else TAKE)
        driver.flush()
    dashboard.surface.show_header()
    return released
