"""What is read of improvements from a real repository, without running any program of it."""

from pathlib import Path

import pytest

from hotwash.core.model.improvement import Repository, Stage
from hotwash.core.model.plan import Refusal
from support.workshop import BRANCH, FILES, SECOND, SKILL, Yard, make_yard


@pytest.fixture
def yard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Yard:
    made = make_yard(tmp_path, monkeypatch)
    made.git("worktree", "add", "-q", str(made.worktree), "-b", BRANCH)
    return made


def commit(yard: Yard, message: str = "improve(query-tuning): Prefer covering indexes") -> None:
    yard.improve()
    yard.git("commit", "-q", "-a", "-m", message, cwd=yard.worktree)


def test_looking_runs_no_program_of_the_repository(yard: Yard) -> None:
    canary = yard.folder / "canary"
    program = yard.folder / "bin" / "spy"
    program.write_text(f"#!/bin/sh\necho $* >> {canary}\ncat\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "filter.spy.clean", "filter.spy.smudge", "diff.external", "filter.spy.process"):
        yard.git("config", key, str(program))
    yard.git("config", "filter.spy.required", "true")
    (yard.root / ".git/info/attributes").write_text("* filter=spy\n")
    yard.improve()
    (found,) = yard.read().improvements
    assert found.changes == (SKILL,)
    assert not canary.exists()


def test_nothing_is_written_by_looking(yard: Yard) -> None:
    before = sorted((str(path), path.lstat().st_mtime_ns) for path in yard.folder.rglob("*"))
    yard.read()
    assert sorted((str(path), path.lstat().st_mtime_ns) for path in yard.folder.rglob("*")) == before


def test_a_branch_that_only_followed_the_trunk_is_not_merged(yard: Yard) -> None:
    (yard.root / "README.md").write_text("# Newer\n")
    yard.git("commit", "-q", "-a", "-m", "Go on")
    yard.git("merge", "-q", "--ff-only", "main", cwd=yard.worktree)
    assert yard.only().stage is Stage.WORKTREE


def test_a_merged_branch_still_tells_what_it_changed(yard: Yard) -> None:
    commit(yard)
    yard.git("merge", "-q", "--no-ff", "-m", "Merge", BRANCH)
    found = yard.only()
    assert (found.stage, found.files) == (Stage.MERGED, (SKILL,))
    assert [each.subject for each in found.commits] == ["improve(query-tuning): Prefer covering indexes"]


def test_a_squashed_change_is_here_though_its_commit_is_not(yard: Yard) -> None:
    commit(yard)
    yard.git("merge", "-q", "--squash", BRANCH)
    yard.git("commit", "-q", "-m", "Squashed")
    branch = yard.only().branch
    assert branch is not None
    assert (branch.is_merged, branch.is_here) == (False, True)


def test_a_branch_that_only_the_remote_has_is_among_them(yard: Yard) -> None:
    commit(yard)
    yard.add_remote()
    yard.git("push", "-q", "origin", BRANCH)
    yard.git("worktree", "remove", str(yard.worktree))
    yard.git("branch", "-q", "-D", BRANCH)
    found = yard.only()
    assert found.branch is not None
    assert (found.stage, found.branch.is_local, found.files) == (Stage.PUSHED, False, (SKILL,))


def test_what_the_remote_lacks_is_committed_and_not_pushed(yard: Yard) -> None:
    commit(yard)
    yard.add_remote()
    yard.git("push", "-q", "origin", BRANCH)
    commit(yard, "improve(query-tuning): More")
    assert yard.only().stage is Stage.COMMITTED


def test_the_repository_is_the_same_from_each_of_its_worktrees(yard: Yard) -> None:
    here = yard.workshop(yard.worktree / Path(SKILL).parent).read()
    assert isinstance(here, Repository)
    assert here == yard.read()
    assert here.top == str(yard.root)
    assert set(here.plugin_files) == {name for name in FILES if name.startswith(".claude")}


def test_the_forge_is_not_asked_again_about_what_it_merged(yard: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(yard)
    yard.add_remote()
    yard.git("push", "-q", "origin", BRANCH)
    yard.install_gh(monkeypatch)
    yard.decide("MERGED")
    first = yard.read()
    answers = {each.branch_name: each.pull_request for each in first.improvements if each.pull_request is not None}
    again = yard.workshop().read(answers=answers)
    assert isinstance(again, Repository)
    assert [each.stage for each in again.improvements] == [Stage.MERGED]
    assert len(yard.calls) == 1


def test_a_quick_look_tells_whether_there_can_be_any(yard: Yard, tmp_path: Path) -> None:
    shop = yard.workshop()
    assert shop.may_hold_any()
    yard.git("worktree", "remove", str(yard.worktree))
    yard.git("pack-refs", "--all")
    assert shop.may_hold_any()
    yard.git("branch", "-q", "-D", BRANCH)
    assert not shop.may_hold_any()
    yard.git("worktree", "add", "-q", "--detach", str(yard.folder / f"improve-x-{SECOND}"))
    assert shop.may_hold_any()
    assert not yard.workshop(tmp_path).may_hold_any()


def test_what_cannot_be_read_is_a_refusal_and_no_crash(yard: Yard) -> None:
    states = yard.folder / "home" / ".state" / "workspaces"
    states.mkdir(parents=True)
    shop = yard.workshop()
    shop.memory(yard.read()).keep_body(BRANCH, "text")
    (folder,) = states.iterdir()
    for odd in ('{"branch": 7}', "[", '{"branch": "improve/x-1", "ended": "maybe"}'):
        (folder / "improvement-00000000.json").write_text(odd)
        assert isinstance(shop.read(), Repository)
    (yard.root / ".git" / "HEAD").write_text("nonsense\n")
    found = shop.read()
    assert isinstance(found, Refusal)
    assert found.reason.startswith("git: ")
