"""Tries whether changes are told of: one file is written into a folder and removed again, and its event is timed."""

import asyncio
import os
from typing import NamedTuple

from hotwash.core.storage import sysio

NAME = ".hotwash-canary"
PATIENCE = 2.0

_STEP_MS = 10
_IN_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class Canary(NamedTuple):
    """What became of the file in one folder: `seconds` until it was told of, `None` if it was not within the patience;
    `failure` is why it could not be written."""

    folder: str
    seconds: float | None = None
    failure: str = ""


def sing(folder: str, patience: float = PATIENCE) -> Canary:
    """Write, wait to be told, and remove."""
    try:
        with sysio.opened(sysio.open_at(folder, None, _IN_FOLDER)) as directory:
            sysio.remove(NAME, directory)
            try:
                return Canary(folder, asyncio.run(_seconds_until_told(folder, directory, patience)))
            finally:
                sysio.discard(NAME, directory)
    except OSError as error:
        return Canary(folder, failure=error.strerror or str(error))


async def _seconds_until_told(folder: str, directory: int, patience: float) -> float | None:
    from watchfiles import awatch

    # Scheduled now, run at the first wait below: by then the kernel watches.
    writing = asyncio.create_task(_write(directory))
    events = awatch(folder, watch_filter=None, step=_STEP_MS, recursive=False, force_polling=False)
    try:
        async with asyncio.timeout(patience):
            async for batch in events:
                if any(os.path.basename(path) == NAME for _, path in batch):
                    return asyncio.get_running_loop().time() - await writing
    except TimeoutError:
        await writing
    except RuntimeError:
        writing.cancel()  # the system refuses events altogether
    return None


async def _write(directory: int) -> float:
    """Make the file; when that was, on the clock of the loop."""
    sysio.close(sysio.open_at(NAME, directory, _NEW))
    return asyncio.get_running_loop().time()
