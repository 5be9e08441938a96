"""Puts a new file in the place of an old one in a single step, and keeps what others append to either of them.

The order is: new file whole and synced, nobody writing to the old one, swap the names, drain the old one, sync, let
others in. Readers see the old or the new content, never a mixture.
"""

import errno
import os
import time

from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.values import dataclass, replace
from hotwash.core.storage import displaced as aside
from hotwash.core.storage import sysio, ulid
from hotwash.core.storage.displaced import FILE, SPARE, Displaced
from hotwash.core.storage.place import ChangedMeanwhile, Place
from hotwash.core.storage.sysio import Lease

_WAIT_BEFORE, _WAIT_AFTER, _NAP = 0.05, 0.04, 0.0005
_LOOKUP = 0.0002
_MOST_TURNS = 8

_NO_SUCH_CALL = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
_NOT_HERE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP)


class NotSetBack(WriteFailed):
    """The edit failed after it had become visible, and could not be taken back."""


class CannotExchange(Exception):
    """This file must be changed where it is; nothing was changed yet."""


@dataclass(frozen=True, slots=True)
class Old:
    """A file as it was found: opened for reading, and the content that the edit was made on."""

    descriptor: int
    found: os.stat_result
    base: bytes


def wait_until_quiet(descriptor: int, limit: float) -> Lease:
    """`GRANTED`: nobody has it open for writing, and nobody can until the lease is given back."""
    until = time.monotonic() + limit
    while True:
        answer = sysio.read_lease(descriptor)
        if answer is not Lease.HELD or time.monotonic() >= until:
            return answer
        sysio.pause(_NAP)


def replace_file(place: Place, old: Old, new: bytes) -> None:
    """Give the file the content `new`, with what was appended since `old.base` was read behind it.

    Raises `ChangedMeanwhile` when it was changed otherwise, `CannotExchange`, or `OSError`; then it is as it was.
    """
    swap = _Swap(place, old, ulid.new_id(time.time()))
    with sysio.opened(sysio.open_at(swap.name + FILE, place.state, sysio.NEW)) as fresh:
        try:
            swap.prepare(fresh, new)
            swap.catch_up(fresh)
            swap.shield(fresh)
            swap.put_in()
        except BaseException:
            swap.drop()
            raise
        try:
            swap.settle(fresh)
        except BaseException:
            _put_back(swap, fresh)
            raise


def _put_back(swap: "_Swap", fresh: int) -> None:
    try:
        swap.put_back(fresh)
    except OSError as error:
        path = swap.place.path
        raise NotSetBack(f"{path} has the new content, but it may not be on the disk: {error.strerror}") from error


