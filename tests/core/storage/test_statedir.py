"""Where lock, journal and displaced files live."""

import os
import subprocess
from pathlib import Path

import pytest

from hotwash.core.model.errors import Refused
from hotwash.core.storage.statedir import entered, entered_if_there, spare_directory, state_directory


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / ".learnings").mkdir(parents=True)
    return tmp_path / "project"


def state_of(project: Path, target: str = ".learnings/ERRORS.md") -> Path:
    return state_directory(project / target, project, project.parent / "spare")


def git(*arguments: str | Path) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_repository_keeps_it_where_git_says(project: Path) -> None:
    git("init", "-q", project)
    assert state_of(project) == Path(git("-C", project, "rev-parse", "--absolute-git-dir")) / "hotwash"
    assert git("-C", project, "rev-parse", "--git-path", "hotwash") == ".git/hotwash"


def test_a_worktree_keeps_its_own(project: Path, tmp_path: Path) -> None:
    git("init", "-q", project)
    git("-C", project, "commit", "-q", "--allow-empty", "-m", "x")
    git("-C", project, "worktree", "add", "-q", tmp_path / "tree")
    told = git("-C", tmp_path / "tree", "rev-parse", "--git-path", "hotwash")
    assert state_of(tmp_path / "tree", "CLAUDE.md") == Path(told)


@pytest.mark.parametrize("mark", [b"gitdir: /nowhere\n", b"gitdir: .\n", b"\xff\xfe", b""], ids=repr)
def test_a_git_file_that_leads_nowhere_is_passed_over(project: Path, mark: bytes) -> None:
    (project / ".git").write_bytes(mark)
    assert state_of(project) == project / ".learnings" / ".hotwash"


def test_without_git_the_workspace_keeps_it(project: Path) -> None:
    assert state_of(project, "CLAUDE.md") == project / ".learnings" / ".hotwash"


def test_without_a_workspace_it_is_beside_the_file(tmp_path: Path) -> None:
    state = state_directory(tmp_path / "CLAUDE.md", None, tmp_path / "spare")
    assert state == tmp_path / ".hotwash"


def test_a_file_whose_folder_is_still_to_be_made_leaves_no_trace_around_it(tmp_path: Path) -> None:
    missing, spare = tmp_path / ".github" / "rules" / "x.md", tmp_path / "spare"
    assert state_directory(missing, None, spare) == spare_directory(missing, spare)
    assert spare_directory(missing, spare).parent == spare / "files"


def test_a_linked_file_keeps_it_where_the_file_really_is(project: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "ERRORS.md").touch()
    (project / "ERRORS.md").symlink_to(tmp_path / "real" / "ERRORS.md")
    assert state_directory(project / "ERRORS.md", None, tmp_path / "spare") == tmp_path / "real" / ".hotwash"


def test_on_another_mount_it_moves_to_the_file(project: Path) -> None:
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == project.stat().st_dev:
        pytest.skip("no second mount to look at")
    assert state_directory(shared / "CLAUDE.md", project, project / "spare") == shared / ".hotwash"


@pytest.mark.parametrize("trap", ["open to others", "a link", "a file"])
def test_a_place_that_cannot_be_trusted_is_passed_over(project: Path, trap: str) -> None:
    state = project / ".learnings" / ".hotwash"
    if trap == "a link":
        state.symlink_to(project)
    elif trap == "a file":
        state.touch()
    else:
        state.mkdir(mode=0o755)
    assert state_of(project, "CLAUDE.md") == project / ".hotwash"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_uses_the_spare_one(project: Path) -> None:
    (project / ".learnings").chmod(0o500)
    assert state_of(project).parent == project.parent / "spare" / "files"


def test_naming_it_makes_nothing(project: Path) -> None:
    state_of(project)
    assert os.listdir(project / ".learnings") == []


def test_it_is_made_for_the_owner_alone_and_git_ignores_it(project: Path) -> None:
    state = state_of(project)
    with entered(state):
        pass
    assert state.stat().st_mode & 0o777 == 0o700
    assert (state / ".gitignore").read_bytes() == b"*\n"
    git("init", "-q", project)
    assert git("-C", project, "status", "--porcelain", "-uall") == ""


def test_one_that_others_may_look_into_is_refused(project: Path) -> None:
    state = project / ".hotwash"
    state.mkdir(mode=0o755)
    with pytest.raises(Refused, match="is open to others – give it to yourself alone"), entered(state):
        pytest.fail("entered")
    with entered_if_there(state) as directory:
        assert directory is None
