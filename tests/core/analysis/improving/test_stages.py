"""How far an improvement has come, by what git, the forge and memory say together."""

import pytest

from hotwash.core.analysis.improving.stages import approval, improvements, leftovers, open_ones
from hotwash.core.model.improvement import Branch, Commit, Improvement, PullRequest, Remembered, Stage, Worktree

NAME = "improve/tuning-1795858339"
COMMITS = (Commit("c" * 40, 1795858400, "improve(tuning): Prefer indexes"),)
DONE = Branch(NAME, "c" * 40, "b" * 40, COMMITS, ("a.md",))
BARE = Branch(NAME, "b" * 40, "b" * 40)
WORKTREE = Worktree("/w/improve-analyst-1795858339", "b" * 40, NAME)


def one(
    branch: Branch | None = None,
    worktree: Worktree | None = None,
    pull_request: PullRequest | None = None,
    remembered: Remembered | None = None,
) -> Improvement:
    (found,) = improvements(
        [branch] if branch else [],
        [worktree] if worktree else [],
        {NAME: pull_request} if pull_request else {},
        {NAME: remembered} if remembered else {},
    )
    return found


def with_(**changes: bool) -> Branch:
    return Branch(NAME, "c" * 40, "b" * 40, COMMITS, ("a.md",), **changes)


@pytest.mark.parametrize(
    ("found", "stage", "is_leftover"),
    [
        (one(BARE), Stage.DRAFTED, True),
        (one(BARE, WORKTREE), Stage.WORKTREE, False),
        (one(None, Worktree("/w/improve-x-1", "b" * 40)), Stage.WORKTREE, False),
        (one(BARE, Worktree("/w/improve-x-1", "b" * 40, NAME, is_there=False)), Stage.WORKTREE, True),
        (one(DONE, WORKTREE), Stage.COMMITTED, False),
        (one(DONE), Stage.COMMITTED, False),
        (one(with_(is_pushed=True)), Stage.PUSHED, False),
        (one(with_(is_pushed=True), None, PullRequest("u", Stage.OPEN)), Stage.OPEN, False),
        (one(with_(is_merged=True)), Stage.MERGED, True),
        (one(DONE, WORKTREE, PullRequest("u", Stage.CLOSED)), Stage.CLOSED, True),
        (one(None, None, None, Remembered(NAME, ended=Stage.MERGED)), Stage.MERGED, True),
    ],
)
def test_the_stage_follows_from_what_is_there(found: Improvement, stage: Stage, is_leftover: bool) -> None:
    assert (found.stage, found.is_leftover) == (stage, is_leftover)


def test_what_waits_for_a_human_comes_first_then_the_newest() -> None:
    names = [f"improve/{label}-{second}" for label, second in (("a", 1), ("b", 2), ("c", 3), ("d", 4))]
    branches = [Branch(name, "c", "b", COMMITS) for name in names]
    found = improvements(
        branches, [], {names[0]: PullRequest("u", Stage.OPEN), names[3]: PullRequest("u", Stage.CLOSED)}, {}
    )
    assert [each.id for each in found] == ["a-1", "c-3", "b-2", "d-4"]
    assert [each.id for each in open_ones(found)] == ["a-1", "c-3", "b-2"]
    assert [each.id for each in leftovers(found)] == ["d-4"]
    assert approval(found) == (0, 2)


def test_names_tell_who_and_since_when_where_nothing_is_remembered() -> None:
    found = one(DONE, WORKTREE)
    assert (found.id, found.label, found.name, found.skill, found.begun) == (
        "tuning-1795858339",
        "tuning",
        "tuning",
        "tuning",
        1795858339,
    )
    assert one(Branch(NAME, "c", "b"), None, None, Remembered(NAME, "analyst", "tuning")).name == "analyst"
    odd = improvements([Branch("improve/no-second", "c", "b")], [], {}, {})[0]
    assert (odd.id, odd.label, odd.begun) == ("no-second", "no-second", 0)
