"""Adds whole lines to a log that others append to as well: one write, at the end, whatever else happens meanwhile."""

import os
import stat

_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NONBLOCK | os.O_CLOEXEC


def append_line(path: str, line: bytes) -> None:
    """Append `line`, after a newline of its own where the last line is unfinished. Raises `OSError`."""
    descriptor = os.open(path, _FLAGS | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(f"{path} is no ordinary file")
        unfinished = found.st_size > 0 and os.pread(descriptor, 1, found.st_size - 1) != b"\n"
        os.write(descriptor, b"\n" + line if unfinished else line)
    finally:
        os.close(descriptor)
