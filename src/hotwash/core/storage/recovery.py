"""Puts right at the start what a crash left behind: finishes or takes back open transactions, carries late lines over.

Everything here may be interrupted and done again.
"""

import contextlib
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from hotwash.core.model.errors import CommitError
from hotwash.core.model.transaction import Hunk, Transaction, TransactionState
from hotwash.core.model.values import dataclass, replace
from hotwash.core.storage import journal, statedir
from hotwash.core.storage.displaced import Late, carry_late, has_displaced
from hotwash.core.storage.in_place import finish_in_place
from hotwash.core.storage.journal import FileChange, Record
from hotwash.core.storage.lock import locked
from hotwash.core.storage.protocol import commit_file, read_settled, sync_file
from hotwash.core.storage.replay import Astray, done, shows, taken_back
from hotwash.core.storage.transaction import Desk

Replay = Callable[[bytes | None, FileChange, tuple[Hunk, ...]], bytes | None]


@dataclass(frozen=True, slots=True)
class Recovered:
    """One thing that was put right, in a sentence; `transaction` is the one it is about, if any."""

    sentence: str
    transaction: Transaction | None = None
    path: str = ""


def recover(states: Iterable[Path], desk: Desk, now: datetime) -> tuple[Recovered, ...]:
    """Put right what is open in these state directories; nothing while another process is at work in them."""
    there = _states_that(states, lambda _: True)
    recovered: list[Recovered] = []
    with contextlib.suppress(CommitError, OSError), locked(there, limit=0):
        for state in there:
            recovered += _late_lines(state, desk, now)
            for record in journal.open_records(state):
                found = _close(state, record, desk, now)
                if found is not None:
                    recovered.append(found)
            journal.prune(state, now.timestamp())
    return tuple(recovered)


def look_after_displaced(states: Iterable[Path], desk: Desk, now: datetime) -> tuple[Recovered, ...]:
    """Carry over what was written late to displaced files: for every wake-up, cheap where there are none."""
    there = _states_that(states, has_displaced)
    recovered: list[Recovered] = []
    if there:
        with contextlib.suppress(CommitError, OSError), locked(there, limit=0):
            for state in there:
                recovered += _late_lines(state, desk, now)
    return tuple(recovered)


def _states_that(states: Iterable[Path], holds: Callable[[int], bool]) -> list[Path]:
    found = []
    for state in sorted(set(states)):
        with statedir.entered_if_there(state) as directory:
            if directory is not None and holds(directory):
                found.append(state)
    return found


def _late_lines(state: Path, desk: Desk, now: datetime) -> list[Recovered]:
    with statedir.entered(state) as directory:
        finish_in_place(directory, desk.roots)
        return [_told(late, state) for late in carry_late(directory, desk.roots, now.timestamp())]


def _told(late: Late, state: Path) -> Recovered:
    if late.kept_in is not None:
        kept = state / late.kept_in
        return Recovered(f"another program rewrote {late.target} while it was being changed – {kept}", path=late.target)
    return Recovered(f"carried {late.lines} late lines over to {late.target}", path=late.target)


def _close(state: Path, record: Record, desk: Desk, now: datetime) -> Recovered | None:
    """Bring an open transaction to its end: all of it, nothing of it, or what of it is there and can be undone."""
    transaction = record.transaction
    at = datetime.fromtimestamp(transaction.at, tz=now.tzinfo).strftime("%H:%M")
    try:
        contents = {change.path: read_settled(Path(change.path), desk.roots) for change in record.files}
        there = [change for change in record.files if shows(contents[change.path], change, _hunks(transaction, change))]
        if there or not record.files:
            there = _completed(record, there, desk)
        if len(there) == len(record.files):
            desk.personal.apply(transaction.personal)
    except CommitError:
        return None
    if len(there) == len(record.files):
        journal.add_line(state, transaction.id, TransactionState.DONE)
        return Recovered(f"finished {transaction.title} from {at}", transaction)
    if not there:
        journal.add_line(state, transaction.id, TransactionState.ABORTED)
        return Recovered(f"rolled back {transaction.title} from {at}", transaction)
    left = _only(record, there)
    journal.add_line(state, transaction.id, left)
    paths = " and ".join(change.path for change in there)
    return Recovered(f"{transaction.title} from {at} is only in {paths} – undo takes it back", left.transaction)


def _completed(record: Record, there: list[FileChange], desk: Desk) -> list[FileChange]:
    """Write the files that are missing, or take back the others; what shows the change in the end."""
    transaction = record.transaction
    for change in record.files:
        if change in there:
            sync_file(Path(change.path), desk.roots)
            continue
        try:
            _apply(done, change, transaction, desk)
        except (CommitError, Astray):
            return _withdrawn(transaction, there, desk)
        there = [*there, change]
    return there


def _withdrawn(transaction: Transaction, there: list[FileChange], desk: Desk) -> list[FileChange]:
    left = []
    for change in reversed(there):
        try:
            _apply(taken_back, change, transaction, desk)
        except (CommitError, Astray):
            left.append(change)
    return left


def _apply(replay: Replay, change: FileChange, transaction: Transaction, desk: Desk) -> None:
    hunks = _hunks(transaction, change)
    commit_file(
        Path(change.path),
        lambda content: replay(content, change, hunks),
        state=desk.state_for(change.path),
        roots=desk.roots,
    )


def _hunks(transaction: Transaction, change: FileChange) -> tuple[Hunk, ...]:
    return tuple(hunk for hunk in transaction.hunks if hunk.path == change.path)


def _only(record: Record, there: list[FileChange]) -> Record:
    paths = {change.path for change in there}
    hunks = tuple(hunk for hunk in record.transaction.hunks if hunk.path in paths)
    transaction = replace(record.transaction, hunks=hunks, personal=(), state=TransactionState.DONE)
    return replace(record, transaction=transaction, files=tuple(there))
