"""A process killed around any of its system calls leaves every file old or new, and the next start tidies up."""

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from hotwash.core.model.transaction import TransactionState
from hotwash.core.storage import journal, sysio
from hotwash.core.storage.recovery import recover
from support.writing import ERROR, NOW, Bench, add_rule, calls_of, killed, lacking, plan_of, resolve

RULES = b"# Rules\n- Ask first\n"
RULED = RULES + b"- Set a timeout on deploys\n"
RESOLVED = ERROR.replace(b"pending", b"resolved")
LATE = b"late line\n"

Contents = tuple[bytes, bytes]


def fresh(folder: Path, count: int, *, twin: bool = False) -> Bench:
    bench = Bench.at(folder / str(count))
    bench.errors.write_bytes(ERROR)
    bench.rules.write_bytes(RULES)
    if twin:
        os.link(bench.errors, bench.root / "twin.md")
    return bench


def contents(bench: Bench) -> Contents:
    return bench.rules.read_bytes(), bench.errors.read_bytes()


def promote(bench: Bench) -> object:
    return bench.commit(plan_of(add_rule(bench.rules), resolve(bench.errors)))


def resolve_one(bench: Bench) -> object:
    return bench.commit(plan_of(resolve(bench.errors)))


def restart(bench: Bench, now: datetime = NOW) -> int:
    return len(recover([bench.state], bench.desk, now))


def points(calls: list[str], full: bool, every: int) -> list[tuple[int, str]]:
    return [(at, phase) for at in range(0, len(calls), 1 if full else every) for phase in ("before", "after")]


@pytest.mark.parametrize("lacks", [(), ("leases",), ("exchange",)], ids="+".join)
def test_one_file_is_old_or_new_and_the_second_start_has_nothing_to_do(
    quick_folder: Path, lacks: tuple[str, ...], full: bool
) -> None:
    with lacking(*lacks):
        calls = calls_of(lambda: resolve_one(fresh(quick_folder, -1)))
        for count, (at, phase) in enumerate(points(calls, full, 2 if not lacks else 5)):
            bench = fresh(quick_folder, count)
            assert killed(partial(resolve_one, bench), at, phase)
            assert bench.errors.read_bytes() in (ERROR, RESOLVED), f"{phase} {calls[at]} #{at}"
            _tidy_after_restart(bench, {(RULES, ERROR), (RULES, RESOLVED)}, f"{phase} {calls[at]} #{at}")


def test_two_files_are_both_old_or_both_new_after_the_next_start(quick_folder: Path, full: bool) -> None:
    calls = calls_of(lambda: promote(fresh(quick_folder, -1)))
    for count, (at, phase) in enumerate(points(calls, full, 5)):
        bench = fresh(quick_folder, count)
        assert killed(partial(promote, bench), at, phase)
        assert contents(bench) in {(RULES, ERROR), (RULED, ERROR), (RULED, RESOLVED)}
        _tidy_after_restart(bench, {(RULES, ERROR), (RULED, RESOLVED)}, f"{phase} {calls[at]} #{at}")


def test_a_change_in_place_is_whole_after_the_next_start(quick_folder: Path, full: bool) -> None:
    calls = calls_of(lambda: resolve_one(fresh(quick_folder, -1, twin=True)))
    for count, (at, phase) in enumerate(points(calls, full, 5)):
        bench = fresh(quick_folder, count, twin=True)
        assert killed(partial(resolve_one, bench), at, phase)
        _tidy_after_restart(bench, {(RULES, ERROR), (RULES, RESOLVED)}, f"{phase} {calls[at]} #{at}")


def test_a_crash_of_the_recovery_is_recovered_from(quick_folder: Path, full: bool) -> None:
    def half_done(count: int) -> Bench:
        bench = fresh(quick_folder, count)
        assert killed(lambda: promote(bench), 0, "after", "renameat2")
        return bench

    calls = calls_of(lambda: restart(half_done(-1)))
    for count, (at, phase) in enumerate(points(calls, full, 15)):
        bench = half_done(count)
        assert killed(partial(restart, bench), at, phase)
        _tidy_after_restart(bench, {(RULED, RESOLVED)}, f"{phase} {calls[at]} #{at}")


@pytest.mark.parametrize("late", ["somebody who found the old file", "a new opener"])
def test_lines_written_after_a_crash_are_kept(quick_folder: Path, late: str, full: bool) -> None:
    calls = calls_of(lambda: resolve_one(fresh(quick_folder, -1)))
    for count, (at, phase) in enumerate(points(calls, full, 6)):
        bench = fresh(quick_folder, count)
        # Like an opener that was suspended after it looked the name up: nobody can see that it will write.
        found = os.open(bench.errors, os.O_PATH)
        assert killed(partial(resolve_one, bench), at, phase)
        name = f"/proc/self/fd/{found}" if late == "somebody who found the old file" else bench.errors
        with sysio.opened(found), sysio.opened(os.open(name, os.O_WRONLY | os.O_APPEND)) as writer:
            os.write(writer, LATE)
        restart(bench)
        assert bench.errors.read_bytes() in (ERROR + LATE, RESOLVED + LATE), f"{phase} {calls[at]} #{at}"
        assert restart(bench) == 0


def _tidy_after_restart(bench: Bench, allowed: set[Contents], where: str) -> None:
    restart(bench)
    settled = contents(bench)
    assert settled in allowed, where
    assert restart(bench) == 0, where
    states = {each.state for each in journal.transactions([bench.state])}
    assert TransactionState.PREPARED not in states, where
    restart(bench, datetime.now(UTC) + timedelta(minutes=5))
    assert contents(bench) == settled, where
    left = os.listdir(bench.state) if bench.state.is_dir() else []
    assert [name for name in left if not name.endswith(".json") and name not in ("lock", ".gitignore")] == [], where
