"""Changing a file where it is gives the same content as replacing it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotwash.core.storage.protocol import commit_file
from support.writing import Bench, PersonalMemory, in_memory, lacking

TEXT = st.lists(st.sampled_from([b"a\n", b"bb\n", b"\n", b"c", b"\xff\x00\r\n"]), max_size=8).map(b"".join)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with in_memory(tmp_path) as folder:
        yield folder


def linked(folder: Path, content: bytes) -> Bench:
    """A workspace whose file has a second name, so that it cannot be exchanged."""
    if not (folder / "project").exists():
        made = Bench.at(folder)
        made.errors.touch()
        os.link(made.errors, made.root / "twin.md")
    bench = Bench(folder / "project", PersonalMemory(folder / "personal"))
    bench.errors.write_bytes(content)
    return bench


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, TEXT)
def test_nobody_else_has_it_open(folder: Path, before: bytes, after: bytes) -> None:
    bench = linked(folder, before)
    commit_file(bench.errors, lambda _: after, state=bench.state, roots=(bench.root,))
    assert bench.errors.read_bytes() == after


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT, TEXT)
def test_somebody_may_be_appending(folder: Path, before: bytes, after: bytes) -> None:
    """Without leases nobody knows; then a file never becomes shorter, and blank lines fill what is left."""
    bench = linked(folder, before)
    with lacking("leases"):
        commit_file(bench.errors, lambda _: after, state=bench.state, roots=(bench.root,))
    assert bench.errors.read_bytes() == after + b"\n" * max(len(before) - len(after), 0)
