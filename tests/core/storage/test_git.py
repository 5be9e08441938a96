"""Where a repository ends and what it is called, without running anything of it."""

from pathlib import Path

import pytest

from hotwash.core.storage.git import ends_repository, is_second_worktree, project_name, top_level


def test_the_top_level_is_the_nearest_folder_with_git_data(tmp_path: Path) -> None:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    deep = tmp_path / "repo" / "services" / "api"
    deep.mkdir(parents=True)
    assert top_level(str(deep)) == str(tmp_path / "repo")


def test_the_pointer_file_of_a_worktree_counts_as_git_data(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /elsewhere\n", encoding="utf-8")
    assert top_level(str(tmp_path)) == str(tmp_path)


def test_only_a_repository_of_its_own_ends_the_search(tmp_path: Path) -> None:
    (tmp_path / "own" / ".git").mkdir(parents=True)
    (tmp_path / "worktree").mkdir()
    (tmp_path / "worktree" / ".git").write_text("gitdir: /elsewhere\n", encoding="utf-8")
    assert ends_repository(str(tmp_path / "own"))
    assert not ends_repository(str(tmp_path / "worktree"))


@pytest.mark.parametrize(
    ("folder", "name"),
    [("payments-api", "payments-api"), ("my  app (old)", "my-app-old-"), ("größe--测试", "gr-e-"), ("...", "...")],
)
def test_a_project_is_called_after_its_folder_in_plain_characters(tmp_path: Path, folder: str, name: str) -> None:
    (tmp_path / folder / ".git").mkdir(parents=True)
    inside = tmp_path / folder / "src"
    inside.mkdir()
    assert project_name(str(inside)) == name


def test_without_git_the_folder_itself_gives_the_name(tmp_path: Path) -> None:
    (tmp_path / "loose").mkdir()
    assert project_name(str(tmp_path / "loose")) == "loose"


@pytest.mark.parametrize(
    ("pointer", "is_second"),
    [
        ("gitdir: /repo/.git/worktrees/fix\n", True),
        ("gitdir: ../.git/modules/lib\n", False),
        (None, False),
    ],
    ids=["worktree", "submodule", "main"],
)
def test_a_second_worktree_is_told_by_its_pointer(tmp_path: Path, pointer: str | None, is_second: bool) -> None:
    if pointer is None:
        (tmp_path / ".git").mkdir()
    else:
        (tmp_path / ".git").write_text(pointer, encoding="utf-8")
    (tmp_path / "inside").mkdir()
    assert is_second_worktree(str(tmp_path / "inside")) is is_second
