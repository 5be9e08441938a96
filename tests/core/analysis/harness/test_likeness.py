"""Whether a learning tells what another tells already, or the opposite."""

import pytest

from hotwash.core.analysis.harness.likeness import Told, contradicted, repeats
from support.learnings import entry, learnings

SEED = entry("L-001")


def told(**words: str) -> Told:
    given = {
        "title": "Other words altogether",
        "phase": "verify",
        "dimension": "maintainability",
        "pattern": "",
        "guidance": "",
        **words,
    }
    scope = (given.pop("scope", "tests/integration/a.test.ts"),)
    return Told(given["title"], given["phase"], given["dimension"], scope, given["pattern"], given["guidance"])


def test_the_same_dimension_and_phase_in_the_same_place_is_the_same() -> None:
    (hit,) = repeats(told(), learnings(SEED))
    assert (hit.learning.name, hit.where, hit.why) == (
        "L-001",
        "tests/integration/**",
        "the same dimension and phase, 0.00 of its words",
    )


def test_in_another_phase_it_takes_the_same_words() -> None:
    known = learnings(SEED)
    assert repeats(told(phase="review"), known) == []
    (hit,) = repeats(told(phase="review", title="Seeding the database failed"), known)
    assert hit.why == "the same dimension, 0.50 of its words"


@pytest.mark.parametrize("other", [{"dimension": "behaviour"}, {"scope": "src/x.ts"}])
def test_another_dimension_or_place_is_another_story(other: dict[str, str]) -> None:
    assert repeats(told(**other), learnings(SEED)) == []


def test_the_most_alike_stands_first() -> None:
    known = learnings(entry("L-001", "Mock the clock", pattern="x"), entry("L-002"))
    assert [hit.learning.name for hit in repeats(told(title="Database without seed data"), known)] == ["L-002", "L-001"]


@pytest.mark.parametrize(
    ("guidance", "names"),
    [
        ("Never run `npm run db:seed`", ["L-001"]),
        ("Do not run the npm db:seed script. It is slow.", ["L-001"]),
        ("Run `npm run db:seed` twice", []),
        ("Never mock the clock", []),
    ],
)
def test_a_prohibition_of_what_another_tells_to_do_contradicts_it(guidance: str, names: list[str]) -> None:
    known = learnings(SEED, entry("L-002", scope="src/**/y", guidance="Run `npm run db:seed` here"))
    assert [each.name for each in contradicted(told(guidance=guidance), known)] == names


def test_two_prohibitions_agree() -> None:
    known = learnings(entry("L-001", guidance="Never run `npm run db:seed` in parallel"))
    assert contradicted(told(guidance="Avoid running npm db:seed in parallel"), known) == []
