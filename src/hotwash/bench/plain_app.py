"""The smallest Textual programs worth comparing with: a key that changes a word, and a watcher with its defaults.

Run as `python -m hotwash.bench.plain_app [FILE]`; with a file it shows the file's size after each change.
"""

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class PlainApp(App[None]):
    """One line of text; `j` and escape count, `q` quits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("j", "count", "count"),
        ("escape", "count", "count"),
        ("q", "quit", "quit"),
    ]

    def __init__(self, watched: Path | None) -> None:
        super().__init__()
        self._watched = watched
        self._count = 0

    def compose(self) -> ComposeResult:
        yield Static("plain-app-ready", markup=False)

    def on_mount(self) -> None:
        if self._watched is not None:
            self.run_worker(self._watch(self._watched))

    async def _watch(self, path: Path) -> None:
        from watchfiles import awatch

        async for _ in awatch(path.parent):
            self.query_one(Static).update(f"size={path.stat().st_size}", layout=False)

    def action_count(self) -> None:
        self._count += 1
        self.query_one(Static).update(f"count={self._count}", layout=False)


if __name__ == "__main__":
    PlainApp(Path(sys.argv[1]) if len(sys.argv) > 1 else None).run()
