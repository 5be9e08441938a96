"""Nobody's line is lost: programs append all the time while hotwash changes the same file."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from hotwash.core.storage.protocol import commit_file
from hotwash.core.storage.recovery import recover
from support.writing import Bench, lacking

HEAD = b"**Edits**: 0\n\n"


def opening(path: Path, name: str, lines: int) -> None:
    """Like `echo line >> file` in a loop."""
    for count in range(lines):
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        os.write(descriptor, b"%s %d\n" % (name.encode(), count))
        os.close(descriptor)
        time.sleep(random.uniform(0, 0.0006))


def slowly(path: Path, name: str, lines: int) -> None:
    """Like `command >> file`: opened a while before the line is written."""
    for count in range(lines // 10):
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
        time.sleep(0.002)
        os.write(descriptor, b"%s %d\n" % (name.encode(), count))
        os.close(descriptor)


def holding(path: Path, name: str, lines: int) -> None:
    """Like a logger: opened once, written to for ever."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
    for count in range(lines):
        os.write(descriptor, b"%s %d\n" % (name.encode(), count))
        time.sleep(random.uniform(0, 0.0006))
    os.close(descriptor)


Appender = Callable[[Path, str, int], None]


@contextmanager
def appending(path: Path, lines: int, *appenders: Appender) -> Iterator[Callable[[], bool]]:
    """Processes that append their lines; the value tells whether any of them is still at it."""
    running: set[int] = set()
    for number, append in enumerate(appenders):
        child = os.fork()
        if child == 0:
            try:
                append(path, f"{append.__name__}{number}", lines)
            finally:
                os._exit(0)
        running.add(child)

    def busy() -> bool:
        for child in tuple(running):
            if os.waitpid(child, os.WNOHANG)[0]:
                running.discard(child)
        return bool(running)

    try:
        yield busy
    finally:
        for child in running:
            os.waitpid(child, 0)


def counted_up(content: bytes | None) -> bytes:
    first, rest = (content or b"").split(b"\n", 1)
    return b"**Edits**: %d\n" % (int(first.rpartition(b" ")[2]) + 1) + rest


def edit_while(busy: Callable[[], bool], bench: Bench) -> int:
    edits = 0
    while busy():
        commit_file(bench.errors, counted_up, state=bench.state, roots=(bench.root,))
        edits += 1
    recover([bench.state], bench.desk, datetime.now(UTC) + timedelta(minutes=5))
    return edits


def lines_of(bench: Bench) -> dict[str, list[int]]:
    """The numbers of each appender's lines, in the order they stand in the file."""
    found: dict[str, list[int]] = {}
    for line in bench.errors.read_bytes().split(b"\n")[1:]:
        if line:
            name, number = line.decode().split(" ")
            found.setdefault(name, []).append(int(number))
    return found


def disorder(bench: Bench, expected: dict[str, int]) -> dict[str, tuple[list[int], list[int], list[int]]]:
    """For every appender that is not served right: the lines that are lost, doubled, and behind a later one."""
    found = lines_of(bench)
    wrong = {}
    for name, count in expected.items():
        numbers = found.pop(name, [])
        lost = sorted(set(range(count)) - set(numbers))
        doubled = sorted(number for number, times in Counter(numbers).items() if times > 1)
        late = [second for first, second in pairwise(numbers) if second < first]
        if lost or doubled or late:
            wrong[name] = (lost, doubled, late)
    assert found == {}
    return wrong


CASES: list[tuple[Appender, ...]] = [(opening, opening), (opening, holding), (slowly, opening)]


@pytest.mark.parametrize("appenders", CASES, ids=lambda case: "+".join(each.__name__ for each in case))
def test_no_line_is_lost_doubled_torn_or_out_of_order(
    quick_folder: Path, appenders: tuple[Appender, ...], full: bool
) -> None:
    lines = 10_000 if full else 1_000
    bench = Bench.at(quick_folder)
    bench.errors.write_bytes(HEAD)
    with appending(bench.errors, lines, *appenders) as busy:
        edits = edit_while(busy, bench)
    wrong = disorder(bench, expected(lines, appenders))
    assert {name: fate[:2] for name, fate in wrong.items() if fate[:2] != ([], [])} == {}
    # An opener that the machine stops in the middle of `open` for long comes late; once in some 100,000 lines.
    assert sum(len(late) for _, _, late in wrong.values()) <= 1 + lines // 10_000
    assert bench.errors.read_bytes().startswith(b"**Edits**: %d\n" % edits)
    assert edits > 2


@pytest.mark.parametrize("lacks", [("leases",), ("exchange",), ("exchange", "leases")], ids="+".join)
def test_without_leases_or_exchange_no_line_is_lost(quick_folder: Path, lacks: tuple[str, ...], full: bool) -> None:
    """The order may differ: nobody can be made to wait until the lines before theirs have been carried over."""
    lines = 5_000 if full else 500
    bench = Bench.at(quick_folder)
    bench.errors.write_bytes(HEAD)
    with lacking(*lacks), appending(bench.errors, lines, opening, slowly) as busy:
        edits = edit_while(busy, bench)
    wrong = disorder(bench, expected(lines, (opening, slowly)))
    assert {name: fate[:2] for name, fate in wrong.items() if fate[:2] != ([], [])} == {}
    assert bench.errors.read_bytes().startswith(b"**Edits**: %d\n" % edits)


def expected(lines: int, appenders: tuple[Appender, ...]) -> dict[str, int]:
    return {
        f"{append.__name__}{number}": lines // 10 if append is slowly else lines
        for number, append in enumerate(appenders)
    }
