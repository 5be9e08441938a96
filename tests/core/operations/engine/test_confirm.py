"""Confirming the draft that was made of a pattern: the person's own state, and undone like any other decision."""

import pytest

from hotwash.core.model.plan import ExitCode, Outcome
from support.engine import FINDINGS, REGISTRY, finding, jsonl
from support.operating import Files, outcomes

FILES = {
    FINDINGS: jsonl([finding("blocking", days=day) for day in range(3)]),
    REGISTRY: (
        '{"patterns": {"race": {"confidence": 0.93, "count": 9, "promoted_to_runbook": true, '
        '"promoted_date": "2026-09-25"}}}'
    ),
}


def test_a_draft_is_confirmed_without_touching_a_file_and_undo_makes_it_a_draft_again() -> None:
    files = Files.of(FILES)
    files.write("runbook-promote", pattern="open-port")
    before = dict(files.contents)
    made = files.write("runbook-confirm", pattern="open-port")
    assert (made.done, files.contents, files.personal.confirmed) == (
        "confirmed open-port",
        before,
        {"proj/open-port": "2026-09-26"},
    )
    assert outcomes(files.planned("runbook-confirm", pattern="open-port")) == [("open-port", Outcome.ALREADY)]
    files.write("undo")
    assert files.personal.confirmed == {}


def test_what_is_demoted_and_promoted_anew_has_to_be_read_anew() -> None:
    files = Files.of(FILES)
    files.write("runbook-promote", pattern="open-port")
    files.write("runbook-confirm", pattern="open-port")
    files.write("runbook-demote", pattern="open-port", reason="a linter checks it")
    files.write("undo")
    assert files.personal.confirmed == {"proj/open-port": "2026-09-26"}
    files.write("redo")
    files.write("runbook-promote", pattern="open-port")
    assert outcomes(files.planned("runbook-confirm", pattern="open-port")) == [("open-port", Outcome.CHANGED)]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("open-port", "open-port has no entry in a runbook"), ("none", "no pattern none")],
)
def test_what_has_no_entry_cannot_be_confirmed(pattern: str, said: str) -> None:
    refused = Files.of(FILES).refused("runbook-confirm", pattern=pattern)
    assert refused.reason == said
    assert refused.code == (ExitCode.REFUSED_BY_STATE if pattern == "open-port" else ExitCode.REFUSED)


def test_what_the_engine_was_very_sure_of_needs_no_confirmation() -> None:
    made = Files.of(FILES).planned("runbook-confirm", pattern="race")
    assert (made.changes_nothing, made.done) == (True, "race was sure enough to need no review")
