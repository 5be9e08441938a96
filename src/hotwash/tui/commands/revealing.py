"""Showing what is masked in the entry or record under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.text.masking import holds_secret
from hotwash.core.text.visible import decoded
from hotwash.tui.commands.moving import no_rows
from hotwash.tui.finding import thing

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def reveal(dashboard: Dashboard) -> None:
    key = dashboard.view.key
    if key is not None:
        dashboard.menus.reveal(key.anchor, _text(dashboard))


def can_reveal(dashboard: Dashboard) -> str:
    """Why there is nothing to reveal, or nothing."""
    if dashboard.view.row is None:
        return no_rows(dashboard)
    return "" if holds_secret(_text(dashboard)) else "nothing is masked here"


def _text(dashboard: Dashboard) -> str:
    """What the file says of the one entry or record under the cursor."""
    key = dashboard.view.key
    found = thing(dashboard.desk.snapshot, key) if key is not None else None
    return decoded(found[0].raw(found[1])) if found is not None else ""
