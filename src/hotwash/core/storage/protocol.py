"""How one file is changed so that no reader sees half of it and no writer loses a byte.

Mode A exchanges the file for a new one, mode C does the same on systems without an exchange, mode B changes it where
it is (hard links, bind mounts, foreign owners, a file that somebody holds open), and what cannot be changed safely
is refused with a sentence.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hotwash.core.model.errors import Refused, WriteFailed
from hotwash.core.model.plan import Refusal
from hotwash.core.model.values import dataclass
from hotwash.core.storage import statedir, sysio
from hotwash.core.storage.creation import create_file, remove_file
from hotwash.core.storage.displaced import GRACE, carry_late
from hotwash.core.storage.exchange import CannotExchange, Old, replace_file, wait_until_quiet
from hotwash.core.storage.in_place import rewrite_in_place
from hotwash.core.storage.place import ChangedMeanwhile, Place, reached
from hotwash.core.storage.sysio import Lease

LARGEST = 64 * 1024 * 1024

_TRIES = 20
_QUIET_WAIT = 0.02
_SPECIAL = {stat.S_ISDIR: "a folder", stat.S_ISFIFO: "a named pipe", stat.S_ISSOCK: "a socket"}

Revise = Callable[[bytes | None], bytes | None]


@dataclass(frozen=True, slots=True)
class FileCommit:
    """What became of one file: its content before and after the edit, `None` where there was or is no file.

    Text that others appended meanwhile stands in the file behind `after`. `made` are directories made for it.
    """

    path: str
    before: bytes | None
    after: bytes | None
    made: tuple[str, ...] = ()


def commit_file(target: Path, revise: Revise, *, state: Path, roots: tuple[Path, ...]) -> FileCommit:
    """Change one file to what `revise` makes of its content (`None` in or out: no file).

    `revise` is asked again when the file changes meanwhile, and may raise to give up. Raises `Refused` for a file
    that must not be written, `WriteFailed` when the system says no; then the file is as it was.
    """
    try:
        try:
            return _tried(target, revise, state, roots)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            _make_room(state, roots)
            return _tried(target, revise, state, roots)
    except OSError as error:
        raise WriteFailed(_sentence(target, error)) from error


def _tried(target: Path, revise: Revise, state: Path, roots: tuple[Path, ...]) -> FileCommit:
    for _ in range(_TRIES):
        try:
            return _attempt(target, revise, state, roots)
        except ChangedMeanwhile:
            sysio.pause(0.001, 0.02)
    raise WriteFailed(f"{target} was not changed: others kept writing to it – try again in a moment")


def _make_room(state: Path, roots: tuple[Path, ...]) -> None:
    """Displaced files that nobody has open need not wait until they are certainly forgotten."""
    with statedir.entered(state) as directory:
        carry_late(directory, roots, time.time() + 2 * GRACE)


def read_settled(target: Path, roots: tuple[Path, ...]) -> bytes | None:
    """The content an edit would be made on: without a last line that somebody is still writing; `None`: no file.

    Raises `Refused` and `WriteFailed` like `commit_file`.
    """
    try:
        for _ in range(_TRIES):
            try:
                with reached(target, roots, -1) as place:
                    if place is None:
                        return None
                    with _found(place) as old:
                        return old.base if old is not None else None
            except ChangedMeanwhile:
                sysio.pause(0.001, 0.02)
    except OSError as error:
        raise WriteFailed(_sentence(target, error)) from error
    raise WriteFailed(f"{target} cannot be read: others keep replacing it – try again in a moment")


def sync_file(target: Path, roots: tuple[Path, ...]) -> None:
    """Make sure that what the file holds now survives a power cut. Raises `Refused` or `WriteFailed`."""
    try:
        with (
            reached(target, roots, -1) as place,
            contextlib.ExitStack() as held,
        ):
            descriptor = sysio.open_if_there(place.name, place.directory, sysio.READ) if place is not None else None
            if place is not None and descriptor is not None:
                sysio.sync(held.enter_context(sysio.opened(descriptor)))
                sysio.sync(place.directory)
    except (OSError, ChangedMeanwhile) as error:
        raise WriteFailed(f"{target} may not be on the disk yet: {error}") from error


def _attempt(target: Path, revise: Revise, state: Path, roots: tuple[Path, ...]) -> FileCommit:
    with statedir.entered(state) as directory:
        with reached(target, roots, directory) as place:
            commit = _change(place, revise) if place is not None else None
        if commit is not None:
            return commit
        after = revise(None)
        if after is None:
            return FileCommit(str(target), None, None)
        with reached(target, roots, directory, make=True) as place:
            if place is None:
                raise ChangedMeanwhile(str(target))
            create_file(place, after)
            return FileCommit(place.path, None, after, place.made)


def _change(place: Place, revise: Revise) -> FileCommit | None:
    """Change a file that is there; `None` if it is not."""
    with _found(place) as old:
        if old is None:
            return None
        after = revise(old.base)
        commit = FileCommit(place.path, old.base, after)
        if after == old.base:
            return commit
        _refuse_unwritable(place, old)
        _refuse_huge(place.path, len(after or b""))
        if after is None:
            remove_file(place, old)
            return commit
        if _replaced(place, old, after):
            return commit
    rewrite_in_place(place, old.found, old.base, after)
    return commit


def _replaced(place: Place, old: Old, after: bytes) -> bool:
    """Put a new file in its place, unless its name is not its only one, it is somebody else's, or it is in the way."""
    if old.found.st_nlink > 1 or old.found.st_uid != os.geteuid():
        return False
    try:
        replace_file(place, old, after)
    except CannotExchange:
        return False
    return True


