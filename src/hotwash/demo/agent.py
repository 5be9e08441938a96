"""The scripted agent of the demo: it appends, opens a risky operation, changes what you look at, and finishes."""

import re
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hotwash.core.model.key import Key
from hotwash.demo.workspace import DemoPlace, dated, pending_record

_NEW_ERROR = """
### ERR-@0d#@-003
**Status**: pending
**Context**: Draining a node for the kernel update
**Content**: kubectl drain stuck on PDB: the budget allows no disruption while one replica is unready.
**Action**: Scale up by one before draining a node

---
"""

_AGAIN = """
### ERR-@0d#@-004
**Status**: pending
**Context**: Restarting the nightly settlement job by hand
**Content**: The settlement job was started twice again and charged 3 test accounts. It still has no lock of its own.
**Action**: Give the settlement job a lock

---
"""


class DemoAgent:
    """Writes into a demo's files on a schedule, the way agents do: `>>` for new text, a whole rewrite for changes.

    `cursor` tells which entry the person looks at; `now` dates what is written. `stop` ends it at once.
    """

    def __init__(self, place: DemoPlace, now: Callable[[], datetime], cursor: Callable[[], Key | None]) -> None:
        self._place = place
        self._now = now
        self._cursor = cursor
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="demo-agent", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()

    def _run(self) -> None:
        passed = 0.0
        for at, act in self.script():
            if self._stopped.wait(at - passed):
                return
            passed = at
            act()

    def script(self) -> tuple[tuple[float, Callable[[], None]], ...]:
        """What happens when, in seconds from the start."""
        return (
            (8.0, self.log_an_error),
            (20.0, self.open_operation),
            (35.0, self.change_what_is_looked_at),
            (50.0, self.commit_operation),
            (60.0, self.log_one_of_a_group),
        )

    def log_an_error(self) -> None:
        self._append(self._place.errors, _NEW_ERROR)

    def log_one_of_a_group(self) -> None:
        self._append(self._place.errors, _AGAIN)

    def open_operation(self) -> None:
        text = self._place.buffer.read_text(encoding="utf-8")
        record = dated(pending_record(), self._now())
        _rewrite(self._place.buffer, text.replace("## Context\n", record + "## Context\n", 1))

    def commit_operation(self) -> None:
        text = self._place.buffer.read_text(encoding="utf-8")
        _rewrite(self._place.buffer, text.replace("**Status**: PENDING", "**Status**: COMMITTED", 1))

    def change_what_is_looked_at(self) -> None:
        """Take the entry under the cursor in hand, as another agent on the same files would."""
        key = self._cursor()
        if key is None or not Path(key.path).is_relative_to(self._place.root):
            return
        path = Path(key.path)
        text = path.read_text(encoding="utf-8")
        changed = taken_in_hand(text, key.anchor)
        if changed != text:
            _rewrite(path, changed)

    def _append(self, path: Path, text: str) -> None:
        with path.open("a", encoding="utf-8") as out:
            out.write(dated(text, self._now()))


def taken_in_hand(text: str, anchor: str) -> str:
    """`text` with that entry's status set to `in_progress` and its action extended."""
    start = re.search(rf"^#+ \[?{re.escape(anchor)}\b", text, re.MULTILINE)
    if start is None:
        return text
    following = re.search(r"^#{2,3} \[?[A-Z]+-\d{8}-", text[start.end() :], re.MULTILINE)
    end = start.end() + following.start() if following else len(text)
    entry = text[start.start() : end]
    entry = entry.replace("**Status**: pending", "**Status**: in_progress", 1)
    entry = re.sub(r"^(\*\*Action\*\*: .*)$", r"\1 (the agent is on it)", entry, count=1, flags=re.MULTILINE)
    return text[: start.start()] + entry + text[end:]


def _rewrite(path: Path, text: str) -> None:
    """Write a file whole and put it in place of the old one."""
    fresh = path.with_name(path.name + "~")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.replace(path)
