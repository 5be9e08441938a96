"""The dashboard. Importing this is cheap; the screens are loaded by `run`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hotwash.tui.options import Companion, RunOptions

if TYPE_CHECKING:
    from hotwash.core.storage.store import Store

__all__ = ["Companion", "RunOptions", "run"]

FRAMES_PER_SECOND = "120"


def run(store: Store, options: RunOptions, companion: Companion | None = None) -> int:
    """Show the dashboard on a store until the person quits; what the process should exit with."""
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_PER_SECOND)
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    if not store.snapshot.generation:
        store.load_tail()
    from hotwash.tui.app import HotwashApp

    app = HotwashApp(store, options, companion)
    app.run(mouse=store.config.settings.mouse)
    return app.return_code or 0
