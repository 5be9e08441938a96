"""hotwash's own processes never lose each other's changes."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import FileEdit, Plan, Splice
from hotwash.core.storage import journal
from hotwash.core.storage.protocol import commit_file
from support.writing import ERROR, NOW, Bench, plan_of

FIELDS = b"**First**: no\n**Second**: no\n"


def together(workers: int, work: Callable[[int], int]) -> int:
    """Processes that do the same at the same time; the sum of what they return (each at most 255)."""
    children = []
    for number in range(workers):
        child = os.fork()
        if child == 0:
            code = 255
            try:
                code = work(number)
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert all(code < 255 for code in codes)
    return sum(codes)


def counting(path: Path, fresh: Mapping[str, bytes | None] | None = None) -> Plan:
    """The number in the first line becomes one more."""
    content = fresh[str(path)] if fresh is not None else path.read_bytes()
    first, _, _ = (content or b"").partition(b"\n")
    splice = Splice(0, len(first), b"%d" % (int(first) + 1), "count")
    return plan_of(FileEdit(str(path), content, (splice,)), verb="count")


def test_every_increment_of_every_process_counts(quick_folder: Path, full: bool) -> None:
    workers, rounds = (8, 200) if full else (4, 25)
    bench = Bench.at(quick_folder)
    bench.errors.write_bytes(b"0\n" + ERROR)

    def work(number: int) -> int:
        for _ in range(rounds):
            bench.commit(counting(bench.errors), lambda fresh: counting(bench.errors, fresh))
        return 0

    together(workers, work)
    assert bench.errors.read_bytes() == b"%d\n" % (workers * rounds) + ERROR
    assert len(journal.transactions([bench.state])) == min(workers * rounds, journal.MOST_KEPT)


def test_even_without_the_lock_nothing_is_lost_silently(quick_folder: Path, full: bool) -> None:
    """The exchange itself tells what it displaced; who cannot get through says so."""
    workers, rounds = (8, 100) if full else (4, 25)
    bench = Bench.at(quick_folder)
    bench.errors.write_bytes(b"0\n")

    def work(number: int) -> int:
        refused = 0
        for _ in range(rounds):
            try:
                commit_file(
                    bench.errors,
                    lambda content: b"%d\n" % (int(content or b"0") + 1),
                    state=bench.state,
                    roots=(bench.root,),
                )
            except CommitError:
                refused += 1
        return refused

    refused = together(workers, work)
    assert bench.errors.read_bytes() == b"%d\n" % (workers * rounds - refused)
    assert refused < workers * rounds / 2


@pytest.mark.parametrize("stagger", [0, 5, 10, 20, 30, 50], ids="{}ms".format)
def test_two_fields_set_at_nearly_the_same_time_are_both_set(quick_folder: Path, stagger: int, full: bool) -> None:
    for trial in range(100 if full else 3):
        bench = Bench.at(quick_folder / str(trial))
        bench.errors.write_bytes(FIELDS)

        def setting(name: bytes, fresh: Mapping[str, bytes | None] | None = None, *, file: Path = bench.errors) -> Plan:
            content = (fresh or {}).get(str(file)) or file.read_bytes()
            start = content.index(name) + len(name)
            return plan_of(FileEdit(str(file), content, (Splice(start, start + 2, b"yes", "field"),)))

        def work(number: int, *, bench: Bench = bench) -> int:
            name = (b"**First**: ", b"**Second**: ")[number]
            plan = setting(name, file=bench.errors)
            time.sleep(number * stagger / 1000)
            bench.commit(plan, lambda fresh: setting(name, fresh, file=bench.errors), now=NOW)
            return 0

        together(2, work)
        assert bench.errors.read_bytes() == FIELDS.replace(b"no", b"yes")