@contextlib.contextmanager
def _found(place: Place) -> Iterator[Old | None]:
    """The file, opened without waiting for anything, and what of it is settled."""
    try:
        descriptor = sysio.open_if_there(place.name, place.directory, sysio.READ)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EWOULDBLOCK):
            raise ChangedMeanwhile(place.path) from error
        raise
    if descriptor is None:
        yield None
        return
    with sysio.opened(descriptor):
        found = sysio.status(descriptor)
        _refuse_special(place.path, found)
        unfinished = wait_until_quiet(descriptor, _QUIET_WAIT) is Lease.HELD
        sysio.give_back(descriptor)
        content = sysio.read(descriptor)
        base = content[: content.rfind(b"\n") + 1] if unfinished else content
        _refuse_conflicts(place.path, base)
        yield Old(descriptor, found, base)


def _refuse_special(path: str, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        what = next((name for is_it, name in _SPECIAL.items() if is_it(found.st_mode)), "a device")
        raise Refused(Refusal(f"{path} is {what}, not a file", "put a regular file in its place"))
    _refuse_huge(path, found.st_size)


def _refuse_huge(path: str, size: int) -> None:
    """Of the content as it is and as it would be: what hotwash writes it must be able to read."""
    if size > LARGEST:
        megabytes = f"{size / 1_000_000:.0f} MB"
        raise Refused(Refusal(f"{path} has {megabytes}, more than 64 MiB", "move its old entries into an archive file"))


def _refuse_conflicts(path: str, content: bytes) -> None:
    begins = content.startswith(b"<<<<<<< ") or b"\n<<<<<<< " in content
    if begins and b"\n=======" in content and b"\n>>>>>>> " in content:
        raise Refused(Refusal(f"{path} holds conflict markers of a merge", "resolve the merge first"))


def _refuse_unwritable(place: Place, old: Old) -> None:
    if old.found.st_mode & 0o222 == 0 or not sysio.is_writable(place.name, place.directory):
        mode = stat.filemode(old.found.st_mode)
        raise Refused(Refusal(f"{place.path} is read-only ({mode})", "give yourself permission: chmod u+w on it"))


def _sentence(target: Path, error: OSError) -> str:
    return f"{target} was not changed: {reason(error)}"


def reason(error: OSError) -> str:
    """What the system said, and what to do about it."""
    code = errno.errorcode.get(error.errno or 0, "error")
    steps = {
        errno.ENOSPC: "make room on the disk and try again",
        errno.EDQUOT: "your quota is used up – make room and try again",
        errno.EROFS: "mount it for writing, or work on another copy",
        errno.EPERM: "it may be immutable (lsattr) or protected",
        errno.ENOTDIR: "a file stands where a folder has to be; move it away",
        errno.EACCES: "give yourself permission to write there",
    }
    step = steps.get(error.errno or 0, "try again")
    return f"{(error.strerror or str(error)).lower()} ({code}) – {step}"
