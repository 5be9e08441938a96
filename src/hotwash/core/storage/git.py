"""What a repository is called and where it ends, learned by reading files: no program of it is ever run."""

import os
import re

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


def project_name(folder: str) -> str:
    """The name for `Scope`: that of the top level, in `[A-Za-z0-9._-]` (source: self-improve, locations)."""
    name = os.path.basename(top_level(folder) or folder)
    return re.sub("-{2,}", "-", _NOT_IN_NAMES.sub("-", name)) or "project"
