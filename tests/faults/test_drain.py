"""Hooks append to the pending log while it is taken over: every line ends in an entry or stays in the log."""

import os
import re
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import Intent, Plan
from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store

BETWEEN = 0.0005
NOW = datetime(2026, 9, 26, 12, 0, tzinfo=UTC)
ONCE, OFTEN = re.compile(r"`Bash` failed \(session"), re.compile(r"`Bash` failed (\d+) times")


class Hook(threading.Thread):
    """Does what a hook does, again and again: one line, in one call."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.log = log
        self.written = 0
        self.begun, self.done = threading.Event(), threading.Event()

    def run(self) -> None:
        while not self.done.wait(BETWEEN):
            line = f"2026-09-26T10:00:00Z TOOL_FAILURE: Bash session=S tool_use_id=U{self.written}\n"
            descriptor = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
            os.write(descriptor, line.encode())
            os.close(descriptor)
            self.written += 1
            self.begun.set()


def drain(store: Store) -> None:
    store.refresh()
    plan = store.plan(Intent("drain"))
    assert isinstance(plan, Plan)
    store.commit(plan)


def test_no_line_is_lost_and_none_is_told_twice(quick_folder: Path, full: bool) -> None:
    times = 200 if full else 5
    learnings = quick_folder / "project" / ".learnings"
    learnings.mkdir(parents=True)
    log = learnings / ".pending-errors.log"
    log.touch()
    root, home, state = (quick_folder / name for name in ("project", "home", "state"))
    store = Store(Config(root, home, state, explicit=True), FixedClock(NOW))
    store.load()
    hook = Hook(log)
    hook.start()
    hook.begun.wait()
    for _ in range(times):
        with suppress(CommitError):
            # The log grew faster than it could be taken: it is as it was.
            drain(store)
    hook.done.set()
    hook.join()
    store.differences()
    drain(store)
    left = log.read_text().count("\n") if log.exists() else 0
    told = (learnings / "ERRORS.md").read_text()
    taken = len(ONCE.findall(told)) + sum(int(number) for number in OFTEN.findall(told))
    assert taken
    assert taken + left == hook.written
