"""Saved views: which there are, the one that is shown, and showing, saving and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.plan import Intent
from hotwash.tui.commands.deciding import write

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def open_views(dashboard: Dashboard) -> None:
    dashboard.menus.views()


def show_view(dashboard: Dashboard, name: str) -> None:
    """Filter the focused list as a view does."""
    from hotwash.core.analysis.views import view_named

    view = view_named(dashboard.desk.views, name)
    if view is None:
        return
    dashboard.prompts.set_filter(view.expression)
    pane = dashboard.view.pane
    matching = f": {len(pane.rows)} of {pane.total} match" if pane is not None and view.expression else ""
    dashboard.say(f"view {view.name}{matching}{' – Esc clears the filter' if view.expression else ''}")


def delete_view(dashboard: Dashboard, name: str) -> None:
    write(dashboard, Intent("delete-view", (), {"name": name}))
