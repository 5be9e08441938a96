"""Everything at once: programs append, others read, and the editing process is killed at any moment."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hotwash.core.storage.protocol import commit_file
from hotwash.core.storage.recovery import recover
from support.writing import Bench

BODY = b"x" * 60_000 + b"\n"


@contextmanager
def process(work: Callable[..., None], *arguments: object) -> Iterator[int]:
    """A process of its own for the time of the block; it is killed at the end if it is still there."""
    child = os.fork()
    if child == 0:
        try:
            work(*arguments)
        finally:
            os._exit(0)
    try:
        yield child
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(child, 0)


def append_for_ever(path: Path, told: Path) -> None:
    """One line after the other, each told only after it was written."""
    count = 0
    while True:
        add(path, b"line %d\n" % count)
        add(told, b"%d\n" % count)
        count += 1
        time.sleep(random.uniform(0, 0.002))


def edit_for_ever(bench: Bench, told: Path) -> None:
    while True:
        commit = commit_file(bench.errors, counted_up, state=bench.state, roots=(bench.root,))
        add(told, (commit.after or b"").partition(b"\n")[0] + b"\n")


def add(path: Path, line: bytes) -> None:
    with path.open("ab", buffering=0) as file:
        file.write(line)


def last(path: Path) -> int:
    return int((path.read_bytes() if path.exists() else b"0\n").split(b"\n")[-2])


def counted_up(content: bytes | None) -> bytes:
    first, rest = (content or b"").split(b"\n", 1)
    return b"%d\n" % (int(first) + 1) + rest


def test_random_kills_lose_no_line_and_no_edit_that_was_reported(quick_folder: Path, full: bool) -> None:
    bench = Bench.at(quick_folder)
    bench.errors.write_bytes(b"0\n")
    lines, edits = quick_folder / "lines", quick_folder / "edits"
    with process(append_for_ever, bench.errors, lines):
        for _ in range(300 if full else 15):
            with process(edit_for_ever, bench, edits):
                time.sleep(random.uniform(0.005, 0.06))
            recover([bench.state], bench.desk, datetime.now(UTC))
            found = int(bench.errors.read_bytes().partition(b"\n")[0])
            assert last(edits) <= found
    recover([bench.state], bench.desk, datetime.now(UTC) + timedelta(minutes=5))
    counts = Counter(bench.errors.read_bytes().split(b"\n")[1:-1])
    assert {line: count for line, count in counts.items() if count > 1} == {}
    assert {b"line %d" % number for number in range(last(lines) + 1)} - counts.keys() == set()
    assert last(edits) > 5


def test_a_reader_sees_one_version_or_the_other_whole(quick_folder: Path, full: bool) -> None:
    bench = Bench.at(quick_folder)
    bench.errors.write_bytes(b"0\n" + BODY + b"0\n")

    def both_counted_up(content: bytes | None) -> bytes:
        number = int((content or b"").partition(b"\n")[0]) + 1
        return b"%d\n" % number + BODY + b"%d\n" % number

    def edit() -> None:
        for _ in range(2_000 if full else 100):
            commit_file(bench.errors, both_counted_up, state=bench.state, roots=(bench.root,))

    seen = set()
    with process(edit) as child:
        while os.waitpid(child, os.WNOHANG)[0] == 0:
            first, _, rest = bench.errors.read_bytes().partition(b"\n")
            assert rest == BODY + first + b"\n"
            seen.add(first)
    assert len(seen) > 10
