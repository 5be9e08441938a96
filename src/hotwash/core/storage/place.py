"""The way to a file: inside the allowed roots, one directory after the other, so that a swapped link leads nowhere."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hotwash.core.model.errors import Refused
from hotwash.core.model.plan import Refusal
from hotwash.core.model.values import dataclass
from hotwash.core.storage import sysio


class ChangedMeanwhile(Exception):
    """The file is not what it was a moment ago; the whole edit is to be made again."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file's name inside its opened directory, and the opened state directory that its edits go through.

    `made` are directories that were missing and were made for this file, the outermost first.
    """

    path: str
    directory: int
    name: str
    state: int
    made: tuple[str, ...] = ()


@contextmanager
def reached(target: Path, roots: Iterable[Path], state: int, *, make: bool = False) -> Iterator[Place | None]:
    """The place of a target, every symbolic link resolved; `None` while its directory is missing.

    With `make` missing directories are made, and removed again if the block fails. Raises `Refused` for a target
    outside the roots, `ChangedMeanwhile` when somebody swaps the way while it is walked.
    """
    real = os.path.realpath(target)
    root = _root_of(real, target, roots)
    *parents, name = Path(real).relative_to(root).parts
    made: list[str] = []
    try:
        directory = _walk(root, parents, made if make else None)
        if directory is None:
            yield None
            return
        with sysio.opened(directory):
            yield Place(real, directory, name, state, tuple(made))
    except BaseException:
        remove_made(made)
        raise


def _root_of(real: str, target: Path, roots: Iterable[Path]) -> str:
    inside = [
        root for root in map(os.path.realpath, roots) if real != root and os.path.commonpath((real, root)) == root
    ]
    if not inside:
        where = f" to {real}" if real != str(target) else ""
        raise Refused(Refusal(f"{target} leads{where} outside the open workspaces", "open the folder it is in"))
    return max(inside, key=len)


def _walk(root: str, parents: list[str], made: list[str] | None) -> int | None:
    if made is not None:
        _make_root(root, made)
    try:
        directory = sysio.open_at(root, None, sysio.DIRECTORY)
    except FileNotFoundError:
        return None
    path = root
    for part in parents:
        path = os.path.join(path, part)
        outer = directory
        with sysio.opened(outer):
            try:
                directory = _enter(part, outer, path, made)
            except FileNotFoundError:
                return None
    return directory


def _make_root(root: str, made: list[str]) -> None:
    """An opened folder may still have to be made itself, such as `~/.claude` for the first global file."""
    missing = [each for each in (root, *map(str, Path(root).parents)) if not os.path.isdir(each)]
    for folder in reversed(missing):
        with contextlib.suppress(FileExistsError):
            sysio.make_directory(folder, None)
            made.append(folder)


def _enter(name: str, directory: int, path: str, made: list[str] | None) -> int:
    try:
        if made is not None:
            with contextlib.suppress(FileExistsError):
                sysio.make_directory(name, directory)
                made.append(path)
                sysio.sync(directory)
        return sysio.open_at(name, directory, sysio.DIRECTORY)
    except OSError as error:
        if error.errno not in (errno.ELOOP, errno.ENOTDIR):
            raise
        found = sysio.status_at(name, directory)
        if found is not None and stat.S_ISREG(found.st_mode):
            raise Refused(
                Refusal(f"{path} is a file, not a folder", "move it away; its name belongs to a folder")
            ) from error
        raise ChangedMeanwhile(path) from error


def remove_made(made: Sequence[str]) -> None:
    """Take back directories that were made for files, the outermost first; one that others use by now stays."""
    for path in reversed(made):
        with (
            contextlib.suppress(OSError),
            sysio.opened(sysio.open_at(os.path.dirname(path), None, sysio.DIRECTORY)) as up,
        ):
            sysio.remove_directory(os.path.basename(path), up)
