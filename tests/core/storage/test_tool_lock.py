"""The lock that the original tool makes while it writes learnings."""

import os
import threading
import time
from pathlib import Path

import pytest

from hotwash.core.model.errors import Busy
from hotwash.core.model.plan import ExitCode, FileEdit, Splice
from hotwash.core.storage.tool_lock import LEFT_BEHIND, tool_locked
from support.writing import ERROR, Bench, plan_of, resolve

RESOLVED = ERROR.replace(b"pending", b"resolved")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    made = Bench.at(tmp_path)
    made.errors.write_bytes(ERROR)
    made.patience = 0.0
    return made


@pytest.fixture
def lock(bench: Bench) -> Path:
    return bench.errors.with_name(".drain.lock")


def grown_old(path: Path, seconds: float) -> None:
    past = time.time() - seconds
    os.utime(path, (past, past))


def test_while_the_tool_writes_a_commit_is_turned_away_and_the_lock_stays(bench: Bench, lock: Path) -> None:
    lock.touch()
    with pytest.raises(Busy) as busy:
        bench.commit(plan_of(resolve(bench.errors)))
    assert busy.value.code is ExitCode.BUSY
    assert str(busy.value).startswith(f"{lock} is locked by self-improve")
    assert (bench.errors.read_bytes(), lock.exists()) == (ERROR, True)


def test_a_lock_that_is_given_back_in_time_is_waited_for(bench: Bench, lock: Path) -> None:
    bench.patience = 5.0
    lock.touch()
    threading.Timer(0.05, lock.unlink).start()
    bench.commit(plan_of(resolve(bench.errors)))
    assert bench.errors.read_bytes() == RESOLVED


@pytest.mark.parametrize(("age", "is_busy"), [(LEFT_BEHIND - 5, True), (LEFT_BEHIND + 5, False)])
def test_a_lock_older_than_ten_minutes_was_left_behind(bench: Bench, lock: Path, age: float, is_busy: bool) -> None:
    lock.touch()
    grown_old(lock, age)
    if is_busy:
        with pytest.raises(Busy):
            bench.commit(plan_of(resolve(bench.errors)))
    else:
        bench.commit(plan_of(resolve(bench.errors)))
        assert bench.errors.read_bytes() == RESOLVED
    assert lock.exists() is is_busy
    assert [path.name for path in bench.errors.parent.glob(".drain.lock.*")] == []


def test_files_elsewhere_are_not_concerned(bench: Bench, lock: Path) -> None:
    lock.touch()
    bench.rules.write_bytes(b"# Rules\n")
    added = Splice(8, 8, b"- one\n", "rule")
    bench.commit(plan_of(FileEdit(str(bench.rules), b"# Rules\n", (added,))))
    assert bench.rules.read_bytes() == b"# Rules\n- one\n"


def test_taking_the_pending_log_over_holds_the_lock_and_gives_it_back(lock: Path) -> None:
    log = str(lock.with_name(".pending-errors.log"))
    with tool_locked([log], limit=0):
        assert lock.exists()
        with pytest.raises(Busy), tool_locked([log], limit=0):
            pytest.fail("the lock was given twice")
    assert not lock.exists()


def test_the_lock_is_given_back_when_the_write_fails(lock: Path) -> None:
    with pytest.raises(RuntimeError), tool_locked([str(lock.with_name(".pending-errors.log"))], limit=0):
        raise RuntimeError
    assert not lock.exists()


def test_any_other_write_leaves_no_trace_of_a_lock(bench: Bench, lock: Path) -> None:
    with tool_locked([str(bench.errors)], limit=0):
        assert not lock.exists()


def test_a_folder_that_is_not_there_yet_is_not_locked(tmp_path: Path) -> None:
    with tool_locked([str(tmp_path / ".learnings" / ".pending-errors.log")], limit=0):
        assert not (tmp_path / ".learnings").exists()
