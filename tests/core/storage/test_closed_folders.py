"""A folder of learnings that may not be looked into is a problem, and no empty one."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store

NOW = datetime(2026, 5, 20, 14, 32, tzinfo=UTC)
Entries = AbstractContextManager[Iterator["os.DirEntry[str]"]]


def test_a_folder_without_permission_is_a_problem_until_it_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnings = tmp_path / "project" / ".learnings"
    learnings.mkdir(parents=True)
    (learnings / "ERRORS.md").write_text("### ERR-20260520-001\n**Status**: pending\n")
    look_into = os.scandir

    def refusing(path: str) -> Entries:
        if path == str(learnings):
            raise PermissionError(13, "Permission denied", path)
        return look_into(path)

    clock = FixedClock(NOW)
    home = tmp_path / "home"
    store = Store(Config(root=tmp_path / "project", home=home, state_home=home / ".state"), clock)
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refusing)
        generation = store.load().generation
        [problem] = store.snapshot.problems
        assert (problem.path, problem.reason) == (str(learnings), "cannot be looked into: Permission denied")
        assert problem.next_step == "give yourself permission: chmod u+rx on it"
        clock.advance(60)
        store.refresh()
        assert store.snapshot.generation == generation
    store.refresh()
    assert store.snapshot.problems == ()
    assert [entry.native_id for _, entry in store.snapshot.entries()] == ["ERR-20260520-001"]
