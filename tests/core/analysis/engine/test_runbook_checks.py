"""What in runbooks is overdue, missing, twice or outlived."""

import json

import pytest

from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.horizon import Horizon
from hotwash.core.analysis.engine.runbook_checks import runbook_findings
from support.engine import FINDINGS, REGISTRY, TODAY, Line, ago, finding, jsonl
from support.reading import WORKSPACE, document

SRE = ".claude/skills/runbooks/sre/RUNBOOK.md"


def found(runbook: str, registry: dict[str, Line], findings: list[Line] | None = None) -> list[tuple[str, int, str]]:
    """Rule, line and sentence of what is found in a workspace with this runbook of `sre`."""
    texts = {SRE: runbook, REGISTRY: json.dumps({"patterns": registry}), FINDINGS: jsonl(findings or [])}
    documents = tuple(document(text.encode(), path) for path, text in texts.items())
    checked = runbook_findings(Engine(WORKSPACE, documents, Horizon(TODAY)), {})
    return [(each.rule, each.line, each.sentence) for each in checked]


def promoted(days: int = 1, **more: object) -> Line:
    return {
        "count": 5,
        "last_seen": ago(days),
        "promoted_to_runbook": True,
        "runbook_agents": ["sre"],
        "promoted_date": ago(days),
        **more,
    }


ENTRY = "# SRE\n\n## Auto-Generated Patterns\n\n### race (Auto-generated)\n\ntext\n"


def test_a_runbook_and_a_registry_that_agree_give_nothing_to_look_at() -> None:
    assert found(ENTRY, {"race": promoted()}) == []


@pytest.mark.parametrize(
    ("runbook", "row", "expected"),
    [
        (
            ENTRY,
            promoted(8),
            ("runbook-review-due", 5, "race is a draft since 2026-09-18, and should have been read by 2026-09-25"),
        ),
        ("# SRE\n", promoted(), ("runbook-missing", 1, "race is promoted to sre, and its runbook has no entry of it")),
        (ENTRY, promoted(demoted=True), ("runbook-demoted", 5, "race is demoted, and agents still read it here")),
        (ENTRY, promoted(90, confidence=0.95), ("runbook-outlived", 5, "race was not seen for 90 days")),
        (ENTRY, promoted(180, confidence=0.95), ("runbook-outlived", 5, "race was not seen for half a year")),
        (
            f"{ENTRY}\n### race\n\nmine\n",
            promoted(),
            ("runbook-twice", 9, "race tells the same as line 5"),
        ),
        (
            "# SRE\n\n## Patterns\n\n### race\n\nyes\n\n## Anti-patterns\n\n### race\n\nno\n",
            promoted(),
            ("runbook-opposed", 11, "race says the opposite of line 5"),
        ),
        (
            f"{ENTRY}\n### odd (Auto-generated)\n\ntext\n",
            promoted(),
            ("runbook-unknown", 9, "odd is of no pattern that the registry or a signal knows"),
        ),
    ],
)
def test_what_somebody_should_look_at_is_told_with_its_place(
    runbook: str, row: Line, expected: tuple[str, int, str]
) -> None:
    assert found(runbook, {"race": row}) == [expected]


def test_an_archived_entry_is_nothing_to_look_at() -> None:
    archived = ENTRY.replace("Auto-Generated Patterns", "Archived Patterns")
    assert found(archived, {"race": promoted(demoted=True)}) == []


def test_two_names_for_missing_tests_are_pointed_out_and_never_merged() -> None:
    names = ("insufficient-test-coverage", "missing-test-coverage")
    told = found("# SRE\n", {}, [finding(pattern=name) for name in names])
    assert told == [
        (
            "patterns-alike",
            0,
            "insufficient-test-coverage and missing-test-coverage may be the same pattern under two names",
        )
    ]
