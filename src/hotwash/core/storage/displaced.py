"""Files that an edit took out of their place: whoever has one open still writes to it, and that must not be lost.

Each has a record beside it, whose last whole line is the truth: which file it is, where it stood, and how much of it
the file that stands there now holds as well.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from hotwash.core.model.errors import CommitError
from hotwash.core.model.values import dataclass, replace
from hotwash.core.storage import sysio, ulid
from hotwash.core.storage.checked_lines import checked_line, last_whole_line
from hotwash.core.storage.place import ChangedMeanwhile, Place, reached

GRACE = 60.0
MOST_DAYS = 30

FILE, SPARE = ".old", ".new"
_RECORD = ".swap"


@dataclass(frozen=True, slots=True)
class Carrying:
    """A stretch `[start, end)` of the displaced file that is being appended at `at` or behind it."""

    start: int
    end: int
    at: int


@dataclass(frozen=True, slots=True)
class Displaced:
    """What is known of one displaced file.

    `inode` is the file that was there, of which `taken` bytes are accounted for; `fresh` the one put in its place, to
    which hotwash itself wrote `written` bytes (0 for a file that was only removed). When an edit is taken back, the
    fresh one is the displaced one. `home` is the inode of the state directory: in a copy of it this means nothing.
    """

    name: str
    home: int
    target: str
    inode: int
    taken: int
    fresh: int
    written: int
    at: float
    carrying: Carrying | None = None
    rewritten: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """What was written to a displaced file: lines that were carried over, or a whole version that is kept aside."""

    target: str
    lines: int
    kept_in: str | None = None


def note(state: int, displaced: Displaced) -> None:
    """Keep a record, newly made or as a further line. Not synced: `sync_record` does that where it matters."""
    with sysio.opened(sysio.open_at(displaced.name + _RECORD, state, sysio.APPEND | os.O_CREAT)) as record:
        sysio.append(record, checked_line(displaced))


def sync_record(state: int, displaced: Displaced) -> None:
    with sysio.opened(sysio.open_at(displaced.name + _RECORD, state, sysio.READ)) as record:
        sysio.sync(record)
    sysio.sync(state)


def forget(state: int, name: str) -> None:
    """Remove every file of an attempt, the record last."""
    for suffix in (SPARE, FILE, _RECORD):
        sysio.remove(name + suffix, state)


def carry(state: int, displaced: Displaced, source: int, target: int, *, whole_lines: bool) -> Displaced:
    """Append to the file in place what the displaced one has beyond what is accounted for.

    Noted before and after, so that it can be told after a crash whether it was done. With `whole_lines` a line at the
    end that somebody may still be writing stays where it is.
    """
    start = displaced.taken
    tail = sysio.read(source, start)
    if whole_lines:
        tail = tail[: tail.rfind(b"\n") + 1]
    if not tail:
        return displaced
    size = sysio.status(target).st_size
    gap = b"\n" if _ends_line(source, start) and not _ends_line(target, size) else b""
    note(state, replace(displaced, carrying=Carrying(start, start + len(tail), size)))
    sysio.append(target, gap + tail)
    carried = replace(displaced, taken=start + len(tail), written=displaced.written + len(gap + tail), carrying=None)
    note(state, carried)
    return carried


def has_displaced(state: int) -> bool:
    return any(name.endswith(_RECORD) for name in sysio.names(state))


def carry_late(state: int, roots: Iterable[Path], now: float) -> tuple[Late, ...]:
    """Look after every displaced file of an entered state directory whose lock is held.

    What was written to one since is carried over; one that nobody can write to any more is removed.
    """
    names = sysio.names(state)
    known = {name.removesuffix(_RECORD) for name in names if name.endswith(_RECORD)}
    for stray in names:
        stem, suffix = os.path.splitext(stray)
        if suffix in (FILE, SPARE) and ulid.is_id(stem) and stem not in known:
            sysio.remove(stray, state)
    late = []
    for name in sorted(known):
        with contextlib.suppress(CommitError, ChangedMeanwhile, OSError):
            late.append(_look_after(name, roots, state, now))
    return tuple(each for each in late if each is not None)


def _look_after(name: str, roots: Iterable[Path], state: int, now: float) -> Late | None:
    displaced = _recorded(state, name)
    if displaced is None or displaced.home != sysio.status(state).st_ino or now - displaced.at > MOST_DAYS * 86400:
        forget(state, name)
        return None
    if displaced.rewritten:
        return None
    with reached(Path(displaced.target), roots, state) as place:
        return _carry_from(state, place, displaced, now)


def _carry_from(state: int, place: Place | None, displaced: Displaced, now: float) -> Late | None:
    source = sysio.open_if_there(displaced.name + FILE, state, sysio.READ)
    if source is None:
        forget(state, displaced.name)
        return None
    with sysio.opened(source):
        found = sysio.status(source)
        if _never_left(place, displaced, found.st_ino):
            forget(state, displaced.name)
            return None
        if found.st_ino == displaced.fresh:
            displaced = replace(displaced, inode=found.st_ino, taken=displaced.written)
        quiet = sysio.read_lease(source)
        sysio.give_back(source)
        if found.st_size < displaced.taken:
            note(state, replace(displaced, rewritten=True))
            return Late(displaced.target, 0, kept_in=displaced.name + FILE)
        unfinished = quiet is sysio.Lease.HELD
        late = _carry_tail(place, displaced, source, now, unfinished=unfinished) if place is not None else None
        settled = sysio.status(source).st_size == displaced.taken and not unfinished
        if settled and now - displaced.at > GRACE:
            forget(state, displaced.name)
        return late


def _never_left(place: Place | None, displaced: Displaced, inode: int) -> bool:
    """Whether the file beside the record is one that nobody outside could open: a crash came before the edit."""
    there = sysio.status_at(place.name, place.directory) if place is not None else None
    in_place = there is not None and there.st_ino == inode
    return in_place or (inode == displaced.fresh and displaced.carrying is not None)


def _carry_tail(place: Place, displaced: Displaced, source: int, now: float, *, unfinished: bool) -> Late | None:
    if sysio.status(source).st_size == displaced.taken:
        return None
    flags = sysio.APPEND | (os.O_CREAT if displaced.fresh == 0 else 0)
    target = sysio.open_if_there(place.name, place.directory, flags, 0o666)
    if target is None:
        return None
    with sysio.opened(target):
        displaced = _resumed(displaced, source, target)
        carried = carry(place.state, replace(displaced, at=now), source, target, whole_lines=unfinished)
        if carried.taken == displaced.taken:
            return None
        sysio.sync(target)
        lines = sysio.read(source, displaced.taken, carried.taken).count(b"\n")
    return Late(displaced.target, lines)


def _resumed(displaced: Displaced, source: int, target: int) -> Displaced:
    """The record after a carrying that a crash may have stopped: done if the bytes are there."""
    carrying = displaced.carrying
    if carrying is None:
        return displaced
    done = sysio.read(source, carrying.start, carrying.end) in sysio.read(target, carrying.at)
    return replace(displaced, taken=carrying.end if done else displaced.taken, carrying=None)


def _recorded(state: int, name: str) -> Displaced | None:
    with sysio.opened(sysio.open_at(name + _RECORD, state, sysio.READ)) as record:
        return last_whole_line(sysio.read(record), Displaced)


def _ends_line(descriptor: int, at: int) -> bool:
    return at == 0 or sysio.read(descriptor, at - 1, at) == b"\n"
