"""What a process loads before it answers: nothing that its answer does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = frozenset({
    "asyncio", "ast", "concurrent", "dataclasses", "email", "importlib.resources", "inspect", "msgspec", "rapidfuzz",
    "rich", "subprocess", "tempfile", "textual", "watchfiles", "yaml",
})  # fmt: skip
COMMON = frozenset({"argparse", "contextlib", "datetime", "hotwash.cli", "pathlib", "threading", "typing"})

ERRORS = """# Errors

---

### ERR-20260520-001
**Status**: pending
**Context**: Deploying
**Content**: Worker was killed: limits missing.
**Action**: Set limits on every container

---
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / ".learnings").mkdir()
    (tmp_path / ".learnings/ERRORS.md").write_text(ERRORS)
    return tmp_path


def loaded(folder: Path, *arguments: str, said: str = "") -> frozenset[str]:
    """The modules of a process that ran these arguments, however it ended."""
    script = (
        "import os, sys\n"
        f"sys.argv = ['hotwash', *{arguments}]\n"
        "leave = os._exit\n"
        "os._exit = sys.exit\n"
        "from hotwash.entrance import enter\n"
        "try: enter()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write('\\n' + ' '.join(sys.modules))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], input=said, cwd=folder, capture_output=True, text=True, check=True
    )
    return frozenset(ran.stderr.rpartition("\n")[2].split())


def test_the_version_is_told_at_once(workspace: Path) -> None:
    assert not loaded(workspace, "--version") & (HEAVY | COMMON | {"json", "re"})


def test_a_hook_loads_no_more_than_it_needs(workspace: Path) -> None:
    modules = loaded(workspace, "hooks", "run", "tool-failure", said='{"tool_name": "Bash"}')
    assert not modules & (HEAVY | COMMON | {"hotwash.core.formats", "hotwash.core.storage.store"})
    assert (workspace / ".learnings/.pending-errors.log").exists()


@pytest.mark.parametrize("arguments", [("list", "--bogus"), ("list", "--help"), ("list", "--root", "nowhere")])
def test_wrong_arguments_are_known_before_the_store_is_loaded(workspace: Path, arguments: tuple[str, ...]) -> None:
    assert not loaded(workspace, *arguments) & (HEAVY | {"hotwash.core.storage.store", "hotwash.core.operations"})


@pytest.mark.parametrize("command", ["list", "status", "lint", "review"])
def test_a_reading_command_loads_nothing_heavy(workspace: Path, command: str) -> None:
    assert not loaded(workspace, command, "--json") & HEAVY


def test_the_first_screen_waits_for_nothing_that_only_later_ones_show() -> None:
    code = "import sys, hotwash.launch, hotwash.tui.app; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    later = {f"hotwash.core.analysis.{name}" for name in ("recurrence", "promotion", "vfm", "handoff", "hygiene.rules")}
    assert not later & set(modules)
    assert not {"watchfiles", "msgspec", "hotwash.tui.screens.sheet"} & set(modules)
    rows = {
        "hooks",
        "improvements",
        "learnings",
        "operations",
        "patterns",
        "plugins",
        "quarantine",
        "rules",
        "workspaces",
    }
    assert not {f"hotwash.viewmodels.{name}" for name in rows} & set(modules)
    assert {name for name in modules if name.startswith(("hotwash.tui.kinds.", "hotwash.viewmodels.detail_"))} == {
        "hotwash.viewmodels.detail_record", "hotwash.viewmodels.detail_version",
    }  # fmt: skip
