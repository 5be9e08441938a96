"""The worktrees of a repository, and what is changed in them: told by git with every program of the repository off."""

import os
from collections.abc import Iterator, Mapping

from hotwash.core.analysis.improving.names import is_branch, is_folder
from hotwash.core.model.improvement import Worktree
from hotwash.core.storage.git_program import Git, GitFailed

_PATIENCE = 60.0
"""Seconds; a large checkout that nobody has looked at for a while is read as a whole."""

_HEADS = "refs/heads/"
_DISARMED = {"clean": "", "process": "", "required": "false"}


def all_worktrees(git: Git) -> tuple[Mapping[str, str], ...]:
    """What git lists, the main one first: `worktree`, `HEAD`, `branch`, and words such as `bare`, `locked`."""
    listed = os.fsdecode(git.read("worktree", "list", "--porcelain"))
    return tuple(
        {key: value for key, _, value in (line.partition(" ") for line in block.splitlines())}
        for block in listed.split("\n\n")
        if block.strip()
    )


def main_worktree(listed: tuple[Mapping[str, str], ...]) -> str:
    """The folder of the main checkout; empty where the repository has none."""
    return listed[0]["worktree"] if listed and "bare" not in listed[0] else ""


def of_improvements(git: Git, listed: tuple[Mapping[str, str], ...]) -> Iterator[Worktree]:
    """Those with an `improve/*` branch or a folder that is called so; the main one is never one of them."""
    off: tuple[str, ...] | None = None
    for each in listed[1:]:
        path, branch = each["worktree"], each.get("branch", "").removeprefix(_HEADS)
        if not (is_branch(branch) or is_folder(os.path.basename(path))):
            continue
        is_there = "prunable" not in each and os.path.isdir(path)
        if is_there and off is None:
            off = _without_programs(git)
        yield Worktree(
            path,
            each.get("HEAD", ""),
            branch if is_branch(branch) else "",
            tuple(_changes(Git(path), off or ())) if is_there else (),
            is_there=is_there,
            is_locked="locked" in each,
        )


def _changes(git: Git, off: tuple[str, ...]) -> Iterator[str]:
    """Files that differ from the last commit, staged or not, tracked or not; ignored ones do not count."""
    question = ("status", "--porcelain", "-z", "-uall", "--no-renames", "--ignore-submodules=dirty")
    told = git.read(*off, *question, patience=_PATIENCE)
    return (os.fsdecode(each[3:]) for each in told.split(b"\0") if each)


def _without_programs(git: Git) -> tuple[str, ...]:
    """Settings that keep git from running the filters that are configured: looking runs no program."""
    try:
        named = git.line("config", "--name-only", "--get-regexp", r"^filter\.").splitlines()
    except GitFailed:
        return ()
    filters = dict.fromkeys(name.rpartition(".")[0] for name in named)
    return tuple(
        word for each in filters for key, value in _DISARMED.items() for word in ("-c", f"{each}.{key}={value}")
    )
