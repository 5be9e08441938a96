"""What was written, remembered beside the files: one small file per transaction, kept for undo and for recovery."""

import contextlib
import time
from collections.abc import Iterable
from pathlib import Path

from hotwash.core.model.transaction import Transaction, TransactionState
from hotwash.core.model.values import dataclass, replace
from hotwash.core.storage import statedir, sysio, ulid
from hotwash.core.storage.checked_lines import checked_line, whole_lines_of

MOST_KEPT = 200
MOST_DAYS = 30
_LONGEST = MOST_DAYS * 86400.0
MOST_BYTES = 64 * 1024 * 1024

_SUFFIX = ".json"
_ENDS = tuple(checked_line(state) for state in (TransactionState.DONE, TransactionState.ABORTED))


@dataclass(frozen=True, slots=True)
class Version:
    """A content, told by its length and checksum; what others append behind it does not change it."""

    length: int
    checksum: int


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of a transaction: its versions before and after (`None`: no file), and where its hunks begin in each.

    The hunks of the transaction with this path belong to it, in the same order.
    """

    path: str
    before: Version | None
    after: Version | None
    starts_before: tuple[int, ...] = ()
    starts_after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A transaction as it stands in the journal of the state directory with inode `home`.

    A directory that was copied has another inode, and a journal in it speaks of files somewhere else: not trusted.
    """

    home: int
    transaction: Transaction
    files: tuple[FileChange, ...] = ()


class Journal:
    """The journal file of one transaction that is being written."""

    def __init__(self, state: Path, transaction: Transaction, files: tuple[FileChange, ...]) -> None:
        """Write the transaction down as prepared, so that it survives whatever comes. Raises `OSError`."""
        self._state = state
        self._name = transaction.id + _SUFFIX
        with statedir.entered(state) as directory:
            record = Record(sysio.status(directory).st_ino, transaction, files)
            try:
                with sysio.opened(sysio.open_at(self._name, directory, sysio.NEW)) as descriptor:
                    sysio.append(descriptor, checked_line(record))
                    sysio.sync(descriptor)
                sysio.sync(directory)
            except BaseException:
                sysio.remove(self._name, directory)
                raise
        self.record = record

    def close(self, state: TransactionState) -> None:
        """Write down how it ended."""
        add_line(self._state, self.record.transaction.id, state)

    def forget(self) -> None:
        """Nothing came of it."""
        with statedir.entered(self._state) as directory:
            sysio.remove(self._name, directory)


def add_line(state: Path, transaction: str, line: TransactionState | Record) -> None:
    """How a transaction ended, or what became of it. Not synced: a start that misses the line finds out the same."""
    with (
        statedir.entered(state) as directory,
        sysio.opened(sysio.open_at(transaction + _SUFFIX, directory, sysio.APPEND)) as descriptor,
    ):
        sysio.append(descriptor, checked_line(line))


def transactions(states: Iterable[Path]) -> tuple[Transaction, ...]:
    """Everything that is remembered, newest first, each with the id of the one that took it back."""
    found = {record.transaction.id: record.transaction for state in set(states) for record in records(state)}
    taken_back = {
        each.undoes: each.id
        for each in sorted(found.values(), key=lambda each: each.id)
        if each.undoes is not None and each.state is TransactionState.DONE
    }
    return tuple(
        replace(found[name], undone_by=taken_back[name]) if name in taken_back else found[name]
        for name in sorted(found, reverse=True)
    )


def records(state: Path, *, only_open: bool = False) -> list[Record]:
    """The journal of one state directory, newest first; `only_open` passes over what ended without decoding it."""
    found = []
    with statedir.entered_if_there(state) as directory:
        if directory is None:
            return []
        home = sysio.status(directory).st_ino
        for name in _names(directory):
            content = _content(directory, name)
            if only_open and content.endswith(_ENDS):
                continue
            record = _record(content)
            if record is not None and record.home == home:
                found.append(record)
    return found


def open_records(state: Path) -> list[Record]:
    """Transactions that were prepared and never closed, oldest first: a crash came between."""
    return [record for record in reversed(records(state, only_open=True)) if _is_open(record)]


def newest_id(state: Path) -> str:
    with statedir.entered_if_there(state) as directory:
        names = _names(directory) if directory is not None else []
    return names[0].removesuffix(_SUFFIX) if names else ""


def prune(state: Path, now: float, *, weigh: bool = True) -> None:
    """Forget what is beyond the newest 200, older than 30 days, or (if they are weighed, at starts) beyond 64 MB.

    Old is what the clock of this session and that of the disk both say is old: a session may run on another day.
    """
    with contextlib.suppress(OSError), statedir.entered_if_there(state) as directory:
        if directory is None:
            return
        size = 0
        oldest, written_before = ulid.first_id(now - _LONGEST), time.time() - _LONGEST
        for count, name in enumerate(_names(directory)):
            found = sysio.status_at(name, directory) if weigh or name < oldest else None
            size += found.st_size if found is not None and weigh else 0
            is_old = name < oldest and (found is None or found.st_mtime < written_before)
            if count >= MOST_KEPT or size > MOST_BYTES or is_old:
                sysio.remove(name, directory)


def _names(directory: int) -> list[str]:
    names = [
        name for name in sysio.names(directory) if name.endswith(_SUFFIX) and ulid.is_id(name.removesuffix(_SUFFIX))
    ]
    return sorted(names, reverse=True)


def _content(directory: int, name: str) -> bytes:
    try:
        with sysio.opened(sysio.open_at(name, directory, sysio.READ)) as descriptor:
            return sysio.read(descriptor)
    except OSError:
        return b""


def _record(content: bytes) -> Record | None:
    """The record as its last line leaves it; `None` if not even the first line is whole."""
    record = None
    for line in whole_lines_of(content, Record, TransactionState):
        if isinstance(line, Record):
            record = line
        elif isinstance(line, TransactionState) and record is not None:
            record = replace(record, transaction=replace(record.transaction, state=line))
    return record


def _is_open(record: Record) -> bool:
    return record.transaction.state is TransactionState.PREPARED
