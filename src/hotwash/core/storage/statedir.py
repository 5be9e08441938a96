"""Where lock, journal and displaced files live: on the target's own mount, out of sight of agents and of git."""

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from hotwash.core.model.errors import Refused
from hotwash.core.model.plan import Refusal
from hotwash.core.storage import sysio

_NAME = "hotwash"
_HIDDEN_NAME = ".hotwash"
_IGNORE = ".gitignore"
_OTHERS = 0o077
_GIT_MARKS = ("HEAD", "objects")


def state_directory(target: Path, base: Path | None, spare: Path) -> Path:
    """The state directory for one target; nothing is created.

    In the repository's git directory (as `git rev-parse --git-path hotwash` would say), else in `.learnings` of the
    workspace `base`, else beside the target; all of them only on the target's mount and where this user may write.
    What remains, also while the target's own folder is still to be made, is the folder of `spare_directory`.
    """
    beside = Path(os.path.realpath(target)).parent
    candidates = [_in_git_directory(beside)]
    if base is not None and (base / ".learnings").is_dir():
        candidates.append(Path(os.path.realpath(base / ".learnings")) / _HIDDEN_NAME)
    if beside.is_dir():
        candidates.append(beside / _HIDDEN_NAME)
    for candidate in candidates:
        if candidate is not None and _same_mount(candidate.parent, _existing(beside)) and _usable(candidate):
            return candidate
    return spare_directory(target, spare)


def spare_directory(target: Path, spare: Path) -> Path:
    """The state directory of a target where there is none near it: a folder of its own below `spare`."""
    beside = Path(os.path.realpath(target)).parent
    return spare / "files" / hashlib.sha256(os.fsencode(beside)).hexdigest()[:16]


@contextlib.contextmanager
def entered(state: Path) -> Iterator[int]:
    """The state directory, made if it is missing, as a descriptor. Raises `Refused` if others may look into it."""
    try:
        descriptor = sysio.open_at(str(state), None, sysio.DIRECTORY)
    except FileNotFoundError:
        _make(state)
        descriptor = sysio.open_at(str(state), None, sysio.DIRECTORY)
    with sysio.opened(descriptor):
        _check_private(state, sysio.status(descriptor))
        if state.name == _HIDDEN_NAME and sysio.status_at(_IGNORE, descriptor) is None:
            _ignore_everything(descriptor)
        yield descriptor


@contextlib.contextmanager
def entered_if_there(state: Path) -> Iterator[int | None]:
    """The same for looking only: `None` where there is no such directory, or none to be trusted."""
    try:
        descriptor = sysio.open_at(str(state), None, sysio.DIRECTORY)
    except OSError:
        yield None
        return
    with sysio.opened(descriptor):
        yield descriptor if _reason_against(sysio.status(descriptor)) is None else None


def _make(state: Path) -> None:
    for folder in reversed([state, *state.parents]):
        if folder.is_dir():
            continue
        with contextlib.suppress(FileExistsError):
            sysio.make_directory(str(folder), None, 0o700)
        with sysio.opened(sysio.open_at(str(folder.parent), None, sysio.DIRECTORY)) as parent:
            sysio.sync(parent)


def _ignore_everything(directory: int) -> None:
    with (
        contextlib.suppress(FileExistsError),
        sysio.opened(sysio.open_at(_IGNORE, directory, sysio.NEW)) as made,
    ):
        sysio.append(made, b"*\n")


def _check_private(state: Path, found: os.stat_result) -> None:
    reason = _reason_against(found)
    if reason is not None:
        raise Refused(Refusal(f"{state} {reason}", f"give it to yourself alone (chmod 700) or remove it: {state}"))


def _reason_against(found: os.stat_result) -> str | None:
    if found.st_uid != os.geteuid():
        return "belongs to another user"
    if stat.S_IMODE(found.st_mode) & _OTHERS:
        return "is open to others"
    return None


def _in_git_directory(folder: Path) -> Path | None:
    for parent in (folder, *folder.parents):
        found = _git_directory(parent / ".git")
        if found is not None:
            return found / _NAME
    return None


def _git_directory(mark: Path) -> Path | None:
    """What `.git` means: a directory, or a file that names one (worktrees, submodules)."""
    try:
        return _named_by(mark)
    except OSError:
        return None


def _named_by(mark: Path) -> Path | None:
    if mark.is_dir():
        named = mark
    elif mark.is_file():
        with mark.open("rb") as file:
            first = file.read(4096)
        if not first.startswith(b"gitdir: "):
            return None
        named = mark.parent / os.fsdecode(first.removeprefix(b"gitdir: ").split(b"\n")[0].rstrip(b"\r"))
    else:
        return None
    real = Path(os.path.realpath(named))
    return real if all(_has(real, name) for name in _GIT_MARKS) else None


def _has(git_directory: Path, name: str) -> bool:
    """A worktree's own directory has no `objects`; it says in `commondir` where they are."""
    return (git_directory / name).exists() or (name == "objects" and (git_directory / "commondir").is_file())


def _existing(folder: Path) -> Path:
    """The nearest ancestor that is there: a target may be the first file of its folder."""
    return next(parent for parent in (folder, *folder.parents) if parent.is_dir())


def _same_mount(folder: Path, other: Path) -> bool:
    return folder.is_dir() and folder.stat().st_dev == other.stat().st_dev


def _usable(candidate: Path) -> bool:
    try:
        found = candidate.lstat()
    except FileNotFoundError:
        return os.access(candidate.parent, os.W_OK | os.X_OK)
    return stat.S_ISDIR(found.st_mode) and _reason_against(found) is None and os.access(candidate, os.W_OK | os.X_OK)
