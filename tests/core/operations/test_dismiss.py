"""Dismissing a suggestion: the person's own decision, and undone like any other."""

from dataclasses import replace

import pytest

from hotwash.core.analysis.promotion import promotion_candidates
from support.operating import ERRORS, Files

STORY = (
    "### {}\n**Status**: resolved\n**Context**: Deploying payments-{} with no resource limits set\n"
    "**Content**: Resource limits missing, the node evicted its pods\n**Action**: Set resource limits\n\n---\n\n"
)
FIRST = "ERR-20260918-001"


@pytest.fixture
def files() -> Files:
    names = (FIRST, "ERR-20260919-001", "ERR-20260920-001")
    return Files.of({ERRORS: "".join(STORY.format(name, part) for name, part in zip(names, "abc", strict=True))})


def test_a_dismissed_candidate_is_none_any_more_and_its_entries_stay(files: Files) -> None:
    plan = files.planned("dismiss", FIRST)
    assert not plan.edits
    assert plan.equivalent == f"hotwash dismiss {FIRST}"
    dismissed = frozenset(change.subject for change in plan.personal)
    files.personal = replace(files.personal, dismissed=dismissed)
    assert promotion_candidates(files.snapshot, files.context.now, files.settings) == ()
    assert files.refused("dismiss", FIRST).code == 1


def test_a_dismissal_can_be_taken_back(files: Files) -> None:
    plan = files.planned("dismiss", FIRST)
    files.journal.append(files.transaction(plan))
    files.personal = replace(files.personal, dismissed=frozenset(change.subject for change in plan.personal))
    (change,) = files.planned("undo").personal
    assert (change.before, change.after) == ("true", None)


def test_what_is_no_candidate_cannot_be_dismissed() -> None:
    alone = Files.of({ERRORS: STORY.format(FIRST, "a")})
    assert alone.refused("dismiss", FIRST).code == 1
    assert alone.refused("dismiss").code == 2
