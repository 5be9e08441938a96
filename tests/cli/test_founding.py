"""`hotwash init` on real folders."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Hotwash


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def files_in(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if ".hotwash" not in path.parts and ".git" not in path.parts)


def a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def test_without_a_place_and_without_a_terminal_nothing_is_created(hotwash: Hotwash, empty: Path) -> None:
    ran = hotwash("init", cwd=empty)
    assert (ran.code, ran.out, files_in(empty)) == (2, "", [])
    assert "hotwash init --local" in ran.err


def test_no_other_command_creates_anything(hotwash: Hotwash, empty: Path) -> None:
    for command in ("list", "status", "watch --once", "undo", "journal"):
        assert hotwash(*command.split(), cwd=empty).code == 2
    assert list(empty.iterdir()) == []


def test_here_the_files_are_created_and_named(hotwash: Hotwash, empty: Path) -> None:
    ran = hotwash("init", "--local", cwd=empty)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "✓ .learnings/LEARNINGS.md        — positive learnings",
        "✓ .learnings/ERRORS.md           — mistakes and root causes",
        "✓ .learnings/FEATURE_REQUESTS.md — recurring unmet needs",
        "✓ memory/working-buffer.md       — WAL scratchpad and task state",
        "✓ memory/SESSION-STATE.md        — always-on session capture",
        "✓ memory/YYYY-MM-DD.md           — daily notes (created on first use)",
    ]
    assert files_in(empty) == [
        ".learnings/ERRORS.md",
        ".learnings/FEATURE_REQUESTS.md",
        ".learnings/LEARNINGS.md",
        "memory/SESSION-STATE.md",
        "memory/working-buffer.md",
    ]
    again = hotwash("init", "--local", cwd=empty)
    assert (again.code, again.out) == (0, ran.out)
    assert again.err.startswith("nothing to create: everything is there in ./\n")


def test_a_repository_ignores_them_unless_told_otherwise(hotwash: Hotwash, empty: Path) -> None:
    (empty / ".git").mkdir()
    hotwash("init", "--local", cwd=empty)
    assert (empty / ".gitignore").read_text() == ".learnings/\nmemory/\n"
    (empty / ".gitignore").unlink()
    hotwash("init", "--local", "--gitignore", "none", cwd=empty)
    assert not (empty / ".gitignore").exists()


def test_below_the_top_of_a_repository_it_says_which_folder_it_means(hotwash: Hotwash, empty: Path) -> None:
    (empty / ".git").mkdir()
    (empty / "src").mkdir()
    ran = hotwash("init", "--local", cwd=empty / "src")
    assert f"./ is {empty}\n" in ran.err
    assert (empty / ".learnings" / "ERRORS.md").is_file()


def test_learnings_that_are_an_empty_folder_elsewhere_are_filled_there(
    hotwash: Hotwash, empty: Path, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    (empty / ".learnings").symlink_to(tmp_path / "kept")
    assert hotwash("init", "--local", cwd=empty).code == 0
    assert "ERRORS.md" in files_in(tmp_path / "kept")
    assert (empty / ".learnings").is_symlink()


def test_a_dry_run_shows_the_files_and_writes_none(hotwash: Hotwash, empty: Path) -> None:
    ran = hotwash("init", "--local", "--dry-run", cwd=empty)
    assert (ran.code, list(empty.iterdir())) == (0, [])
    assert "+++ .learnings/ERRORS.md" in ran.out


def test_undo_takes_everything_back_also_what_is_open_to_nobody_else(hotwash: Hotwash, empty: Path) -> None:
    (empty / ".gitignore").write_text("build/\n")
    hotwash("init", "--local", "--gitignore", "memory", "--agents", cwd=empty)
    assert hotwash("undo", cwd=empty).code == 0
    assert files_in(empty) == [".gitignore"]
    assert (empty / ".gitignore").read_text() == "build/\n"


def test_what_was_undone_can_be_redone_although_nothing_is_open_any_more(hotwash: Hotwash, empty: Path) -> None:
    (empty / ".git").mkdir()
    hotwash("init", "--local", cwd=empty)
    before = files_in(empty)
    hotwash("undo", cwd=empty)
    assert files_in(empty) == []
    assert hotwash("redo", cwd=empty).code == 0
    assert files_in(empty) == before


def test_the_first_global_workspace_makes_its_folder(
    hotwash: Hotwash, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = a_home(tmp_path, monkeypatch)
    assert hotwash("init", "--global", "--claude-md", cwd=empty).code == 0
    assert files_in(home / ".claude") == [
        ".learnings/ERRORS.md",
        ".learnings/FEATURE_REQUESTS.md",
        ".learnings/LEARNINGS.md",
        "CLAUDE.md",
        "memory/SESSION-STATE.md",
        "memory/working-buffer.md",
    ]
    assert list(empty.iterdir()) == []
    assert hotwash("undo", cwd=empty).code == 0
    assert files_in(home / ".claude") == []


def test_read_only_creates_nothing(hotwash: Hotwash, empty: Path) -> None:
    assert hotwash("init", "--local", "--read-only", cwd=empty).code == 4
    assert list(empty.iterdir()) == []


def test_with_hooks_nothing_is_written_before_it_was_seen(hotwash: Hotwash, empty: Path) -> None:
    shown = hotwash("init", "--local", "--hooks", cwd=empty)
    assert (shown.code, list(empty.iterdir())) == (0, [])
    assert "+++ .claude/settings.json" in shown.out
    assert "✓" not in shown.out
    assert hotwash("init", "--local", "--hooks", "--apply", cwd=empty).code == 0
    assert ".claude/settings.json" in files_in(empty)


@pytest.mark.parametrize("name", [".learnings", "memory"])
def test_a_file_where_a_folder_has_to_be_is_named(hotwash: Hotwash, empty: Path, name: str) -> None:
    (empty / name).write_text("not a folder")
    ran = hotwash("init", "--local", cwd=empty)
    said = f"hotwash: {empty}/{name} is a file, not a folder – move it away; its name belongs to a folder\n"
    assert (ran.code, ran.err) == (4, said)
    assert [path.name for path in empty.iterdir()] == [name]


def test_in_a_folder_that_is_gone_nothing_is_tried(tmp_path: Path) -> None:
    code = (
        "import os, sys; os.mkdir('x'); os.chdir('x'); os.rmdir(os.getcwd()); sys.argv = ['hotwash', 'list'];"
        "from hotwash.entrance import enter; sys.exit(enter())"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    said = "hotwash: the folder you are in is gone\nnext: cd to one that is there\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", said)
