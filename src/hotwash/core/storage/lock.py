"""The lock that orders hotwash's own processes; held by the descriptor, so it ends with the process that has it."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from hotwash.core.model.errors import Busy
from hotwash.core.storage import statedir, sysio
from hotwash.core.text.masking import redacted

LIMIT = 5.0

_NAME = "lock"
_LONGEST_HOLDER = 200


@contextmanager
def locked(
    states: Iterable[Path], *, limit: float = LIMIT, monotonic: Callable[[], float] = time.monotonic
) -> Iterator[None]:
    """Hold the locks of these state directories, in one order for everybody. Raises `Busy` after `limit` seconds."""
    until = monotonic() + limit
    with ExitStack() as held:
        for state in sorted(set(states)):
            directory = held.enter_context(statedir.entered(state))
            held.enter_context(_held(state, directory, until, monotonic))
        yield


@contextmanager
def _held(state: Path, directory: int, until: float, monotonic: Callable[[], float]) -> Iterator[None]:
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    with sysio.opened(sysio.open_at(_NAME, directory, flags)) as descriptor:
        while not sysio.try_lock(descriptor):
            if monotonic() >= until:
                raise Busy(str(state), _holder(descriptor))
            sysio.pause(0.002, 0.02)
        _sign(descriptor)
        yield


def _sign(descriptor: int) -> None:
    """Leave our name for whoever waits; a lock without a name locks as well."""
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
    name = f"{os.getpid()} {redacted(command)}".encode("utf-8", "replace")[:_LONGEST_HOLDER]
    with suppress(OSError):
        sysio.truncate(descriptor, 0)
        sysio.write_at(descriptor, name + b"\n", 0)


def _holder(descriptor: int) -> str:
    process, _, command = sysio.read(descriptor).decode("utf-8", "replace").strip().partition(" ")
    return f"process {process} ({command})" if process else "another process"
