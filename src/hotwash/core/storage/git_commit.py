"""Commits exactly the lines that were written, whatever else is changed or staged in the same files.

The operation is applied to what `HEAD` holds and to what is staged. A private index makes the commit, hooks and signing
as configured; the branch moves only if nobody else moved it; at last the person's index learns the same lines, so that
their next commit does not take them back. Nothing is ever pushed, amended, reset or skipped.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hotwash.core.model.git import Committed
from hotwash.core.storage.git_program import Git, GitFailed
from hotwash.core.storage.git_readiness import HOOKS, readiness, repository_of, signer, signs

Applied = Callable[[str, bytes | None], bytes | None]
"""What the operation makes of a file with this content (`None`: no file); `None` where it cannot be applied to it."""

_PATIENCE = 10.0
_NEW_FILE = "100644"
_SAYS_NOTHING = "failed to sign the data"


class _Blob(NamedTuple):
    """A file as `HEAD` or the index holds it."""

    mode: str
    content: bytes


class _Entry(NamedTuple):
    """One file of the commit, and what the person's index gets for it."""

    name: str
    mode: str
    content: bytes
    staged_mode: str
    staged: bytes


class _LeftOut(Exception):
    """A file that stays out of the commit; the message says why."""


def commit_lines(paths: Sequence[str], applied: Applied, message: str) -> Committed:
    """Commit what an operation did to these files; the first one must be among them, others may stay out."""
    ready = readiness(paths[0])
    top = repository_of(paths[0])
    if ready.refusal or top is None:
        return Committed(problem=ready.refusal)
    git = Git(top)
    entries: list[_Entry] = []
    left_out: list[str] = []
    try:
        for path in paths:
            try:
                entries.append(_entry(git, path, applied))
            except _LeftOut as reason:
                if path == paths[0]:
                    return Committed(problem=f"{os.path.relpath(path, top)}: {reason}")
                left_out.append(f"{os.path.basename(path)} ({reason})")
        return Committed(_commit(git, entries, message), left_out=tuple(left_out))
    except GitFailed as error:
        return Committed(problem=str(error))


def _entry(git: Git, path: str, applied: Applied) -> _Entry:
    if repository_of(path) != git.top:
        raise _LeftOut("it is in another place")
    name = os.path.relpath(os.path.realpath(path), git.top)
    if git.ignores(name):
        raise _LeftOut("git ignores it")
    head, staged = _in_head(git, name), _in_index(git, name)
    if (head is None) != (staged is None):
        raise _LeftOut("it is staged and was never committed" if head is None else "its removal is staged")
    mode = head.mode if head is not None else _NEW_FILE
    after = _after(path, head, applied)
    if head is None and after != Path(path).read_bytes():
        raise _LeftOut("git does not track it yet")
    after_staged = _after(path, staged, applied) if staged != head else after
    return _Entry(name, mode, after, staged.mode if staged is not None else mode, after_staged)


def _after(path: str, blob: _Blob | None, applied: Applied) -> bytes:
    after = applied(path, blob.content if blob is not None else None)
    if after is None:
        raise _LeftOut("what it is about is not committed yet")
    return after


def _in_head(git: Git, name: str) -> _Blob | None:
    listed = git.read("ls-tree", "-z", "HEAD", "--", name).rstrip(b"\0")
    if not listed:
        return None
    mode, _, rest = listed.partition(b" ")
    return _Blob(mode.decode(), git.read("cat-file", "blob", rest.partition(b"\t")[0].split()[1].decode()))


def _in_index(git: Git, name: str) -> _Blob | None:
    listed = git.read("ls-files", "-s", "-z", "--", name).rstrip(b"\0")
    if not listed:
        return None
    if b"\0" in listed:
        raise _LeftOut("it is in conflict")
    mode, sha, _ = listed.partition(b"\t")[0].split()
    return _Blob(mode.decode(), git.read("cat-file", "blob", sha.decode()))


def _commit(git: Git, entries: Sequence[_Entry], message: str) -> str:
    """Make the commit and move the branch to it; its abbreviated hash."""
    folder = Path(git.top, git.line("rev-parse", "--git-dir"))
    head = git.line("rev-parse", "HEAD")
    with (
        _aside(folder / f"hotwash-index-{os.getpid()}") as index,
        _aside(folder / f"hotwash-message-{os.getpid()}") as text,
    ):
        git.write("read-tree", head, index=index)
        for entry in entries:
            _stage(git, entry.name, entry.mode, entry.content, index)
        text.write_text(message, encoding="utf-8")
        _run_hook(git, HOOKS[0], index)
        _run_hook(git, HOOKS[1], index, str(text), "message")
        _run_hook(git, HOOKS[2], index, str(text))
        tree = os.fsdecode(git.write("write-tree", index=index)).strip()
        made = _tree_committed(git, "-p", head, "-F", str(text), tree)
    commit = os.fsdecode(made).strip()
    with _waiting(folder / "index.lock"):
        git.write("update-ref", "-m", f"commit: {message.partition(chr(10))[0]}", "HEAD", commit, head)
    for entry in entries:
        _again(partial(_stage, git, entry.name, entry.staged_mode, entry.staged, None))
    _run_hook(git, HOOKS[3], None)
    return git.line("rev-parse", "--short", commit)


def _tree_committed(git: Git, *arguments: str) -> bytes:
    """The commit, signed where that is configured; where it cannot be signed, how to find out why."""
    if not signs(git):
        return git.write("commit-tree", *arguments, hooks=True)
    try:
        return git.write("commit-tree", "-S", *arguments, hooks=True)
    except GitFailed as error:
        which = signer(git)
        key = f" with {which.key}" if which.key else ""
        reason = f": {error}" if _SAYS_NOTHING not in str(error) else ""
        raise GitFailed(f"{which.program} cannot sign{key}{reason} – try: {which.trial}") from error


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """A file beside the repository's own that goes when it has served."""
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)


def _stage(git: Git, name: str, mode: str, content: bytes, index: Path | None) -> None:
    made = git.write("hash-object", "-w", "--stdin", "--no-filters", content=content)
    git.write("update-index", "--add", "--cacheinfo", f"{mode},{os.fsdecode(made).strip()},{name}", index=index)


def _run_hook(git: Git, name: str, index: Path | None, *arguments: str) -> None:
    more = ("--", *arguments) if arguments else ()
    try:
        git.write("hook", "run", "--ignore-missing", name, *more, index=index, hooks=True)
    except GitFailed as error:
        if name != HOOKS[3]:
            raise GitFailed(f"its {name} hook said no: {error}") from error


@contextmanager
def _waiting(lock: Path) -> Iterator[None]:
    """Somebody else may be at the index for a moment; a lock is waited for and never deleted."""
    until = time.monotonic() + _PATIENCE
    while lock.exists():
        if time.monotonic() > until:
            raise GitFailed(f"another program holds {lock}")
        time.sleep(random.uniform(0.01, 0.1))
    yield


def _again(attempt: Callable[[], None]) -> None:
    """Try until the index is free, less and less often."""
    until, pause = time.monotonic() + _PATIENCE, 0.01
    while True:
        try:
            attempt()
        except GitFailed as error:
            if "index.lock" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(random.uniform(pause / 2, pause))
            pause = min(pause * 2, 1.0)
        else:
            return
