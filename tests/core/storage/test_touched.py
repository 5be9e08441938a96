"""Which files a task touches, from the root of the project on."""

import subprocess
from pathlib import Path

import pytest

from hotwash.core.storage.touched import changed_files, from_root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "proj/src").mkdir(parents=True)
    (tmp_path / "proj/src/a b.py").touch()
    return tmp_path / "proj"


def test_a_path_is_told_from_the_root_wherever_one_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "src")
    found = [from_root(name, str(root)) for name in ("a b.py", str(root / "src/a b.py"), "src/**", "auth", "..")]
    assert found == ["src/a b.py", "src/a b.py", "src/**", "auth", "."]


def test_a_path_through_a_link_is_the_same_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root.parent / "link").symlink_to(root)
    monkeypatch.chdir(root.parent / "link/src")
    assert from_root("a b.py", str(root)) == "src/a b.py"


def test_what_lies_elsewhere_stays_as_it_is(root: Path) -> None:
    assert from_root("/etc", str(root)) == "/etc"
    assert from_root("src", "") == "src"


def test_before_the_first_commit_staged_and_new_files_count(root: Path) -> None:
    (root / "new.py").touch()
    subprocess.run(("git", "init", "-q"), cwd=root, check=True)
    subprocess.run(("git", "add", "src"), cwd=root, check=True)
    assert changed_files(str(root)) == ("new.py", "src/a b.py")
    assert changed_files(str(root / "src")) == ("a b.py",)


def test_git_knows_nothing_of_a_folder_without_a_repository(tmp_path: Path) -> None:
    assert changed_files(str(tmp_path / "nowhere")) is None
