"""The lock between hotwash's own processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hotwash.core.model.errors import Busy
from hotwash.core.model.plan import ExitCode
from hotwash.core.storage.lock import locked

_HOLD = """
import sys
from pathlib import Path
from hotwash.core.storage.lock import locked
with locked([Path(sys.argv[1])]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_who_waits_too_long_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path / "state"), "resolve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(Busy) as busy, locked([tmp_path / "state"], limit=0.01):
            pytest.fail("the lock was given twice")
    assert busy.value.holder.startswith(f"process {holder.pid} (-c ")
    assert busy.value.holder.endswith("resolve)")
    assert busy.value.code is ExitCode.BUSY


def test_a_lock_keeps_no_secret_of_the_command_that_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["hotwash", "note", "ERR-20260520-001", "password=hunter2hunter2"])
    with locked([tmp_path / "state"]):
        name = (tmp_path / "state" / "lock").read_text(encoding="utf-8")
    assert name == f"{os.getpid()} hotwash note ERR-20260520-001 password=[REDACTED]\n"


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        with locked([tmp_path / "state"]):
            os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    with locked([tmp_path / "state"], limit=0):
        pass


def test_several_locks_are_taken_in_one_order(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    with locked([second, first, second]):
        for state in (first, second):
            with pytest.raises(Busy), locked([state], limit=0):
                pytest.fail("the lock was given twice")


def test_giving_up_one_lock_gives_back_the_others(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    with locked([second]), pytest.raises(Busy), locked([first, second], limit=0):
        pytest.fail("the lock was given twice")
    with locked([first, second], limit=0):
        pass


def test_a_wait_ends_when_the_lock_is_free(tmp_path: Path) -> None:
    ticks = iter([0.0, 1.0, 2.0, 6.0])
    with locked([tmp_path]), pytest.raises(Busy), locked([tmp_path], monotonic=lambda: next(ticks)):
        pytest.fail("the lock was given twice")
    assert next(ticks, None) is None
