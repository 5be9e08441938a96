"""Which learnings concern a task, and in which order."""

from hotwash.core.analysis.harness.consulting import Question, consult
from support.learnings import entry, learnings

TASK = Question(("src/api/x.ts",), "verify")


def names(*entries: str, question: Question = TASK) -> list[str]:
    return [f"{each.learning.name} {each.fit.word} {each.use}" for each in consult(learnings(*entries), question).found]


BY_PHASE = entry("L-001", scope="docs/", confidence="high")
BY_SCOPE = entry("L-002", scope="src/api/**", phase="review")
BY_BOTH = entry("L-003", scope="src/api/**")
NEITHER = entry("L-004", scope="docs/", phase="plan", dimension="architecture", confidence="medium")


def test_both_come_first_then_the_scope_then_the_phase() -> None:
    assert names(BY_PHASE, BY_SCOPE, BY_BOTH, NEITHER) == ["L-003 both note", "L-002 scope note", "L-001 phase apply"]


def test_among_equals_the_most_reliable_comes_first() -> None:
    entries = (
        entry("L-001"),
        entry("L-002", confidence="medium", seen="2026-09-01"),
        entry("L-003", confidence="medium", seen="2026-09-02"),
        entry("L-004", confidence="medium", occurrences=2, seen="2026-01-01"),
        entry("L-005", confidence="high"),
    )
    question = Question(("tests/integration/a",))
    assert [name[:5] for name in names(*entries, question=question)] == ["L-005", "L-004", "L-003", "L-002", "L-001"]


def test_both_can_be_asked_for() -> None:
    assert names(BY_PHASE, BY_SCOPE, BY_BOTH, question=Question(("src/api/x.ts",), "verify", both=True)) == [
        "L-003 both note"
    ]


def test_a_dimension_leaves_out_all_others() -> None:
    assert names(BY_PHASE, BY_BOTH, NEITHER, question=Question(dimension="architecture")) == ["L-004  recommend"]


def test_without_a_question_everything_is_told() -> None:
    assert len(names(BY_PHASE, BY_SCOPE, BY_BOTH, NEITHER, question=Question())) == 4


def test_from_a_hundred_and_one_on_low_ones_are_left_out() -> None:
    many = [entry(f"L-{number:03}", confidence="low" if number == 1 else "high") for number in range(1, 102)]
    question = Question(("tests/integration/a",))
    assert len(consult(learnings(*many[:100]), question).found) == 100
    found = consult(learnings(*many), question)
    assert (len(found.found), found.hidden) == (100, 1)