class _Swap:
    """One attempt. What it has told the disk about itself is in `noted`."""

    def __init__(self, place: Place, old: Old, name: str) -> None:
        self.place, self.old, self.name = place, old, name
        self.portable = self.shielded = False

    def prepare(self, fresh: int, new: bytes) -> None:
        """The new file, whole, like the old one in everything but content, and on the disk."""
        place, old = self.place, self.old
        sysio.append(fresh, new)
        try:
            sysio.imitate(old.descriptor, old.found, fresh)
        except OSError as error:
            if error.errno in (errno.EPERM, errno.EACCES, errno.EOPNOTSUPP):
                raise CannotExchange from error
            raise
        if sysio.special_flags(fresh) != sysio.special_flags(old.descriptor):
            raise CannotExchange
        sysio.sync(fresh)
        self.noted = Displaced(
            name=self.name,
            home=sysio.status(place.state).st_ino,
            target=place.path,
            inode=old.found.st_ino,
            taken=len(old.base),
            fresh=sysio.status(fresh).st_ino,
            written=len(new),
            at=time.time(),
        )
        aside.note(place.state, self.noted)
        aside.sync_record(place.state, self.noted)

    def catch_up(self, fresh: int) -> None:
        """Wait until nobody writes to the old file, keep it so, and take over what was appended to it."""
        answer = wait_until_quiet(self.old.descriptor, _WAIT_BEFORE)
        if answer is Lease.HELD:
            raise CannotExchange
        self._check_in_place(self.old.found.st_ino)
        self._check_only_appended()
        self.noted = aside.carry(self.place.state, self.noted, self.old.descriptor, fresh, whole_lines=False)

    def shield(self, fresh: int) -> None:
        """Nobody shall open the new file before what was written to the old one is in it."""
        self.shielded = sysio.write_lease(fresh) is Lease.GRANTED

    def put_in(self) -> None:
        """The one step in which the file changes for everybody."""
        place = self.place
        try:
            sysio.exchange(self.name + FILE, place.state, place.name, place.directory)
        except FileNotFoundError as error:
            raise ChangedMeanwhile(place.path) from error
        except OSError as error:
            if error.errno in _NO_SUCH_CALL:
                self._put_in_portably()
            elif error.errno in _NOT_HERE:
                raise CannotExchange from error
            else:
                raise

    def drop(self) -> None:
        """Nothing came of it. Should the old file have lost its place all the same, the next start looks after it."""
        there = sysio.status_at(self.place.name, self.place.directory)
        inode = self.old.found.st_ino
        if self._inode_aside() != inode or (there is not None and there.st_ino == inode):
            aside.forget(self.place.state, self.name)

    def settle(self, fresh: int) -> None:
        """Whoever waited to open the old file gets it now; what they write is carried over before others get in."""
        place, old = self.place, self.old
        sysio.give_back(old.descriptor)
        aside_now = sysio.status_at(self.name + FILE, place.state)
        if aside_now is None or aside_now.st_ino != old.found.st_ino:
            raise ChangedMeanwhile(place.path)
        # Somebody may have looked the old file up and not have opened it yet; nothing tells, but it takes no time.
        sysio.pause(_LOOKUP)
        answer = wait_until_quiet(old.descriptor, _WAIT_AFTER)
        self._check_only_appended()
        self.noted = aside.carry(place.state, self.noted, old.descriptor, fresh, whole_lines=answer is Lease.HELD)
        if sysio.write_lease(fresh) is Lease.GRANTED:
            # A change of size as the last event but one: some watchers look only at those, not at swapped names.
            sysio.truncate(fresh, sysio.status(fresh).st_size)
        sysio.give_back(fresh)
        sysio.sync(fresh)
        sysio.sync(place.directory)

    def put_back(self, fresh: int) -> None:
        """Undo `put_in`; what others appended to the new file meanwhile goes to the one that is in place then."""
        place = self.place
        if self.portable:
            self._put_back_portably()
        else:
            self._exchange_until_latest()
        ours = sysio.status(fresh).st_size if self.shielded else self.noted.written
        self.noted = replace(self.noted, inode=self.noted.fresh, taken=ours, fresh=self.noted.inode, carrying=None)
        aside.note(place.state, self.noted)
        sysio.give_back(fresh)
        with sysio.opened(sysio.open_at(place.name, place.directory, sysio.APPEND)) as target:
            aside.carry(place.state, self.noted, fresh, target, whole_lines=False)
            sysio.sync(target)

    def _exchange_until_latest(self) -> None:
        """Others may rename over the target at every moment; what came last must end up there."""
        place = self.place
        expected: int | None = self.noted.fresh
        offered = self._inode_aside()
        for _ in range(_MOST_TURNS):
            sysio.exchange(self.name + FILE, place.state, place.name, place.directory)
            came_out = self._inode_aside()
            if came_out == expected:
                return
            expected, offered = offered, came_out

    def _inode_aside(self) -> int | None:
        found = sysio.status_at(self.name + FILE, self.place.state)
        return found.st_ino if found is not None else None

    def _put_in_portably(self) -> None:
        """Without an exchange: a second name for the old file keeps it, then a rename over its first one."""
        place = self.place
        sysio.rename(self.name + FILE, place.state, self.name + SPARE, place.state)
        try:
            sysio.link(place.name, place.directory, self.name + FILE, place.state)
        except FileNotFoundError as error:
            raise ChangedMeanwhile(place.path) from error
        except OSError as error:
            if error.errno in _NOT_HERE:
                raise CannotExchange from error
            raise
        self._check_in_place(self.old.found.st_ino, links=2)
        sysio.rename(self.name + SPARE, place.state, place.name, place.directory)
        self.portable = True

    def _put_back_portably(self) -> None:
        place = self.place
        sysio.link(place.name, place.directory, self.name + SPARE, place.state)
        sysio.rename(self.name + FILE, place.state, place.name, place.directory)
        sysio.rename(self.name + SPARE, place.state, self.name + FILE, place.state)

    def _check_in_place(self, inode: int, links: int = 1) -> None:
        found = sysio.status_at(self.place.name, self.place.directory)
        if found is None or found.st_ino != inode:
            raise ChangedMeanwhile(self.place.path)
        if found.st_nlink > links:
            raise CannotExchange

    def _check_only_appended(self) -> None:
        if sysio.read(self.old.descriptor, 0, len(self.old.base)) != self.old.base:
            raise ChangedMeanwhile(self.place.path)
