"""Changes a file without giving it a new inode: for hard links, bind mounts, and files that somebody holds open.

The file keeps its writers, so nothing can be lost to a displaced one; a reader may see a state in between. What is
about to be written is noted first, and finished after a crash.
"""

import contextlib
import os
import time
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from hotwash.core.model.errors import CommitError, Refused
from hotwash.core.model.plan import Refusal
from hotwash.core.model.values import dataclass, replace
from hotwash.core.storage import sysio, ulid
from hotwash.core.storage.checked_lines import checked_line, last_whole_line
from hotwash.core.storage.place import ChangedMeanwhile, Place, reached
from hotwash.core.storage.sysio import Lease
from hotwash.core.storage.writers import writers
from hotwash.core.text.common import common_start

_RECORD = ".inplace"
_WAIT, _NAP = 0.05, 0.001
_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Overwriting:
    """The bytes `before` at `start` become `after`, of the same length, in the file with this inode.

    `reserved` newlines at the end of `before` had to be appended first, to make room; `surplus` newlines at the end
    of `after` are cut off where nobody can have appended behind them.
    """

    home: int
    target: str
    inode: int
    start: int
    before: bytes
    after: bytes
    reserved: int
    surplus: int


def rewrite_in_place(place: Place, found: os.stat_result, base: bytes, new: bytes) -> None:
    """Give the file the content `new` with what was appended to `base` behind it; text that shrinks where somebody
    holds the file open leaves blank lines at its end. Raises `ChangedMeanwhile`, `Refused` or `OSError`."""
    with sysio.opened(sysio.open_at(place.name, place.directory, sysio.READ_WRITE)) as file:
        if sysio.status(file).st_ino != found.st_ino:
            raise ChangedMeanwhile(place.path)
        company = _company(file)
        if company is not Lease.GRANTED:
            _refuse_overwriters(place, found)
        try:
            _rewrite(place, file, base, new, company)
        finally:
            sysio.give_back(file)


def finish_in_place(state: int, roots: Iterable[Path]) -> None:
    """Finish what a crash interrupted, in an entered state directory whose lock is held."""
    for name in sysio.names(state):
        if name.endswith(_RECORD) and ulid.is_id(name.removesuffix(_RECORD)):
            with contextlib.suppress(CommitError, ChangedMeanwhile, OSError):
                _finish(state, name, roots)


def _company(file: int) -> Lease:
    """`GRANTED`: nobody else has it open, and nobody will until the lease is given back."""
    until = time.monotonic() + _WAIT
    while (answer := sysio.write_lease(file)) is Lease.HELD and time.monotonic() < until:
        sysio.pause(_NAP)
    return answer


def _refuse_overwriters(place: Place, found: os.stat_result) -> None:
    """Appending goes well with what is done here; a write at a place of its own would land somewhere else."""
    for writer in writers(found):
        if not writer.appends:
            raise Refused(Refusal(f"{place.path} is held open for writing by {writer}", "try again when it is done"))


def _rewrite(place: Place, file: int, base: bytes, new: bytes, company: Lease) -> None:
    alone = company is Lease.GRANTED
    content = sysio.read(file)
    if not content.startswith(base):
        raise ChangedMeanwhile(place.path)
    growth, surplus = max(len(new) - len(base), 0), max(len(base) - len(new), 0)
    end = len(content) if company is not Lease.HELD or growth else content.rfind(b"\n") + 1
    unfinished = base[end:]
    if not new.endswith(unfinished):
        raise ChangedMeanwhile(place.path)
    start = common_start(base, new)
    change = Overwriting(
        home=sysio.status(place.state).st_ino,
        target=place.path,
        inode=sysio.status(file).st_ino,
        start=start,
        before=content[start:end] + b"\n" * growth,
        after=new[start : len(new) - len(unfinished)] + content[len(base) : end] + b"\n" * surplus,
        reserved=growth,
        surplus=surplus if alone else 0,
    )
    name = ulid.new_id(time.time()) + _RECORD
    _note(place.state, name, change)
    try:
        change = _with_room(place, file, name, change, len(content))
        _overwrite(place, file, name, change)
    except BaseException:
        if alone:
            sysio.truncate(file, len(content))
        sysio.remove(name, place.state)
        raise


def _with_room(place: Place, file: int, name: str, change: Overwriting, end: int) -> Overwriting:
    """Room at the end, made of newlines of our own. Lines that others appended before those move as well."""
    if not change.reserved:
        return change
    at = sysio.append_anywhere(file, b"\n" * change.reserved)
    if at != end:
        moved, filler = sysio.read(file, end, at), b"\n" * change.reserved
        before = change.before.removesuffix(filler) + moved + filler
        change = replace(change, before=before, after=change.after + moved)
    change = replace(change, reserved=0)
    _note(place.state, name, change)
    return change


def _overwrite(place: Place, file: int, name: str, change: Overwriting) -> None:
    """A record that cannot be removed would write the change again after it was undone: then it is taken back now."""
    try:
        sysio.write_at(file, change.after, change.start)
        if change.surplus:
            sysio.truncate(file, change.start + len(change.after) - change.surplus)
        sysio.sync(file)
        sysio.remove(name, place.state)
    except BaseException:
        sysio.write_at(file, change.before, change.start)
        raise


def _note(state: int, name: str, change: Overwriting) -> None:
    with sysio.opened(sysio.open_at(name, state, sysio.APPEND | os.O_CREAT)) as record:
        sysio.append(record, checked_line(change))
        sysio.sync(record)
    sysio.sync(state)


def _finish(state: int, name: str, roots: Iterable[Path]) -> None:
    change = _noted(state, name)
    if change is not None and change.home == sysio.status(state).st_ino:
        with reached(Path(change.target), roots, state) as place:
            if place is not None:
                _finish_at(place, change)
    sysio.remove(name, state)


def _finish_at(place: Place, change: Overwriting) -> None:
    with sysio.opened(sysio.open_at(place.name, place.directory, sysio.READ_WRITE)) as file:
        end = change.start + len(change.before)
        content = sysio.read(file, change.start, end)
        size = sysio.status(file).st_size
        not_begun = change.reserved and (size != end or content != change.before)
        if sysio.status(file).st_ino != change.inode or not_begun or not _is_ours(content, change):
            return
        sysio.write_at(file, change.after, change.start)
        if change.surplus and size == end:
            sysio.truncate(file, end - change.surplus)
        sysio.sync(file)


def _noted(state: int, name: str) -> Overwriting | None:
    with sysio.opened(sysio.open_at(name, state, sysio.READ)) as record:
        return last_whole_line(sysio.read(record), Overwriting)


def _is_ours(content: bytes, change: Overwriting) -> bool:
    """Whether every page is as it was or as it shall be; if somebody wrote something else, it stays."""
    if len(content) != len(change.before):
        return False
    cuts = [0, *range(_PAGE - change.start % _PAGE, len(content), _PAGE), len(content)]
    return all(
        content[start:end] in (change.before[start:end], change.after[start:end]) for start, end in pairwise(cuts)
    )
