"""Everything `hotwash doctor` finds out beside the documents; looks only, and writes nothing."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.storage.config import Config
from hotwash.core.storage.git_state import Collision, GitState, git_states, worktree_collisions
from hotwash.core.storage.journal import open_records, transactions
from hotwash.core.storage.machine import terminal, versions
from hotwash.core.storage.settings import load_settings
from hotwash.core.storage.store import Store
from hotwash.core.storage.tool_lock import LEFT_BEHIND

_DRAIN_LOCK = ".learnings/.drain.lock"


class LockFound(NamedTuple):
    """A lock of the agents' own tools; `seconds` since it was taken."""

    path: str
    seconds: float

    @property
    def is_stale(self) -> bool:
        return self.seconds > LEFT_BEHIND


class JournalFound(NamedTuple):
    """The journal of one state directory: its size, what it remembers, and what a crash left open in it."""

    folder: str
    bytes: int
    transactions: int
    open: int


class SettingFound(NamedTuple):
    """A value, and where it was set; no origin for a default."""

    name: str
    value: str
    origin: str


class Checkup(NamedTuple):
    """`write_modes` says by path how a file would be written."""

    versions: Mapping[str, str | None]
    terminal: Mapping[str, str]
    locks: tuple[LockFound, ...]
    journals: tuple[JournalFound, ...]
    settings: tuple[SettingFound, ...]
    git: tuple[GitState, ...]
    collisions: tuple[Collision, ...]
    write_modes: Mapping[str, str]


def checkup(store: Store, environ: Mapping[str, str] = os.environ) -> Checkup:
    """Look at the machine and at everything around the open files."""
    config, snapshot = store.config, store.snapshot
    now = store.now().timestamp()
    return Checkup(
        versions=versions(),
        terminal=terminal(environ, config.settings.clipboard),
        locks=_locks(snapshot, now),
        journals=tuple(_journal(folder) for folder in store.state_folders()),
        settings=tuple(each for each in settings_found(store.config, environ) if each.origin),
        git=git_states(snapshot),
        collisions=worktree_collisions(snapshot, config.settings.workspaces.ignore, now),
        write_modes={document.path: _write_mode(document.path) for document in snapshot.documents},
    )


def _locks(snapshot: Snapshot, now: float) -> tuple[LockFound, ...]:
    found = []
    for workspace in snapshot.workspaces:
        path = os.path.join(workspace.base, _DRAIN_LOCK)
        try:
            taken = Path(path).lstat().st_mtime
        except OSError:
            continue
        found.append(LockFound(path, max(0.0, now - taken)))
    return tuple(found)


def _journal(folder: Path) -> JournalFound:
    size = sum(path.lstat().st_size for path in folder.iterdir() if path.is_file())
    return JournalFound(str(folder), size, len(transactions((folder,))), len(open_records(folder)))


def settings_found(config: Config, environ: Mapping[str, str] = os.environ) -> tuple[SettingFound, ...]:
    """Every value that counts, by its name."""
    loaded = load_settings(config.root, config.home, environ, more=config.more)
    return tuple(
        SettingFound(name, value, loaded.origins.get(name, "")) for name, value in sorted(loaded.values.items())
    )


def _write_mode(path: str) -> str:
    """`exchange` for a new file in one step, `in place` where the old one has to stay; else why not at all."""
    try:
        found = Path(path).stat()
    except OSError:
        return "gone"
    if not os.access(path, os.W_OK):
        return "read-only"
    if found.st_nlink > 1:
        return f"in place: {found.st_nlink} hard links"
    if found.st_uid != os.geteuid():
        return "in place: another owner"
    return "exchange"
