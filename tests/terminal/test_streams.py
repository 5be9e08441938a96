"""The program with standard streams that are closed, full or of few characters: one line at most, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ENTER = "import sys; from hotwash.entrance import enter; sys.exit(enter())"
ENTRY = "### ERR-20260520-001\n**Status**: pending\n**Context**: c\n**Content**: 日本 pods\n**Action**: a\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "project" / ".learnings"
    folder.mkdir(parents=True)
    (folder / "ERRORS.md").write_text(f"# Errors\n\n{ENTRY}", encoding="utf-8")
    return folder.parent


def run(workspace: Path, command: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """The outcome of a shell's line, in which `hotwash` is the program."""
    environment = {**os.environ, "HOME": str(workspace.parent), **more}
    line = f'hotwash() {{ "{sys.executable}" -c "{ENTER}" "$@"; }}; {command}'
    return subprocess.run(
        ["sh", "-c", line], cwd=workspace, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_changes_neither_the_outcome_nor_a_file(workspace: Path, closed: str) -> None:
    ran = run(workspace, f"hotwash resolve ERR-20260520-001 --json {closed}")
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
    text = (workspace / ".learnings/ERRORS.md").read_text(encoding="utf-8")
    assert text == f"# Errors\n\n{ENTRY}".replace("pending", "resolved")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_said(workspace: Path) -> None:
    ran = run(workspace, "hotwash list > /dev/full")
    told = (
        "hotwash: the answer cannot be written: No space left on device\nnext: hotwash journal lists what was changed\n"
    )
    assert (ran.returncode, ran.stderr) == (4, told)


def test_a_terminal_of_few_characters_gets_codes_for_the_others(workspace: Path) -> None:
    ran = run(workspace, "hotwash list", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "\\u65e5\\u672c pods" in ran.stdout


def test_an_interrupt_while_modules_are_loaded_is_no_traceback(workspace: Path) -> None:
    (workspace / "sitecustomize.py").write_text(
        "import builtins\n"
        "load = builtins.__import__\n"
        "def interrupted(name, *more):\n"
        "    if name == 'hotwash.invocation':\n"
        "        raise KeyboardInterrupt\n"
        "    return load(name, *more)\n"
        "builtins.__import__ = interrupted\n"
    )
    ran = run(workspace, "hotwash list", PYTHONPATH=str(workspace))
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")
