"""What a repository is called and where it ends, learned by reading files: no program of it is ever run."""

import os
import re
from pathlib import Path

_LONGEST_POINTER = 4096
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


def top_level(start: str) -> str | None:
    """The nearest folder at or above `start` that holds `.git`, a folder or the pointer file of a worktree."""
    folder = start
    while True:
        if os.path.lexists(os.path.join(folder, ".git")):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def ends_repository(folder: str) -> bool:
    """True where a repository of its own begins; a worktree or submodule still belongs to the one above it."""
    return os.path.isdir(os.path.join(folder, ".git"))


def is_second_worktree(folder: str) -> bool:
    """Whether a folder belongs to a worktree that was added to a repository; a submodule is none."""
    top = top_level(folder)
    try:
        with open(os.path.join(top or folder, ".git"), encoding="utf-8", errors="replace") as pointer:
            return "/worktrees/" in pointer.read(_LONGEST_POINTER)
    except OSError:
        return False


def project_name(folder: str) -> str:
    """The name for `Scope`: that of the top level, in `[A-Za-z0-9._-]` (source: self-improve, locations)."""
    name = os.path.basename(top_level(folder) or folder)
    return re.sub("-{2,}", "-", _NOT_IN_NAMES.sub("-", name)) or "project"


def common_directory(mark: Path) -> Path | None:
    """The git directory that all worktrees share."""
    if mark.is_dir():
        return mark
    named = first_line(mark).removeprefix("gitdir: ")
    own = Path(os.path.normpath(mark.parent / named)) if named else None
    common = first_line(own / "commondir") if own is not None else ""
    return Path(os.path.normpath(own / common)) if own is not None and common else None


def first_line(path: Path) -> str:
    """The first line of a small file of git's; empty where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape").split("\n", 1)[0].strip()
    except OSError:
        return ""
