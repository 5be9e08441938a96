"""The person's editor: a file at its line, or a text of their own from a sheet; the screen steps aside meanwhile."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hotwash.core.model.plan import Plan, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.finding import Place

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

_UNNAMED = "text.md"


class Editing:
    """Runs the editor without a shell, and makes one step of what changed in it."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard

    @property
    def is_possible(self) -> bool:
        """In a browser there is no terminal to give to an editor."""
        return not self._dashboard.app.is_web

    def open(self, place: Place) -> None:
        """A file at a line. It is a copy whose changes become one step, so that nothing others append gets lost;
        what hotwash never writes is opened itself."""
        document = self._dashboard.desk.snapshot.document(place.path)
        if document is None or document.partial or document.read_only:
            self._open_itself(place)
        else:
            self._open_copy(place, document.content)

    def text(self, text: str) -> str | None:
        """Edit a text of the person's own; `None` when nothing was saved."""
        with tempfile.TemporaryDirectory(prefix="hotwash-") as folder:
            path = Path(folder) / _UNNAMED
            path.write_text(text, encoding="utf-8")
            failure = self._run(str(path), 1)
            if failure:
                self._dashboard.say(failure, Tone.WARNING)
                return None
            edited = path.read_text(encoding="utf-8", errors="replace").strip()
        return edited if edited != text else None

    def _open_itself(self, place: Place) -> None:
        dashboard = self._dashboard
        failure = self._run(place.path, place.line)
        if failure:
            dashboard.say(failure, Tone.WARNING)
            return
        dashboard.desk.store.refresh([place.path])
        dashboard.say("back from your editor; u does not undo what it wrote here")

    def _open_copy(self, place: Place, before: bytes) -> None:
        folder = Path(tempfile.mkdtemp(prefix="hotwash-"))
        name = Path(place.path).name
        copy = folder / (name if name.isprintable() else _UNNAMED)
        copy.write_bytes(before)
        failure = self._run(str(copy), place.line)
        after = copy.read_bytes() if copy.is_file() else before
        self._dashboard.desk.store.refresh([place.path])
        changed = after != before
        if changed and not failure:
            failure = self._take_over(place.path, before, after)
        if failure and changed:
            kept = f"{failure}.\n\nNothing was written; what you wrote is kept in\n{copy}"
            self._dashboard.menus.tell("Your edit was not written", kept)
            return
        shutil.rmtree(folder, ignore_errors=True)
        if not changed:
            self._dashboard.say(failure or "nothing changed in your editor", Tone.WARNING if failure else Tone.PLAIN)

    def _take_over(self, path: str, before: bytes, after: bytes) -> str:
        """Write what changed as one step; why that was not possible."""
        from hotwash.core.operations.edit import plan_edit

        def planner(snapshot: Snapshot) -> Plan | Refusal:
            return plan_edit(snapshot, path, before, after)

        plan = planner(self._dashboard.desk.store.snapshot)
        if isinstance(plan, Refusal):
            return str(plan)
        error = self._dashboard.writer.commit_waiting(plan, planner)
        return str(error) if error is not None else ""

    def _run(self, path: str, line: int) -> str:
        """Give the terminal to the editor until it ends; why it could not do its work."""
        from hotwash.core.storage.editor import editor_command

        dashboard = self._dashboard
        command = editor_command(path, line, dashboard.desk.settings.editor, os.environ)
        if isinstance(command, Refusal):
            return str(command)
        with dashboard.app.suspend(), _interrupts_are_the_editors():
            code = subprocess.run(command, check=False).returncode
        dashboard.app.refresh(layout=True)
        return f"{Path(command[0]).name} ended with code {code}" if code else ""


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl+C in an editor reaches everything on the terminal; a handler that does nothing is not inherited."""
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
