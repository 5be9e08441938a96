"""The only module that makes system calls on the person's files; tests can watch, fail or take away every one.

Everything works on descriptors and names inside an opened directory, so that a path swapped meanwhile leads nowhere.
"""

import contextlib
import errno
import fcntl
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache

from hotwash.core.storage.instrument import call, instrument, tell

READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
READ_WRITE = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
APPEND = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
NEW = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC

_EXCHANGE = 2
_GET_FLAGS = 0x80086601
_FLAGS_A_PERSON_SETS = 0x2080_C4FF
_BLOCKED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Lease(Enum):
    """Answer to the wish that nobody opens a file; `HELD`: somebody has it open already."""

    GRANTED = "granted"
    HELD = "held"
    UNAVAILABLE = "unavailable"


def open_at(name: str, directory: int | None, flags: int, mode: int = 0o600) -> int:
    return call("open", os.open, name, flags, mode, dir_fd=directory)


def open_if_there(name: str, directory: int, flags: int, mode: int = 0o600) -> int | None:
    """A descriptor, or `None` where there is nothing of that name."""
    try:
        return open_at(name, directory, flags, mode)
    except FileNotFoundError:
        return None


def close(*descriptors: int) -> None:
    """Close; what matters was synced before, so an error says nothing more."""
    for descriptor in descriptors:
        with contextlib.suppress(OSError):
            tell("close", "before")
        with contextlib.suppress(OSError):
            os.close(descriptor)
            tell("close", "after")


@contextlib.contextmanager
def opened(descriptor: int) -> Iterator[int]:
    """The descriptor, closed at the end."""
    try:
        yield descriptor
    finally:
        close(descriptor)


def status(descriptor: int) -> os.stat_result:
    return call("fstat", os.fstat, descriptor)


def status_at(name: str, directory: int) -> os.stat_result | None:
    """What stands there by that name, links not followed; `None` for nothing."""
    try:
        return call("stat", os.stat, name, dir_fd=directory, follow_symlinks=False)
    except FileNotFoundError:
        return None


def is_writable(name: str, directory: int) -> bool:
    """Whether the permissions let this user write; the answer of the kernel, who knows lists and mounts as well."""
    return call("access", os.access, name, os.W_OK, dir_fd=directory)


def names(directory: int) -> list[str]:
    return call("list", os.listdir, directory)


def read(descriptor: int, start: int = 0, end: int | None = None) -> bytes:
    """The bytes from `start` to `end` or to where the file ends at this moment."""
    pieces: list[bytes] = []
    at = start
    while end is None or at < end:
        wanted = max(os.fstat(descriptor).st_size - at, 0) + 1 if end is None else end - at
        piece = call("pread", os.pread, descriptor, wanted, at)
        pieces.append(piece)
        at += len(piece)
        if not piece or (end is None and len(piece) < wanted):
            break
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def append(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[call("write", os.write, descriptor, left) :]


def write_at(descriptor: int, content: bytes, offset: int) -> None:
    """Overwrite; the descriptor must not be an appending one, whose writes go to the end whatever the offset."""
    left = memoryview(content)
    while left:
        written = call("pwrite", os.pwrite, descriptor, left, offset)
        left, offset = left[written:], offset + written


def append_anywhere(descriptor: int, content: bytes) -> int:
    """Append through a descriptor that overwrites otherwise; the offset at which the bytes came to stand."""
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    call("fcntl", fcntl.fcntl, descriptor, fcntl.F_SETFL, flags | os.O_APPEND)
    try:
        append(descriptor, content)
        return os.lseek(descriptor, 0, os.SEEK_CUR) - len(content)
    finally:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)


def truncate(descriptor: int, size: int) -> None:
    call("ftruncate", os.ftruncate, descriptor, size)


def sync(descriptor: int) -> None:
    """To the platter. After an error the same file is never synced again: the kernel may have dropped the pages."""
    if sys.platform == "darwin":
        call("fsync", fcntl.fcntl, descriptor, fcntl.F_FULLFSYNC)
    else:
        call("fsync", os.fsync, descriptor)


def make_directory(name: str, parent: int | None, mode: int = 0o777) -> None:
    call("mkdir", os.mkdir, name, mode, dir_fd=parent)


def remove_directory(name: str, parent: int) -> None:
    call("rmdir", os.rmdir, name, dir_fd=parent)


def remove(name: str, directory: int) -> None:
    """Unlink; something that is gone already is fine."""
    with contextlib.suppress(FileNotFoundError):
        call("unlink", os.unlink, name, dir_fd=directory)


