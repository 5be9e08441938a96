"""`T` and what only a review knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.commands.moving import no_rows
from hotwash.viewmodels.cards import KINDS

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def start(dashboard: Dashboard) -> None:
    dashboard.reviewing.start()


def skip(dashboard: Dashboard) -> None:
    dashboard.reviewing.skip()


def end(dashboard: Dashboard) -> None:
    dashboard.reviewing.leave()


def is_off(dashboard: Dashboard) -> str:
    return "" if dashboard.reviewing.is_on else "no review is going on – T starts one"


def can_start(dashboard: Dashboard) -> str:
    """Why there is nothing to review."""
    subject = subject_of(dashboard)
    rows = subject.rows if subject.marked else dashboard.view.list.rows
    if any(row.kind in KINDS for row in rows):
        return ""
    return no_rows(dashboard) if not rows else "no entry is here – 1, 2, 3 and 4 have some"
