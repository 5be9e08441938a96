"""A watch with keys that write goes back to watching alone when nobody has pressed one for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.session import PaneId

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

LONGEST_REST = 900.0


class Arming:
    """Does nothing where the dashboard is no armed watch."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self._pressed = dashboard.desk.clock.monotonic()

    def begin(self) -> None:
        """Show the records, and say for how long."""
        if self._dashboard.options.armed:
            self._dashboard.focus_pane(PaneId.WAL)
            self._dashboard.say("RW – keys write; back to watching alone after 15 min without a key", Tone.ACCENT)

    def pressed(self) -> None:
        self._pressed = self._dashboard.desk.clock.monotonic()

    def tick(self) -> None:
        """Time passed: what was typed into a sheet stays as a draft."""
        options = self._dashboard.options
        rested = self._dashboard.desk.clock.monotonic() - self._pressed
        if options.armed and options.other and rested >= LONGEST_REST and not self._dashboard.writer.busy_with:
            self._dashboard.start_again(*options.other)
