"""Reads files that others are writing: never waits on a pipe, never believes half a save, never raises."""

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hotwash.core.model.snapshot import SourceProblem

LIMIT = 64 * 1024 * 1024
TAIL = 64 * 1024

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)
_CHUNK = 1024 * 1024
_TRIES = 3
_PAUSE = 0.025
_PAUSES = 8

Pause = Callable[[float], None]


class Signature(NamedTuple):
    """What a file looks like from outside; as long as it stays, the content is taken to be the same."""

    modified: int
    size: int
    inode: int
    mode: int


class Reading(NamedTuple):
    """Bytes of a file and what it looked like when they were read. `starts_at` is 0 unless only its end was read."""

    content: bytes
    signature: Signature
    starts_at: int = 0


def signature_of(path: str) -> Signature | None:
    """What `path` looks like now, symbolic links followed; `None` if nothing answers there."""
    try:
        return _signature(Path(path).stat())
    except (OSError, ValueError):
        return None


def read_file(path: str, at: float, *, was: int = 0, pause: Pause = time.sleep) -> Reading | SourceProblem:
    """The whole file, or why it cannot be read. `at` is the epoch second a problem is dated with.

    `was` is the size it had when it was last read: a file that is suddenly shorter may be in the middle of a save
    (truncate, then write), so it gets up to 200 ms to become itself again.
    """
    settled = None
    for waited in range(_PAUSES):
        reading = _read(path, at, pause)
        if isinstance(reading, SourceProblem) or len(reading.content) >= was:
            return reading
        if waited > 1 and reading.content and settled == reading.signature:
            return reading
        settled = reading.signature
        pause(_PAUSE)
    return _read(path, at, pause)


def read_tail(path: str, at: float, *, pause: Pause = time.sleep) -> Reading | SourceProblem:
    """The last 64 KiB of a file from the start of a line on, or all of it if it is shorter."""
    descriptor = _open(path, pause)
    if isinstance(descriptor, OSError):
        return _problem(path, descriptor, at)
    try:
        found = os.fstat(descriptor)
        refusal = _not_readable(path, found, at)
        if refusal is not None:
            return refusal
        starts_at = max(0, found.st_size - TAIL)
        os.lseek(descriptor, starts_at, os.SEEK_SET)
        content = _read_on(descriptor, TAIL)
    except OSError as error:
        return _problem(path, error, at)
    finally:
        os.close(descriptor)
    if starts_at:
        skipped = content.find(b"\n") + 1
        content = content[skipped:]
        starts_at += skipped
    return Reading(content, _signature(found), starts_at)


def _read(path: str, at: float, pause: Pause) -> Reading | SourceProblem:
    descriptor = _open(path, pause)
    if isinstance(descriptor, OSError):
        return _problem(path, descriptor, at)
    try:
        for _ in range(_TRIES):
            before = os.fstat(descriptor)
            refusal = _not_readable(path, before, at)
            if refusal is not None:
                return refusal
            os.lseek(descriptor, 0, os.SEEK_SET)
            content = _read_on(descriptor, LIMIT + 1, at_once=max(before.st_size + 1, _CHUNK))
            after = os.fstat(descriptor)
            if after.st_size == before.st_size == len(content):
                return Reading(content, _signature(before))
    except OSError as error:
        return _problem(path, error, at)
    finally:
        os.close(descriptor)
    # Somebody keeps writing. The whole lines are good; the old signature makes the next look read again.
    return Reading(content[: content.rfind(b"\n") + 1], _signature(before))


def _open(path: str, pause: Pause) -> int | OSError:
    """A descriptor, or the error; another commit's lease makes the file unavailable for some milliseconds."""
    for _ in range(_PAUSES):
        try:
            return os.open(path, _FLAGS)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                return error
        except ValueError:
            return OSError(errno.EINVAL, "the name holds a NUL character", path)
        pause(_PAUSE)
    return OSError(errno.EWOULDBLOCK, "another program holds it", path)


def _read_on(descriptor: int, most: int, at_once: int = _CHUNK) -> bytes:
    """The rest of a file; what is read in one piece need not be put together."""
    chunks: list[bytes] = []
    left = most
    while left > 0:
        chunk = os.read(descriptor, min(left, _CHUNK if chunks else at_once))
        if not chunk:
            break
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _signature(found: os.stat_result) -> Signature:
    return Signature(found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode)


def _not_readable(path: str, found: os.stat_result, at: float) -> SourceProblem | None:
    if stat.S_ISDIR(found.st_mode):
        return SourceProblem(path, "is a folder, not a file", "move the folder away; its name belongs to a file", at)
    if not stat.S_ISREG(found.st_mode):
        return SourceProblem(path, f"is {_special(found.st_mode)}, not a file", "put a regular file in its place", at)
    if found.st_size > LIMIT:
        size = f"{found.st_size / 1_000_000:.0f} MB"
        return SourceProblem(
            path, f"has {size}, more than the 64 MiB that are read", "move its old entries into an archive file", at
        )
    return None


def _special(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"


def _problem(path: str, error: OSError, at: float) -> SourceProblem:
    code = errno.errorcode.get(error.errno or 0, "error")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return SourceProblem(path, f"is not there ({code})", "it is read again as soon as it is back", at, missing=True)
    if error.errno in (errno.EACCES, errno.EPERM):
        return SourceProblem(path, f"may not be read ({code})", "give yourself permission: chmod u+r on it", at)
    if error.errno == errno.ELOOP:
        return SourceProblem(path, f"is a symbolic link that leads in a circle ({code})", "repair the link", at)
    if error.errno == errno.ENXIO:
        return SourceProblem(path, f"is a socket, not a file ({code})", "put a regular file in its place", at)
    return SourceProblem(path, f"cannot be read: {error.strerror} ({code})", "R tries again", at)
