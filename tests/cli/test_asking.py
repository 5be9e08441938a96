"""A person at a terminal is asked what was not said; nobody else is."""

import io
import sys
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from hotwash.cli import asking


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "fresh/.git").mkdir(parents=True)
    return tmp_path / "fresh"


def types(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A person sits there and types this."""
    monkeypatch.setattr(asking, "can_answer", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


@pytest.mark.parametrize(
    ("typed", "ignored"),
    [
        ("1\n\n", ".learnings/\nmemory/\n"),
        ("1\n2\n", ".learnings/\nmemory/working-buffer.md\n"),
        ("1\n3\n", ".learnings/.pending-errors.log\n"),
        ("1\n4\n", None),
        ("1\n", ".learnings/\nmemory/\n"),
    ],
)
def test_the_place_and_what_git_leaves_alone_are_asked_for(
    hotwash: Hotwash, repository: Path, monkeypatch: pytest.MonkeyPatch, typed: str, ignored: str | None
) -> None:
    types(monkeypatch, typed)
    ran = hotwash("init", cwd=repository)
    assert ran.code == 0
    assert ran.err.startswith("Where should agents keep what they learn?\n")
    assert (repository / ".learnings/ERRORS.md").exists()
    found = repository / ".gitignore"
    assert (found.read_text() if found.exists() else None) == ignored


@pytest.mark.parametrize("typed", ["", "9\n"])
def test_without_an_answer_nothing_is_created(
    hotwash: Hotwash, repository: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    types(monkeypatch, typed)
    assert hotwash("init", cwd=repository).code == 2
    assert [path.name for path in repository.iterdir()] == [".git"]


def test_what_was_said_is_not_asked_for(hotwash: Hotwash, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "")
    assert hotwash("init", "--local", cwd=repository).code == 0
    assert (repository / ".gitignore").read_text() == ".learnings/\nmemory/\n"


def test_what_would_fill_a_workspace_by_itself_is_offered(hotwash: Hotwash, repository: Path) -> None:
    said = hotwash("init", "--local", cwd=repository).err
    assert "next: hotwash hooks install --apply has agents log failed calls by themselves\n" in said
    hotwash("hooks", "install", "--apply", cwd=repository)
    assert "hooks install" not in hotwash("init", "--local", cwd=repository).err
    said = hotwash("init", "--global", cwd=repository).err
    assert "next: hotwash hooks install --global --apply has agents log failed calls by themselves\n" in said
    assert "next: hotwash init --global --claude-md tells agents what to read and where to log\n" in said
