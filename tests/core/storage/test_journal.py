"""The journal: what is in it survives a restart, a torn line and a copy; and it does not grow without end."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hotwash.core.model.key import Key
from hotwash.core.model.plan import PersonalChange
from hotwash.core.model.transaction import Hunk, Transaction, TransactionState
from hotwash.core.storage import journal, ulid
from hotwash.core.storage.journal import FileChange, Journal, Version
from support.writing import ACTOR, NOW

AT = NOW.timestamp()


def transaction(name: str, undoes: str | None = None) -> Transaction:
    hunk = Hunk(
        path="/w/\udcff/ERRORS.md",
        anchor=Key("/w/ERRORS.md", "ERR-20251118-001", 2),
        label="Status",
        before=b"**Status**: pend\xffing\r\n",
        after=b"**Status**: resolved\r\n",
        above=b"### ERR\n",
        below=b"",
        offset=12,
    )
    return Transaction(
        id=name,
        at=AT,
        actor=ACTOR,
        verb="resolve",
        title="resolve ERR-20251118-001",
        done="resolved ERR-20251118-001",
        command="hotwash resolve ERR-20251118-001",
        state=TransactionState.PREPARED,
        hunks=(hunk,),
        personal=(PersonalChange("scores", "x/cost", None, "3"),),
        undoes=undoes,
    )


def kept(state: Path, one: Transaction, ends: TransactionState | None = TransactionState.DONE) -> Transaction:
    files = (FileChange("/w/ERRORS.md", Version(3, 4), None, (1,), (2,)),)
    record = Journal(state, one, files)
    if ends is not None:
        record.close(ends)
        one = replace(one, state=ends)
    return one


def ids(count: int, at: float = AT) -> list[str]:
    made = [ulid.new_id(at)]
    while len(made) < count:
        made.append(ulid.new_id(at, after=made[-1]))
    return made


def test_a_transaction_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    one = kept(tmp_path / "state", transaction(ids(1)[0]))
    assert journal.transactions([tmp_path / "state"]) == (one,)


def test_the_newest_comes_first_across_state_directories(tmp_path: Path) -> None:
    first, second, third = (transaction(name) for name in ids(3))
    here, there = tmp_path / "here", tmp_path / "there"
    expected = (kept(there, third), kept(here, second), kept(there, first))
    assert journal.transactions([here, there, tmp_path / "missing"]) == expected


def test_a_transaction_knows_which_one_took_it_back(tmp_path: Path) -> None:
    first, undo, redo = ids(3)
    for name, undoes in ((first, None), (undo, first), (redo, undo)):
        kept(tmp_path / "state", transaction(name, undoes))
    found = {each.id: each.undone_by for each in journal.transactions([tmp_path / "state"])}
    assert found == {first: undo, undo: redo, redo: None}


def test_an_undo_that_never_happened_takes_nothing_back(tmp_path: Path) -> None:
    first, undo = ids(2)
    kept(tmp_path / "state", transaction(first))
    kept(tmp_path / "state", transaction(undo, first), TransactionState.ABORTED)
    assert journal.transactions([tmp_path / "state"])[-1].undone_by is None


def test_a_torn_last_line_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    state = tmp_path / "state"
    one = kept(state, transaction(ids(1)[0]))
    file = state / f"{one.id}.json"
    whole = file.read_bytes()
    first_line = whole.index(b"\n") + 1
    for cut in range(first_line, len(whole)):
        file.write_bytes(whole[:cut])
        assert [each.state for each in journal.transactions([state])] == [TransactionState.PREPARED]
    for cut in range(0, first_line, 50):
        file.write_bytes(whole[:cut])
        assert journal.transactions([state]) == ()


def test_only_what_did_not_end_is_open(tmp_path: Path) -> None:
    state = tmp_path / "state"
    done, aborted, open_one = (transaction(name) for name in ids(3))
    kept(state, done)
    kept(state, aborted, TransactionState.ABORTED)
    kept(state, open_one, None)
    assert [record.transaction for record in journal.open_records(state)] == [open_one]


def test_a_copied_journal_speaks_of_other_files_and_is_not_believed(tmp_path: Path) -> None:
    kept(tmp_path / "project", transaction(ids(1)[0]))
    shutil.copytree(tmp_path / "project", tmp_path / "copy")
    assert journal.transactions([tmp_path / "copy"]) == ()


def test_a_journal_that_others_could_write_to_is_not_believed(tmp_path: Path) -> None:
    kept(tmp_path / "state", transaction(ids(1)[0]))
    (tmp_path / "state").chmod(0o770)
    assert journal.transactions([tmp_path / "state"]) == ()


def test_files_of_the_journal_are_for_the_owner_alone(tmp_path: Path) -> None:
    one = kept(tmp_path / "state", transaction(ids(1)[0]))
    assert (tmp_path / "state").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "state" / f"{one.id}.json").stat().st_mode & 0o777 == 0o600


def test_only_the_newest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert journal.MOST_KEPT == 200
    monkeypatch.setattr(journal, "MOST_KEPT", 4)
    state = tmp_path / "state"
    names = ids(6)
    for name in names:
        kept(state, transaction(name), None)
    journal.prune(state, AT, weigh=False)
    assert sorted(os.listdir(state)) == [f"{name}.json" for name in names[2:]]


def test_what_is_older_than_30_days_is_forgotten(tmp_path: Path) -> None:
    state = tmp_path / "state"
    old, young = ulid.new_id(AT - 31 * 86400), ulid.new_id(AT - 29 * 86400)
    for name in (old, young):
        kept(state, transaction(name))
    journal.prune(state, AT)
    assert [each.id for each in journal.transactions([state])] == [young, old]
    for name in (old, young):
        os.utime(state / f"{name}.json", (AT, AT))
    journal.prune(state, AT)
    assert [each.id for each in journal.transactions([state])] == [young]


def test_the_journal_stays_below_64_megabytes(tmp_path: Path) -> None:
    state = tmp_path / "state"
    names = ids(3)
    for name in names:
        kept(state, transaction(name))
        os.truncate(state / f"{name}.json", 25 * 1024 * 1024)
    journal.prune(state, AT)
    assert sorted(os.listdir(state)) == [f"{name}.json" for name in names[1:]]


def test_looking_at_the_journal_makes_nothing(tmp_path: Path) -> None:
    assert journal.transactions([tmp_path / "state"]) == ()
    assert journal.newest_id(tmp_path / "state") == ""
    assert not (tmp_path / "state").exists()


def test_ids_follow_the_clock_and_never_go_back() -> None:
    early, late = ulid.new_id(AT), ulid.new_id(AT + 0.001)
    assert early < late
    assert ulid.new_id(AT - 3600, after=late) > late
    assert ulid.first_id(AT) <= early < ulid.first_id(AT + 0.001) <= late
    assert all(ulid.is_id(name) for name in (early, late))
    assert not any(ulid.is_id(name) for name in ("", "x" * 26, early.lower(), "Z" * 26))
