"""The person's editor: a file at its line, or a text of their own from a sheet; the screen steps aside meanwhile."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hotwash.core.model.plan import Refusal
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.finding import Place

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


class Editing:
    """Runs the editor without a shell, and reads the file again afterwards."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard

    @property
    def is_possible(self) -> bool:
        """In a browser there is no terminal to give to an editor."""
        return not self._dashboard.app.is_web

    def open(self, place: Place) -> None:
        """Open a file at a line."""
        dashboard = self._dashboard
        before = dashboard.desk.news.count
        if self._run(place.path, place.line):
            dashboard.desk.store.refresh([place.path])
            dashboard.desk.receive(dashboard.desk.store.snapshot)
            dashboard.rebuild(own=True)
            changed = dashboard.desk.news.count - before
            words = f"{changed} entries changed" if changed != 1 else "1 entry changed"
            dashboard.say(f"{words} in your editor" if changed else "nothing changed in your editor")

    def text(self, text: str) -> str | None:
        """Edit a text of the person's own; `None` when nothing was saved."""
        with tempfile.TemporaryDirectory(prefix="hotwash-") as folder:
            path = Path(folder) / "text.md"
            path.write_text(text, encoding="utf-8")
            if not self._run(str(path), 1):
                return None
            edited = path.read_text(encoding="utf-8", errors="replace").strip()
        return edited if edited != text else None

    def _run(self, path: str, line: int) -> bool:
        from hotwash.core.storage.editor import editor_command

        dashboard = self._dashboard
        command = editor_command(path, line, dashboard.desk.settings.editor, os.environ)
        if isinstance(command, Refusal):
            dashboard.say(str(command), Tone.WARNING)
            return False
        with dashboard.app.suspend():
            code = subprocess.run(command, check=False).returncode
        dashboard.app.refresh(layout=True)
        if code:
            dashboard.say(f"{Path(command[0]).name} ended with code {code}", Tone.WARNING)
        return code == 0
