"""Ids of new entries: never given twice."""

import re

import pytest

from core.operations.test_log import ISSUE, KNOWN
from support.operating import ERRORS, ISSUES, LEARNINGS, Files


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ("### ERR-20260926-001\n\n### ERR-20260926-003\n", "ERR-20260926-004"),
        ("**Supersedes**: ERR-20260926-004\n", "ERR-20260926-005"),
        ("## [ERR-20260926-A3F] x\n", "ERR-20260926-002"),
        ("### ERR-20260925-009\n", "ERR-20260926-002"),
        (
            "### ERR-20260926-\n\n### ERR-20260926-002\n\n### ERR-20260926-003\n\n### ERR-20260926-004\n",
            "ERR-20260926-005",
        ),
    ],
)
def test_an_id_is_new_in_all_files_and_references(others: str, expected: str) -> None:
    files = Files.of({ERRORS: KNOWN, ".learnings/archive/ERRORS.md": others})
    assert expected in files.planned("log", type_="ERR", text="Something else").done


def test_an_id_that_was_taken_away_again_is_not_given_twice() -> None:
    files = Files.of({ERRORS: KNOWN})
    files.write("log", type_="ERR", text="Something else")
    files.write("undo")
    assert "ERR-20260926-003" in files.planned("log", type_="ERR", text="Something else").done


def test_the_files_an_id_depends_on_are_named_as_the_basis_of_the_plan() -> None:
    files = Files.of({ERRORS: KNOWN, LEARNINGS: "# Learnings\n", "~/.learnings/ERRORS.md": "# Errors\n"})
    plan = files.planned("log", type_="ERR", text="Something else")
    assert set(plan.basis) == {"/w/proj/.learnings/ERRORS.md", "/w/proj/.learnings/LEARNINGS.md"}


def test_in_a_second_worktree_an_entry_with_sections_gets_letters_and_one_with_fields_a_number() -> None:
    files = Files.of({ISSUES: ISSUE, ERRORS: KNOWN})
    files.is_second_worktree = True
    first = files.write("log", type_="OPS", text="One thing").outcomes[0].key.anchor
    second = files.write("log", type_="OPS", text="Another thing").outcomes[0].key.anchor
    assert all(re.fullmatch(r"OPS-20260926-(?=\d*[A-Z])[0-9A-Z]{3}", each) for each in (first, second))
    assert first != second
    assert files.planned("log", type_="ERR", text="Something else").title == "log ERR-20260926-002"
