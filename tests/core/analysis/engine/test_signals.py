"""What becomes of a line: its pattern, its day, and what is left out and said."""

import pytest

from hotwash.core.analysis.engine.detection import detected_corrections
from hotwash.core.analysis.engine.sources import SourceType
from support.engine import Line, ago, correction, engine_on, finding


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("nil pointer in loop", "nil-dereference"),
        ("missing test for x", "insufficient-test-coverage"),
        ("Missing input validation on name", "unvalidated-input"),
        ("VirtualMachine lacks a status condition", "missing-status-condition"),
        ("A race condition between two reconciles", "concurrency-race"),
        ("The error is not handled", "unhandled-error"),
        ("hard-coded region", "hardcoded-value"),
        ("import order is off", "import-ordering"),
    ],
)
def test_words_suggest_a_pattern_where_none_is_named(text: str, name: str) -> None:
    (pattern,) = engine_on([finding(pattern=None, finding=text)]).patterns
    assert (pattern.name, pattern.signals[0].pattern) == (name, (name, True))


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("approach_rejection", "there is an existing client for that", "use-existing-patterns"),
        ("approach_rejection", "make it simpler", "overly-complex-solution"),
        ("code_completeness", "added the error handling", "missing-error-handling"),
        ("preference_conflict", "use tabs", "style-mismatch"),
        ("communication_gap", "meant the other file", None),
    ],
)
def test_corrections_suggest_one_by_their_type(kind: str, text: str, name: str | None) -> None:
    line = correction(correction_type=kind, user_correction={"summary": text}, pattern_inferred=None)
    assert [each.name for each in engine_on(corrections=[line]).patterns] == ([name] if name else [])


def test_a_line_without_a_day_is_left_out_and_one_of_tomorrow_counts_as_of_today() -> None:
    undated: Line = {"pattern": "open-port", "severity": "nit", "finding": "No day"}
    engine = engine_on([undated, finding(days=-2), finding(pattern=None, finding="Odd")])
    assert [each.place for each in engine.undated] == [".claude/review-findings.jsonl:1"]
    assert [each.place for each in engine.ahead] == [".claude/review-findings.jsonl:2"]
    assert [each.place for each in engine.unnamed] == [".claude/review-findings.jsonl:3"]
    assert [(each.count, each.age) for each in engine.patterns] == [(1, 0)]


def test_both_forms_of_a_line_and_one_of_another_tool_count() -> None:
    documented: Line = {
        "timestamp": f"{ago(1)}T14:30:00Z",
        "feature_id": "feat-042",
        "pattern": "open-port",
        "severity": "warning",
        "file": "a.go",
        "description": "A port",
        "agent": "code-reviewer",
    }
    foreign: Line = {"id": "F-1", "date": ago(2), "subcategory": "open-port", "severity": "P1", "title": "A port"}
    (pattern,) = engine_on([documented, foreign]).patterns
    assert [(each.signal.date, each.source_type) for each in pattern.signals] == [
        (ago(2), SourceType.BLOCKING),
        (ago(1), SourceType.WARNING),
    ]


def test_an_incident_and_a_correction_that_does_not_say_how_are_worth_the_middle() -> None:
    engine = engine_on(
        incidents=[{"date": ago(1), "pattern": "open-port", "title": "Scan", "severity": "P3"}],
        corrections=[correction(source="guessed")],
    )
    (pattern,) = engine.patterns
    assert (pattern.breakdown, pattern.severities) == ({SourceType.OTHER: 2}, {"blocking": 1, "warning": 1})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("That's wrong, the index should start at 1", "code_quality"),
        ("Actually, let’s use the builder pattern instead", "approach_rejection"),
        ("I didn't ask for that", "expectation_mismatch"),
        ("You forgot the error check", "code_completeness"),
        ("I prefer X", "preference_conflict"),
        ("let me clarify", "communication_gap"),
        ("please fix the header too", "code_quality"),
        ("I want a new page", "preference_conflict"),
    ],
)
def test_words_of_a_correction_propose_its_type(text: str, kind: str) -> None:
    assert [each.correction_type for each in detected_corrections(text)] == [kind]


def test_a_text_may_be_several_corrections_and_shows_the_words_of_each() -> None:
    found = detected_corrections("No, don't. You missed the nil check.\nWhat about the tests? Thanks")
    assert found == (
        ("approach_rejection", "No, don't"),
        ("code_completeness", "You missed"),
    )
    assert detected_corrections("why did you rename it\nthanks") == (("expectation_mismatch", "why did you rename it"),)
    assert detected_corrections("looks good") == ()
