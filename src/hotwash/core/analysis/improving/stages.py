"""Puts improvements together from what git, the forge and memory say, and tells how far each has come."""

from collections.abc import Iterable, Iterator, Mapping

from hotwash.core.analysis.improving.names import PREFIX, parts_of
from hotwash.core.model.improvement import (
    ENDED,
    Branch,
    Improvement,
    PullRequest,
    Remembered,
    Stage,
    Worktree,
)

_NEEDS_SOMEBODY = (Stage.OPEN, Stage.PUSHED, Stage.COMMITTED, Stage.WORKTREE)


def improvements(
    branches: Iterable[Branch],
    worktrees: Iterable[Worktree],
    pull_requests: Mapping[str, PullRequest],
    remembered: Mapping[str, Remembered],
) -> tuple[Improvement, ...]:
    """All of them, what needs somebody first, then the newest; mappings are by the name of a branch.

    What is only remembered is among them, so that what came of it is not forgotten with its branch.
    """
    named = {branch.name: branch for branch in branches}
    checked_out = {each.branch or each.path: each for each in worktrees}
    found = [
        _improvement(name, named.get(name), checked_out.get(name), pull_requests.get(name), remembered.get(name))
        for name in dict.fromkeys((*named, *checked_out, *remembered))
    ]
    return tuple(sorted(found, key=_urgency))


def approval(found: Iterable[Improvement]) -> tuple[int, int]:
    """How many were merged, and how many had been submitted."""
    stages = [each.stage for each in found]
    submitted = sum(each in (*ENDED, Stage.OPEN, Stage.PUSHED) for each in stages)
    return stages.count(Stage.MERGED), submitted


def open_ones(found: Iterable[Improvement]) -> Iterator[Improvement]:
    """Those that somebody works on or waits for."""
    return (each for each in found if each.is_there and not each.is_leftover)


def leftovers(found: Iterable[Improvement]) -> Iterator[Improvement]:
    """Those that only take up room."""
    return (each for each in found if each.is_there and each.is_leftover)


def _improvement(
    name: str,
    branch: Branch | None,
    worktree: Worktree | None,
    pull_request: PullRequest | None,
    remembered: Remembered | None,
) -> Improvement:
    folder = worktree.path.rpartition("/")[2] if worktree is not None else ""
    label, begun = parts_of(name if name.startswith(PREFIX) else "", folder)
    known = remembered or Remembered()
    stage = _stage(branch, worktree, pull_request, known)
    identity = name.removeprefix(PREFIX) if name.startswith(PREFIX) else folder
    return Improvement(identity, label, begun, stage, branch, worktree, pull_request, known)


def _stage(
    branch: Branch | None, worktree: Worktree | None, pull_request: PullRequest | None, known: Remembered
) -> Stage:
    if pull_request is not None:
        return pull_request.stage
    if branch is not None and branch.is_merged:
        return Stage.MERGED
    if known.ended is not None:
        return known.ended
    if branch is not None and branch.commits:
        return Stage.PUSHED if branch.is_pushed else Stage.COMMITTED
    return Stage.WORKTREE if worktree is not None else Stage.DRAFTED


def _urgency(improvement: Improvement) -> tuple[int, int, str]:
    stage = improvement.stage
    place = _NEEDS_SOMEBODY.index(stage) if stage in _NEEDS_SOMEBODY else len(_NEEDS_SOMEBODY)
    return place, -improvement.begun, improvement.id
