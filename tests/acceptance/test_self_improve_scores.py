"""What acting unasked is worth, against a threshold that the project states."""

import pytest

from acceptance.conftest import Project

THRESHOLD = "VFM_THRESHOLD=70   # default 50; raise to require stronger justification\n"


def score(project: Project, values: tuple[int, int, int, int], *more: str) -> tuple[int, str]:
    flags = zip(("--freq", "--fail", "--burden", "--cost"), map(str, values), strict=True)
    ran = project.run("score", *(word for pair in flags for word in pair), "--title", "it", *more)
    return ran.code, ran.said


@pytest.mark.parametrize(
    ("values", "threshold", "total", "code"),
    [
        ((8, 9, 7, 9), "50", 83, 0),
        ((1, 1, 1, 1), "50", 10, 1),
        ((10, 10, 10, 10), "50", 100, 0),
        ((8, 9, 7, 9), "84", 83, 1),
        ((8, 9, 7, 9), "83", 83, 0),
    ],
)
def test_the_total_is_weighed_and_compared(
    project: Project, values: tuple[int, int, int, int], threshold: str, total: int, code: int
) -> None:
    found, said = score(project, values, "--threshold", threshold)
    assert found == code
    assert str(total) in said


@pytest.mark.parametrize("odd", [0, 11])
def test_a_value_outside_one_to_ten_is_a_mistake(project: Project, odd: int) -> None:
    assert score(project, (odd, 5, 5, 5))[0] == 2


def test_the_threshold_of_the_project_comes_first(project: Project) -> None:
    project.write("CLAUDE.md", THRESHOLD)
    project.write("AGENTS.md", "VFM_THRESHOLD=60\n")
    assert score(project, (7, 7, 7, 6))[0] == 1
    assert "70" in score(project, (7, 7, 7, 6))[1]


def test_one_in_a_fence_of_the_machine_counts_and_fifty_without_any(project: Project) -> None:
    assert score(project, (5, 5, 5, 5))[0] == 0
    project.write("~/.claude/CLAUDE.md", "```\nVFM_THRESHOLD=60\n```\n")
    assert score(project, (5, 5, 5, 5))[0] == 1