def discard(name: str, directory: int) -> None:
    """Unlink what is of no use any more; if it stays, the next start sweeps it away."""
    with contextlib.suppress(OSError):
        remove(name, directory)


def link(source: str, source_directory: int, name: str, directory: int) -> None:
    """A second name; raises `FileExistsError` rather than replacing anything."""
    if "links" in instrument.lacking:
        raise PermissionError(errno.EPERM, "no hard links here")
    call("link", os.link, source, name, src_dir_fd=source_directory, dst_dir_fd=directory, follow_symlinks=False)


def rename(source: str, source_directory: int, name: str, directory: int) -> None:
    call("rename", os.rename, source, name, src_dir_fd=source_directory, dst_dir_fd=directory)


def exchange(first: str, first_directory: int, second: str, second_directory: int) -> None:
    """Swap two names in one step. Raises `OSError` with `ENOSYS` or `EINVAL` where there is no such call."""
    if "exchange" in instrument.lacking:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    call("renameat2", _exchange, first, first_directory, second, second_directory)


def lease(descriptor: int, kind: int) -> Lease:
    """Ask for a read or a write lease: until it is given back, whoever opens the file waits in `open`."""
    if sys.platform != "linux" or "leases" in instrument.lacking:
        return Lease.UNAVAILABLE
    try:
        # Somebody waiting is told by a signal; the usual SIGIO would end the process, SIGURG is ignored by default.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        call("lease", fcntl.fcntl, descriptor, fcntl.F_SETLEASE, kind)
    except OSError as error:
        return Lease.HELD if error.errno == errno.EAGAIN else Lease.UNAVAILABLE
    return Lease.GRANTED


def read_lease(descriptor: int) -> Lease:
    """Granted when nobody has the file open for writing; the descriptor itself must be a reading one."""
    return lease(descriptor, fcntl.F_RDLCK)


def write_lease(descriptor: int) -> Lease:
    """Granted when nobody else has the file open at all."""
    return lease(descriptor, fcntl.F_WRLCK)


def give_back(descriptor: int) -> None:
    """End a lease; closing the descriptor would do the same."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)


def try_lock(descriptor: int) -> bool:
    """Take the lock that orders hotwash's own processes; `False` when another has it."""
    try:
        call("flock", fcntl.flock, descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def imitate(source: int, found: os.stat_result, copy: int) -> None:
    """Give a new file the group, mode, access list and extended attributes of the old one. Raises `OSError`."""
    made = status(copy)
    if made.st_gid != found.st_gid:
        call("fchown", os.fchown, copy, -1, found.st_gid)
    call("fchmod", os.fchmod, copy, found.st_mode & 0o7777)
    if sys.platform != "linux":
        return
    wanted, has = _attributes(source), _attributes(copy)
    for name in has.keys() - wanted.keys():
        call("removexattr", os.removexattr, copy, name)
    for name, value in wanted.items():
        if has.get(name) != value:
            if "xattrs" in instrument.lacking:
                raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))
            call("setxattr", os.setxattr, copy, name, value)


def special_flags(descriptor: int) -> int:
    """Flags such as *no copy on write* or *no dump* that somebody set on the file; 0 where there are none."""
    if sys.platform != "linux":
        return 0
    try:
        answer = fcntl.ioctl(descriptor, _GET_FLAGS, bytes(8))
    except OSError:
        return 0
    return int.from_bytes(answer[:4], sys.byteorder) & _FLAGS_A_PERSON_SETS


def pause(least: float, most: float | None = None) -> None:
    """Sleep, for a random time where two are given, so that two that wait do not wake together."""
    time.sleep(least if most is None else random.uniform(least, most))


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C, a closed terminal and a polite kill until the block is done."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _BLOCKED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _attributes(descriptor: int) -> dict[str, bytes]:
    try:
        listed = call("listxattr", os.listxattr, descriptor)
    except OSError as error:
        if error.errno in (errno.ENOTSUP, errno.ENOSYS):
            return {}
        raise
    return {name: os.getxattr(descriptor, name) for name in listed}


def _exchange(first: str, first_directory: int, second: str, second_directory: int) -> None:
    import ctypes

    names = (os.fsencode(first), os.fsencode(second))
    if _renameat2()(first_directory, names[0], second_directory, names[1], _EXCHANGE) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


@cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int]:
    import ctypes

    try:
        function = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return _no_renameat2
    function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return function


def _no_renameat2(*_: object) -> int:
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
