"""What the tests of storage share."""

from pathlib import Path

import pytest

from support.repository import CLAUDE, ERRORS, Repository


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "proj", tmp_path / "home")
    made.root.mkdir()
    made.home.mkdir()
    monkeypatch.setenv("HOME", str(made.home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("LC_ALL", raising=False)
    made.git("init", "-q", "-b", "main")
    made.git("config", "user.name", "Ana")
    made.git("config", "user.email", "ana@example.org")
    made.write({"CLAUDE.md": CLAUDE, ".learnings/ERRORS.md": ERRORS, "other.py": "x = 1\n"})
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "first")
    return made
