"""Saving and deleting views: the person's own state, checked before it is kept."""

import json
from dataclasses import replace

import pytest

from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.settings import Settings
from hotwash.core.operations import OPERATIONS
from support.operating import ERRORS, Files

FOUR = "### ERR-20260918-001\n**Status**: pending\n**Context**: a\n**Content**: b\n**Action**: c\n"


@pytest.fixture
def files() -> Files:
    files = Files.of({ERRORS: FOUR})
    files.personal = replace(files.personal, views={"mornings": "is:new"})
    files.settings = Settings(views={"team (repo)": "area:infra"})
    return files


def planned(files: Files, verb: str, **arguments: str) -> Plan | Refusal:
    return OPERATIONS[verb].plan(files.snapshot, Intent(verb, (), arguments), files.context)


def test_a_filter_gets_a_name(files: Files) -> None:
    plan = planned(files, "save-view", name="evenings", expression='is:stale  "a b"')
    assert isinstance(plan, Plan)
    (change,) = plan.personal
    assert (change.table, change.subject, change.before) == ("views", "evenings", None)
    assert json.loads(change.after or "") == 'is:stale "a b"'
    assert plan.equivalent == "hotwash save-view --name evenings 'is:stale  \"a b\"'"
    assert not plan.edits


def test_a_saved_view_is_replaced_and_says_what_it_was(files: Files) -> None:
    plan = planned(files, "save-view", name="Mornings", expression="is:changed")
    assert isinstance(plan, Plan)
    assert [(each.subject, each.before, each.after) for each in plan.personal] == [
        ("mornings", '"is:new"', '"is:changed"')
    ]


def test_saving_the_same_again_changes_nothing(files: Files) -> None:
    plan = planned(files, "save-view", name="mornings", expression="is:new")
    assert isinstance(plan, Plan)
    assert plan.changes_nothing


@pytest.mark.parametrize(
    ("name", "expression", "sentence"),
    [
        ("", "is:new", "the view has no name – name it in a word or two"),
        ("x", "", "there is no filter to save – type one with / first"),
        ("x", "stauts:y", "this is no filter: unknown field stauts – status? quote it to search the text – correct it"),
        ("stale", "is:new", "stale is a view already (built in) – take another name"),
        ("team (repo)", "is:new", "team (repo) is a view already (repository) – take another name"),
        ("x" * 41, "is:new", "the name is longer than 40 characters – a word or two is enough"),
    ],
)
def test_what_is_no_view_is_refused(files: Files, name: str, expression: str, sentence: str) -> None:
    refusal = planned(files, "save-view", name=name, expression=expression)
    assert isinstance(refusal, Refusal)
    assert str(refusal) == sentence


def test_a_deleted_view_can_be_taken_back(files: Files) -> None:
    plan = planned(files, "delete-view", name="mornings")
    assert isinstance(plan, Plan)
    files.journal.append(files.transaction(plan))
    files.personal = replace(files.personal, views={})
    (change,) = files.planned("undo").personal
    assert (change.table, change.subject, change.before, change.after) == ("views", "mornings", None, '"is:new"')


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("all", "all cannot be deleted here – it is built in"),
        ("team (repo)", "team (repo) cannot be deleted here – remove it from the configuration file"),
        ("nothing", "no view is called nothing – mornings can be deleted"),
    ],
)
def test_only_saved_views_can_be_deleted(files: Files, name: str, sentence: str) -> None:
    refusal = planned(files, "delete-view", name=name)
    assert isinstance(refusal, Refusal)
    assert str(refusal) == sentence
