"""The dashboard. Importing this is cheap; the screens are loaded by `run`."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from hotwash.tui.options import Companion, RunOptions

if TYPE_CHECKING:
    from hotwash.core.model.settings import Settings
    from hotwash.core.storage.store import Store
    from hotwash.viewmodels.key_report import KeyTried

__all__ = ["Companion", "Ended", "RunOptions", "run", "try_keys"]

FRAMES_PER_SECOND = "120"
# Milliseconds after which an escape that nothing followed is the key; what a key sends arrives together.
ESCAPE_WAITS = "25"
GIVE_WAY = 0.001
NEW_VALUES = 200_000


class Ended(NamedTuple):
    """What the process should exit with, and the arguments to start it `again` with instead, if any."""

    code: int
    again: tuple[str, ...]


def try_keys(settings: Settings) -> tuple[KeyTried, ...]:
    """Let the person press every key that a terminal may keep for itself; what came of those that were tried."""
    os.environ.setdefault("ESCDELAY", ESCAPE_WAITS)
    from hotwash.tui.actions import ACTIONS
    from hotwash.tui.key_check import KeyCheck
    from hotwash.tui.key_trial import trial_of
    from hotwash.tui.keymap import keymap

    trial = trial_of(keymap(ACTIONS, settings.keys))
    KeyCheck(trial).run(mouse=False)
    return trial.tried


def run(store: Store, options: RunOptions, companion: Companion | None = None) -> Ended:
    """Show the dashboard on a store until the person quits, or chooses to open something else."""
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_PER_SECOND)
    os.environ.setdefault("ESCDELAY", ESCAPE_WAITS)
    # What is worked out beside the screen lets keys and paints through after this long.
    sys.setswitchinterval(GIVE_WAY)
    # A newer state is as many new values as go with the one before, and no garbage: nobody has to look for any.
    gc.set_threshold(NEW_VALUES)
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    if not store.snapshot.generation:
        store.load_tail()
    from hotwash.tui.app import HotwashApp

    app = HotwashApp(store, options, companion)
    app.run(mouse=store.config.settings.mouse)
    return Ended(app.return_code or 0, app.again)
