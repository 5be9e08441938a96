"""The lock of the original tool: `.learnings/.drain.lock`, which it makes while it writes there.

hotwash waits while somebody else holds it, and makes it itself while it takes the pending log over: that is what it is
for. It outlives a process that dies, so after ten minutes it counts as left behind (source: self-improve, lock).
"""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from hotwash.core.formats.places import is_pending_log
from hotwash.core.model.errors import Busy
from hotwash.core.storage import sysio

LEFT_BEHIND = 600.0

_NAME = ".drain.lock"
_FOLDER = ".learnings"
_HOLDER = "self-improve, or whatever else takes in the pending log"


@contextlib.contextmanager
def tool_locked(paths: Iterable[str], *, limit: float) -> Iterator[None]:
    """Keep the original tool out of the learnings that these files are part of. Raises `Busy` after `limit` seconds."""
    until = time.monotonic() + limit
    with contextlib.ExitStack() as held:
        for folder, takes_over in sorted(_folders(paths).items()):
            held.enter_context(_held(folder, takes_over, until))
        yield


def _folders(paths: Iterable[str]) -> dict[str, bool]:
    """The learnings folders of these files, and whether their pending log is among them."""
    found: dict[str, bool] = {}
    for path in paths:
        folder = next((str(each) for each in PurePath(path).parents if each.name == _FOLDER), None)
        if folder is not None:
            found[folder] = found.get(folder, False) or is_pending_log(path)
    return found


@contextlib.contextmanager
def _held(folder: str, takes_over: bool, until: float) -> Iterator[None]:
    try:
        opened = sysio.open_at(os.path.realpath(folder), None, sysio.DIRECTORY)
    except OSError:
        # What is not there yet, or cannot be looked into, is nobody's; writing there says what is wrong with it.
        yield
        return
    with sysio.opened(opened) as directory:
        while not (_taken(directory) if takes_over else sysio.status_at(_NAME, directory) is None):
            if _is_left_behind(directory):
                _claim(directory)
            elif time.monotonic() >= until:
                raise Busy(os.path.join(folder, _NAME), _HOLDER)
            else:
                sysio.pause(0.02, 0.1)
        try:
            yield
        finally:
            if takes_over:
                sysio.discard(_NAME, directory)


def _taken(directory: int) -> bool:
    try:
        descriptor = sysio.open_at(_NAME, directory, sysio.NEW)
    except FileExistsError:
        return False
    sysio.close(descriptor)
    return True


def _is_left_behind(directory: int, name: str = _NAME) -> bool:
    found = sysio.status_at(name, directory)
    return found is not None and time.time() - found.st_mtime > LEFT_BEHIND


def _claim(directory: int) -> None:
    """Take the old lock out of the way by renaming it, so that only one of several does; a live one is put back."""
    aside = f"{_NAME}.{os.getpid()}"
    with contextlib.suppress(FileNotFoundError):
        sysio.rename(_NAME, directory, aside, directory)
        if _is_left_behind(directory, aside):
            sysio.discard(aside, directory)
        else:
            sysio.rename(aside, directory, _NAME, directory)
