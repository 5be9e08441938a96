"""What git ignores of a workspace, and ids that mean something else in another worktree."""

import os
import subprocess
from pathlib import Path

import pytest

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.storage.clock import SystemClock
from hotwash.core.storage.git_state import GitState, git_states, worktree_collisions
from hotwash.core.storage.opening import configured
from hotwash.core.storage.store import Store

ENTRY = "### {id}\n**Status**: {status}\n**Context**: {title}\n**Content**: {title}\n**Action**: x\n"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(("git", *identity, "-C", str(folder), *arguments), check=True, capture_output=True, env=environment)


def log(folder: Path, native_id: str, title: str, status: str = "pending") -> None:
    (folder / ".learnings").mkdir(exist_ok=True)
    path = folder / ".learnings" / "ERRORS.md"
    before = path.read_text() if path.exists() else ""
    path.write_text(before + ENTRY.format(id=native_id, title=title, status=status))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "payments"
    folder.mkdir()
    git(folder, "init", "-q")
    log(folder, "ERR-20260520-001", "The node ran out of memory")
    return folder


def snapshot_of(folder: Path) -> Snapshot:
    return Store(configured(folder, folder.parent / "home", {}, explicit=True), SystemClock()).load()


def test_a_folder_is_ignored_tracked_or_neither(project: Path) -> None:
    assert git_states(snapshot_of(project)) == (
        GitState(str(project), ((".learnings", "neither ignored nor tracked"),), False),
    )
    (project / ".gitignore").write_text(".learnings/\n")
    assert git_states(snapshot_of(project))[0].places == ((".learnings", "ignored"),)
    git(project, "add", "-f", ".learnings")
    assert git_states(snapshot_of(project))[0].places == ((".learnings", "1 tracked"),)


def test_a_log_of_failures_under_version_control_is_noticed(project: Path) -> None:
    (project / ".learnings" / ".pending-errors.log").write_text("2026-05-20T14:32:10Z TOOL_FAILURE: Bash\n")
    git(project, "add", ".learnings")
    assert git_states(snapshot_of(project))[0].tracks_failures


def test_outside_a_repository_git_is_not_asked(tmp_path: Path) -> None:
    folder = tmp_path / "loose"
    folder.mkdir()
    log(folder, "ERR-20260520-001", "x")
    assert git_states(snapshot_of(folder)) == ()


def test_one_id_for_two_things_in_two_worktrees_is_a_collision_and_one_thing_is_none(project: Path) -> None:
    git(project, "add", ".learnings")
    git(project, "commit", "-qm", "first")
    other = project.parent / "hotfix"
    git(project, "worktree", "add", "-q", str(other))
    log(project, "ERR-20260521-001", "The queue is full")
    log(other, "ERR-20260521-001", "The certificate expired")
    text = (other / ".learnings" / "ERRORS.md").read_text()
    (other / ".learnings" / "ERRORS.md").write_text(text.replace("pending", "resolved", 1))
    for here, there in ((project, other), (other, project)):
        (hit,) = worktree_collisions(snapshot_of(here), (), 0.0)
        assert hit == (
            "ERR-20260521-001",
            f"{here}/.learnings/ERRORS.md",
            6,
            f"{there}/.learnings/ERRORS.md",
            6,
        )
