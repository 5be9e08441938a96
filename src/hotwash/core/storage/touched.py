"""Which files a task touches: those that somebody names, and those that git knows to be changed; from the root on."""

import os
from pathlib import Path


def from_root(named: str, root: str) -> str:
    """A path of the disk as the project calls it; a glob, a module or what lies elsewhere stays as it is."""
    path = Path(named)
    if not root or not (path.is_absolute() or os.path.lexists(named)):
        return named
    for place, top in ((path.absolute(), Path(root)), (path.resolve(), Path(root).resolve())):
        if place.is_relative_to(top):
            return os.path.normpath(place.relative_to(top))
    return named


def changed_files(root: str) -> tuple[str, ...] | None:
    """Files that were changed or staged, or are new and not ignored; `None` where git knows nothing."""
    from hotwash.core.storage.git_program import Git, GitFailed

    git = Git(root)
    try:
        compared = ("HEAD",) if git.answers("rev-parse", "--verify", "--quiet", "HEAD") else ("--cached",)
        changed = git.read("diff", "--name-only", "--relative", "-z", "--no-ext-diff", *compared)
        new = git.read("ls-files", "--others", "--exclude-standard", "-z")
    except GitFailed:
        return None
    names = (*changed.split(b"\0"), *new.split(b"\0"))
    return tuple(sorted({os.fsdecode(name) for name in names if name}))
