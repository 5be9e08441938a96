"""Rules on the command line: what stands where, and taking it out again."""

import subprocess
from pathlib import Path

import pytest

from cli.conftest import Hotwash

ID = "ERR-20260501-001"
LINE = f"- Template the region <!-- self-improve:{ID} -->\n"
ENTRY = (
    f"### {ID}\n**Status**: promoted\n**Status-Note**: 2026-05-08 promoted to AGENTS.md\n**Context**: c\n"
    "**Content**: x\n**Action**: a\n\n---\n"
)


@pytest.fixture
def agents(workspace: Path) -> Path:
    with (workspace / ".learnings" / "ERRORS.md").open("a") as out:
        out.write("\n" + ENTRY)
    path = workspace / "AGENTS.md"
    path.write_text(f"## Agent Rules\n\n{LINE}")
    return path


@pytest.mark.usefixtures("agents")
def test_every_rule_is_listed_with_its_state_and_place(hotwash: Hotwash) -> None:
    ran = hotwash("rules")
    assert ran.code == 0
    assert f"present  AGENTS.md:3  Template the region  {ID}  13d  20d\n" in ran.out


@pytest.mark.usefixtures("agents")
def test_scripts_get_the_same_as_one_document(hotwash: Hotwash) -> None:
    ran = hotwash("rules", "--json")
    assert ran.document["kind"] == "rules"
    (rule,) = [each for each in ran.lists("rules") if each["ids"] == [ID]]
    assert (rule["state"], rule["line"], rule["promoted"]) == ("present", 3, "2026-05-08")


def test_a_rule_is_taken_out_only_when_told_to_apply(hotwash: Hotwash, agents: Path, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    before = agents.read_bytes(), errors.read_bytes()
    shown = hotwash("unpromote", ID)
    assert shown.code == 0
    assert f"-{LINE}" in shown.out
    assert (agents.read_bytes(), errors.read_bytes()) == before
    assert hotwash("unpromote", ID, "--apply").code == 0
    assert agents.read_text() == "## Agent Rules\n\n"
    assert "unpromoted (removed from AGENTS.md)\n" in errors.read_text()
    assert hotwash("unpromote", ID, "--apply").code == 4
    assert hotwash("undo").code == 0
    assert (agents.read_bytes(), errors.read_bytes()) == before


def test_revoking_writes_at_once_unless_agents_read_it(hotwash: Hotwash, agents: Path) -> None:
    assert hotwash("revoke", "ERR-20260519-001", "wrong", "region").code == 0
    assert hotwash("revoke", ID, "wrong").code == 0
    assert LINE in agents.read_text()
    assert hotwash("revoke", ID, "wrong", "--apply").code == 0
    assert LINE not in agents.read_text()


@pytest.fixture
def repository(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace as a repository with one commit, read with nobody's configuration."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(workspace, "init", "-q", "-b", "main")
    git(workspace, "config", "user.name", "Ana")
    git(workspace, "config", "user.email", "ana@example.org")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-q", "-m", "first")
    return workspace


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=folder, capture_output=True, check=True).stdout.decode()


PROMOTE = ("promote", "ERR-20260519-001", "--rule", "Template the region", "--target", "CLAUDE.md", "--commit")


def test_a_preview_says_what_would_be_committed(hotwash: Hotwash, repository: Path) -> None:
    ran = hotwash(*PROMOTE)
    assert ran.code == 0
    assert ran.out.startswith("PROMOTION PROPOSAL ERR-20260519-001\ntarget=CLAUDE.md\n")
    assert "git commit: docs(memory): promote ERR-20260519-001 — Template the region\n" in ran.err
    assert git(repository, "log", "--format=%s") == "first\n"


def test_exactly_the_lines_are_committed(hotwash: Hotwash, repository: Path) -> None:
    assert hotwash(*PROMOTE, "--apply").code == 0
    assert (
        git(repository, "log", "-1", "--format=%s") == "docs(memory): promote ERR-20260519-001 — Template the region\n"
    )
    assert git(repository, "status", "--porcelain") == ""


def test_undo_takes_the_lines_back_and_names_the_commit_that_stays(hotwash: Hotwash, repository: Path) -> None:
    assert hotwash(*PROMOTE, "--apply").code == 0
    commit = git(repository, "rev-parse", "--short", "HEAD").strip()
    ran = hotwash("undo")
    assert f"· its commit stays: git revert {commit}\n" in ran.err
    assert git(repository, "log", "--format=%s").count("\n") == 2
    assert git(repository, "diff", "HEAD~1", "--stat") == ""


def test_during_a_merge_nothing_at_all_is_written(hotwash: Hotwash, repository: Path) -> None:
    (repository / ".git" / "MERGE_HEAD").write_text(git(repository, "rev-parse", "HEAD"))
    ran = hotwash(*PROMOTE, "--apply")
    assert (ran.code, git(repository, "status", "--porcelain")) == (4, "")
    assert "nothing was written: a merge is in progress – finish or abort it first" in ran.err


def test_hooks_are_shown_and_run_only_when_they_are_allowed(hotwash: Hotwash, repository: Path) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n")
    hook.chmod(0o755)
    ran = hotwash(*PROMOTE, "--apply")
    assert ran.code == 4
    assert "git would run pre-commit in .git/hooks" in ran.err
    assert git(repository, "status", "--porcelain") == ""
    assert hotwash(*PROMOTE, "--apply", "--yes").code == 0
    assert git(repository, "log", "--format=%s").count("docs(memory)") == 1


def test_a_commit_that_fails_is_said_and_the_files_stay_written(hotwash: Hotwash, repository: Path) -> None:
    hook = repository / ".git" / "hooks" / "commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho too short >&2\nexit 1\n")
    hook.chmod(0o755)
    ran = hotwash(*PROMOTE, "--apply", "--yes")
    assert ran.code == 4
    assert "not committed: its commit-msg hook said no: too short" in ran.err
    assert "Template the region" in (repository / "CLAUDE.md").read_text()
    assert hotwash("undo").code == 0
    assert git(repository, "status", "--porcelain") == ""


def test_without_a_reason_or_a_successor_the_command_makes_no_sense(hotwash: Hotwash) -> None:
    assert hotwash("supersede", "ERR-20260519-001").code == 2
    assert hotwash("supersede", "ERR-20260519-001", "--by", "ERR-20990101-001").code == 4
