"""What hygiene proposes, in its order and with its limits."""

from datetime import date, timedelta

import pytest

from hotwash.core.analysis.harness.confidence import is_ready, is_suggested, kept, seen_again
from hotwash.core.analysis.harness.hygiene import proposals
from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.analysis.harness.numbers import learning_id, next_number
from hotwash.core.model.snapshot import Personal
from support.learnings import TEMPLATE, entry, learnings

TODAY = date(2026, 9, 26)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def steps(known: tuple[Learning, ...], personal: Personal | None = None, spared: str = "") -> list[str]:
    found = proposals(known, TODAY, personal or Personal(), spared=spared)
    return [f"{each.step} {each.learning.name}" for each in found]


@pytest.mark.parametrize(
    ("confidence", "days", "more", "found"),
    [
        ("low", 60, "", []),
        ("low", 61, "", ["prune L-001"]),
        ("low", 61, "- Promoted: x.md\n", []),
        ("medium", 120, "", []),
        ("medium", 121, "", ["downgrade L-001"]),
        ("medium", 130, "", ["downgrade L-001"]),
        ("high", 400, "", []),
    ],
)
def test_limits_are_strict(confidence: str, days: int, more: str, found: list[str]) -> None:
    assert steps(learnings(entry("L-001", confidence=confidence, seen=ago(days), more=more))) == found


def test_what_is_seen_again_just_now_is_left_alone() -> None:
    assert steps(learnings(entry("L-001", seen=ago(99)), entry("L-002", seen=ago(99))), spared="L-001") == [
        "prune L-002"
    ]


def test_the_later_of_two_that_contradict_is_flagged_once() -> None:
    no = "Never run `npm run db:seed`"
    assert steps(learnings(entry("L-001"), entry("L-002", guidance=no))) == ["conflict L-002"]
    flagged = entry("L-002", guidance=no, more="- CONFLICT: may contradict L-001\n")
    assert steps(learnings(entry("L-001"), flagged)) == []


def test_two_hundred_are_enough_and_one_more_is_capped() -> None:
    old_low = entry("L-001", seen=ago(31))
    fresh_low = entry("L-002", seen=ago(30))
    many = [entry(f"L-{number:03}", confidence="high", guidance=f"Read docs/{number}.md") for number in range(3, 202)]
    assert steps(learnings(old_low, fresh_low, *many[:198])) == []
    found = steps(learnings(old_low, fresh_low, *many))
    assert found[0] == "cap L-001"
    assert found[1:] == [f"promote L-{number:03}" for number in range(3, 202)]


def test_a_dismissed_proposal_stays_away_until_the_learning_is_seen_again() -> None:
    known = learnings(entry("L-001", seen=ago(61)))
    (found,) = proposals(known, TODAY, Personal())
    away = Personal(dismissed=frozenset({found.subject}))
    assert steps(known, away) == []
    assert steps(learnings(entry("L-001", seen=ago(90))), away) == ["prune L-001"]


@pytest.mark.parametrize(
    ("confidence", "human", "then"),
    [("low", False, "medium"), ("medium", False, "high"), ("high", False, "high"), ("low", True, "high")],
)
def test_confidence_goes_a_step_when_it_is_seen_again(confidence: str, human: bool, then: str) -> None:
    assert seen_again(confidence, human) == then


@pytest.mark.parametrize(
    ("confidence", "occurrences", "more", "ready"),
    [
        ("high", 3, "", True),
        ("high", 2, "", False),
        ("medium", 5, "", False),
        ("high", 9, "- Promoted: a.md\n", False),
    ],
)
def test_high_and_three_are_ready_for_a_control(confidence: str, occurrences: int, more: str, ready: bool) -> None:
    (learning,) = learnings(entry("L-001", confidence=confidence, occurrences=occurrences, more=more))
    assert is_ready(learning) is ready


def test_what_is_kept_is_suggested_again_when_it_was_seen_again() -> None:
    (learning,) = learnings(entry("L-001", confidence="high", occurrences=3))
    personal = Personal(dismissed=frozenset({kept(learning)}))
    assert not is_suggested(learning, personal)
    assert is_suggested(learning._replace(occurrences=4), personal)


@pytest.mark.parametrize(
    ("contents", "number"),
    [
        ((TEMPLATE,), "L-001"),
        ((TEMPLATE + "## L-005: x\n",), "L-006"),
        (("## L-002: x\n- CONFLICT: may contradict L-007\n", "## L-004: archived\n"), "L-008"),
        (("see XL-009 and L-010-a\n",), "L-001"),
        (("## L-1204: x\n",), "L-1205"),
    ],
)
def test_no_number_is_given_twice(contents: tuple[str, ...], number: str) -> None:
    assert learning_id(next_number(text.encode() for text in contents)) == number
