"""Which processes have a file open for writing, and whether they only append."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from hotwash.core.model.values import dataclass

_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Writer:
    """One process with the file open; `appends` when every write of it goes to the end."""

    process: int
    command: str
    appends: bool

    def __str__(self) -> str:
        return f"process {self.process} ({self.command})"


def writers(identity: os.stat_result) -> tuple[Writer, ...]:
    """Other processes that write to this file; only those that this user may look into, and only on Linux."""
    if sys.platform != "linux":
        return ()
    return tuple(_writers(identity))


def _writers(identity: os.stat_result) -> Iterator[Writer]:
    for process in _PROCESSES.iterdir():
        if not process.name.isdigit() or int(process.name) == os.getpid():
            continue
        for flags in _open_flags(process, identity):
            if flags & (os.O_WRONLY | os.O_RDWR):
                yield Writer(int(process.name), _command(process), bool(flags & os.O_APPEND))


def _open_flags(process: Path, identity: os.stat_result) -> Iterator[int]:
    try:
        descriptors = list((process / "fd").iterdir())
    except OSError:
        return
    for descriptor in descriptors:
        try:
            if os.path.samestat(descriptor.stat(), identity):
                yield _flags((process / "fdinfo" / descriptor.name).read_text("ascii"))
        except OSError:
            continue


def _flags(text: str) -> int:
    return next((int(line.split()[1], 8) for line in text.splitlines() if line.startswith("flags:")), 0)


def _command(process: Path) -> str:
    try:
        return (process / "comm").read_text("utf-8", "replace").strip()
    except OSError:
        return "gone"
