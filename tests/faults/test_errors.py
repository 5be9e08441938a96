"""Every system call of a commit fails once: success means the new content, failure the old one, and nothing is left."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import Plan, Refusal
from hotwash.core.storage.instrument import instrument
from hotwash.core.storage.recovery import recover
from support.writing import ERROR, Bench, add_rule, calls_of, failing, lacking, plan_of, resolve

CODES = (
    errno.ENOSPC,
    errno.EIO,
    errno.EACCES,
    errno.EROFS,
    errno.EDQUOT,
    errno.EMFILE,
    errno.EINTR,
    errno.EXDEV,
    errno.EINVAL,
    errno.ENOENT,
)
SYSTEMS: tuple[tuple[str, ...], ...] = ((), ("leases",), ("exchange",), ("exchange", "links"))

RULES = b"# Rules\n- Ask first\n"
Content = dict[str, bytes]


class Trial:
    """One workspace after the other, each with the same files, and one commit to each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def fresh(self) -> Bench:
        self._count += 1
        bench = Bench.at(self._folder / str(self._count))
        bench.errors.write_bytes(ERROR)
        bench.rules.write_bytes(RULES)
        return bench


def content_of(bench: Bench) -> Content:
    return {
        str(path.relative_to(bench.root)): path.read_bytes()
        for path in bench.root.rglob("*")
        if path.is_file() and not path.is_relative_to(bench.state)
    }


def left_over(bench: Bench) -> list[str]:
    """What is in the state directory once everything has come to rest, but for what belongs there."""
    recover([bench.state], bench.desk, datetime.now(UTC) + timedelta(minutes=5))
    found = os.listdir(bench.state) if bench.state.is_dir() else []
    return [name for name in found if not name.endswith(".json") and name not in ("lock", ".gitignore")]


def promote(bench: Bench) -> object:
    return bench.commit(plan_of(add_rule(bench.rules), resolve(bench.errors)), _gone)


def create(bench: Bench) -> object:
    return bench.commit(plan_of(add_rule(bench.root / ".github" / "rules.md"), resolve(bench.errors)), _gone)


def change_in_place(bench: Bench) -> object:
    twin = bench.root.parent / "twin.md"
    if not twin.exists():
        os.link(bench.errors, twin)
    return bench.commit(plan_of(resolve(bench.errors)), _gone)


def _gone(fresh: Mapping[str, bytes | None]) -> Plan | Refusal:
    return Refusal("a file is gone")


def faults(calls: list[str], full: bool, plain: bool) -> Iterator[tuple[int, int]]:
    """Every error at every call; in a bounded run one error each, in turn, so that all of them occur."""
    for at in range(0, len(calls), 1 if full or plain else 3):
        for code in CODES if full else (CODES[(at if plain else at // 3) % len(CODES)],):
            yield at, code


@pytest.mark.parametrize("lacks", SYSTEMS, ids="+".join)
@pytest.mark.parametrize("act", [promote, create, change_in_place])
def test_one_failing_call_leaves_the_old_or_the_new_content(
    quick_folder: Path, act: Callable[[Bench], object], lacks: tuple[str, ...], full: bool
) -> None:
    trial = Trial(quick_folder)
    with lacking(*lacks):
        rehearsal = trial.fresh()
        old = content_of(rehearsal)
        calls = calls_of(lambda: act(rehearsal))
        new = content_of(rehearsal)
        wrong = [
            f"{calls[at]} #{at} {errno.errorcode[code]}: {problem}"
            for at, code in faults(calls, full, not lacks)
            if (problem := _problem(trial.fresh(), act, at, code, old, new))
        ]
    assert wrong == []


def _same(bench: Bench, expected: Content) -> bool:
    """Room that was made at the end of a file cannot be given back where others may be appending: blank lines stay."""
    found = content_of(bench)
    if "leases" not in instrument.lacking:
        return found == expected
    return {path: each.rstrip() for path, each in found.items()} == {
        path: each.rstrip() for path, each in expected.items()
    }


def _problem(
    bench: Bench, act: Callable[[Bench], object], at: int, code: int, old: Content, new: Content
) -> str | None:
    expected = new
    with failing(at, code):
        try:
            act(bench)
        except CommitError:
            expected = old
    for moment in ("at once", "after a restart"):
        if not _same(bench, expected):
            return f"{'success' if expected is new else 'failure'} with the wrong content {moment}"
        left = left_over(bench)
        if left:
            return f"left {left}"
    return None
