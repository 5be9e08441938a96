"""Scores: the person's own numbers, beside the files."""

import pytest

from hotwash.core.model.plan import Outcome, PersonalChange
from support.operating import ERRORS, Files

ID = "ERR-20260920-001"


def files() -> Files:
    return Files.of({ERRORS: f"### {ID}\n**Status**: pending\n**Context**: c\n**Content**: x\n**Action**: a\n"})


def test_a_number_is_kept_in_the_persons_own_state_and_undone_there() -> None:
    mine = files()
    plan = mine.write("score", ID, frequency="8", cost="9")
    assert not plan.edits
    assert [change.after for change in plan.personal] == ["8", "9"]
    assert plan.equivalent == f"hotwash score {ID} --freq 8 --cost 9"
    mine.write("undo")
    assert mine.personal.scores == {}
    mine.write("redo")
    assert sorted(mine.personal.scores.values()) == [8, 9]


def test_the_guess_takes_the_place_of_a_number_again() -> None:
    mine = files()
    mine.write("score", ID, failure="8")
    (change,) = mine.write("score", ID, failure="guess").personal
    assert (change.before, change.after) == ("8", None)
    assert mine.personal.scores == {}


@pytest.mark.parametrize("value", ["0", "11", "-1", "x", "1.5"])
def test_only_one_to_ten_are_scores(value: str) -> None:
    assert files().refused("score", ID, burden=value).code == 2


def test_without_a_number_there_is_nothing_to_do() -> None:
    assert files().refused("score", ID).code == 2


def test_the_same_number_again_changes_nothing() -> None:
    mine = files()
    mine.write("score", ID, failure="8")
    plan = mine.planned("score", ID, failure="8")
    assert plan.changes_nothing
    assert [outcome.outcome for outcome in plan.outcomes] == [Outcome.ALREADY]


def test_actions_are_scored_one_at_a_time() -> None:
    assert files().refused("score", f"{ID} {ID}", failure="8").code == 2


def test_scores_are_possible_in_files_that_cannot_be_written() -> None:
    mine = files()
    mine.read_only = {ERRORS: "no permission"}
    assert mine.planned("score", ID, failure="8").personal


def test_something_else_than_an_entry_is_named_by_its_subject() -> None:
    (change,) = files().planned("score", (), subject="group-1", failure="8").personal
    assert change == PersonalChange("scores", "group-1/failure", None, "8")


def test_a_number_that_was_changed_since_is_left_alone() -> None:
    mine = files()
    mine.write("score", ID, failure="8")
    mine.personal.scores.update(dict.fromkeys(mine.personal.scores, 5))
    (outcome,) = mine.planned("undo").outcomes
    assert (outcome.outcome, outcome.seen, outcome.now) == (Outcome.CONFLICT, "8", "5")
