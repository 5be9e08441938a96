"""Keys that move: the cursor, the page, the focus, the zoom, and Esc, which closes one layer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.finding import source_problem
from hotwash.tui.layout import Shape, Zoom
from hotwash.tui.session import FIVE, PaneId, lists_beside
from hotwash.viewmodels.detail import Tab

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

FAR = 1 << 40
SIDEWAYS = 8


def no_rows(dashboard: Dashboard) -> str:
    """Why there is nothing to act on."""
    view = dashboard.view
    if view.row is not None:
        return ""
    pane = view.pane
    if pane is not None and pane.query and pane.total:
        return f"the filter hides all {pane.total} – Esc clears it"
    return "there are no rows here"


def cursor_by(steps: int) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        if _is_reading(dashboard):
            dashboard.detail.scroll_lines(max(-FAR, min(FAR, steps)))
        elif dashboard.view.list.move_by(steps):
            _extend_range(dashboard)
            dashboard.cursor_moved()

    return run


def page_by(pages: int) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        if _is_reading(dashboard):
            dashboard.detail.page_by(pages)
        elif dashboard.view.list.page_by(pages):
            _extend_range(dashboard)
            dashboard.cursor_moved()

    return run


def _is_reading(dashboard: Dashboard) -> bool:
    """Whether the moving keys are the detail's."""
    session = dashboard.session
    return session.detail_focused or session.detail_open or dashboard.reviewing.is_on


def _extend_range(dashboard: Dashboard) -> None:
    """While a range is being marked, every row the cursor passes joins it."""
    session, view = dashboard.session, dashboard.view
    if session.marks.range_start is None:
        return
    keys = [row.key for row in view.list.rows]
    if session.marks.range_start not in keys:
        return
    first, last = sorted((keys.index(session.marks.range_start), min(view.list.cursor, len(keys) - 1)))
    for row in view.list.rows[first : last + 1]:
        session.marks.add(row.kind, (row.key,))
    view.marks_changed()


def detail_by(lines: int, columns: int = 0) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        dashboard.detail.scroll_lines(lines, columns)

    return run


def wrap(dashboard: Dashboard) -> None:
    dashboard.session.wrap = not dashboard.session.wrap
    dashboard.surface.show_subject()
    dashboard.say("long lines wrap" if dashboard.session.wrap else "long lines run on – shift+→ goes there", Tone.DIM)


def to_pane(pane_id: PaneId) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        dashboard.session.detail_focused = False
        dashboard.focus_pane(pane_id)

    return run


def to_next_beside(first: PaneId) -> Callable[[Dashboard], None]:
    """A key of several lists: the first; from there the next one, and from the last back to the first."""
    lists = lists_beside(first)

    def run(dashboard: Dashboard) -> None:
        pane = dashboard.session.pane
        at = (lists.index(pane) + 1) % len(lists) if pane in lists else 0
        to_pane(lists[at])(dashboard)

    return run


def pane_by(steps: int) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        at = FIVE.index(dashboard.session.five)
        to_pane(FIVE[(at + steps) % len(FIVE)])(dashboard)

    return run


def tab_by(steps: int) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        tabs = list(Tab)
        dashboard.session.tab = tabs[(tabs.index(dashboard.session.tab) + steps) % len(tabs)]
        dashboard.surface.show_subject()

    return run


def no_tabs(dashboard: Dashboard) -> str:
    """Why there is no other tab."""
    return "" if dashboard.reading.has_tabs else "there is only one here"


def focus_detail(dashboard: Dashboard) -> None:
    """`0`: the detail takes the moving keys; once more gives them back."""
    session = dashboard.session
    if dashboard.shape is Shape.NARROW:
        session.detail_open = not session.detail_open
    else:
        session.detail_focused = not session.detail_focused
        if session.zoom is Zoom.FULL:
            session.zoom = Zoom.NORMAL
    dashboard.rearrange()


def open_detail(dashboard: Dashboard) -> None:
    """Enter: more of what is under the cursor."""
    session = dashboard.session
    if dashboard.reading.is_cut:
        dashboard.reading.show_in_full()
    elif not (session.detail_open or session.detail_focused):
        focus_detail(dashboard)


def why(dashboard: Dashboard) -> None:
    """`w`: the Why tab; on a file that cannot be read What, Why and Next."""
    problem = source_problem(dashboard.desk.snapshot, dashboard.view.row)
    if problem is not None:
        dashboard.menus.explain(problem)
        return
    dashboard.session.tab = Tab.WHY
    if dashboard.shape is Shape.NARROW:
        dashboard.session.detail_open = True
    dashboard.rearrange()


def zoom_by(steps: int) -> Callable[[Dashboard], None]:
    def run(dashboard: Dashboard) -> None:
        session = dashboard.session
        zoom = Zoom(max(Zoom.NORMAL, min(Zoom.FULL, session.zoom + steps)))
        if dashboard.shape is Shape.MEDIUM and zoom is Zoom.HALF:
            zoom = Zoom.FULL if steps > 0 else Zoom.NORMAL
        session.zoom = zoom
        dashboard.rearrange()

    return run


def zoom_reason(dashboard: Dashboard) -> str:
    return "the list already fills the screen" if dashboard.shape <= Shape.NARROW else ""


def close_layer(dashboard: Dashboard) -> None:
    """Esc: an opened detail, a zoom, another view, marks, the filter; one of them, never the program."""
    session = dashboard.session
    if session.detail_open or session.detail_focused:
        session.detail_open = session.detail_focused = False
        dashboard.rearrange()
    elif session.zoom is not Zoom.NORMAL:
        session.zoom = Zoom.NORMAL
        dashboard.rearrange()
    elif session.pane not in FIVE:
        dashboard.focus_pane(session.five)
    elif session.marks.any:
        session.marks.clear()
        for view in dashboard.views.values():
            view.marks_changed()
        dashboard.surface.show_subject()
        dashboard.say("no marks")
    elif session.filters.get(session.pane):
        dashboard.prompts.set_filter("")
        dashboard.say("no filter")
    else:
        dashboard.say("nothing to close – q quits", Tone.DIM)
