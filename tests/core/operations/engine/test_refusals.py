"""Whether a verb makes sense on the pattern under the cursor, before anything was typed."""

import json

import pytest

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Target
from hotwash.core.operations import refusal
from support.engine import FINDINGS, REGISTRY, finding, jsonl
from support.operating import ROOT, Files

PROMOTED = {"count": 5, "promoted_to_runbook": True, "promoted_date": "2026-09-25", "runbook_agents": ["sre"]}
FILES = {
    FINDINGS: jsonl([finding("blocking", days=day) for day in range(3)] + [finding("nit", pattern="odd")]),
    REGISTRY: json.dumps({"patterns": {"in": PROMOTED, "out": {**PROMOTED, "demoted": True}}}),
}


def reason(verb: str, pattern: str | None, files: dict[str, str]) -> str:
    """Why a verb makes no sense there; empty where it does."""
    found = Files.of(files)
    target = Target(Key(ROOT, pattern)) if pattern is not None else None
    answer = refusal(verb, found.snapshot, target, found.context)
    return answer.reason if answer is not None else ""


@pytest.mark.parametrize(
    ("verb", "pattern", "said"),
    [
        ("runbook-promote", "open-port", ""),
        ("runbook-promote", "odd", "odd cannot be promoted: seen 1 of 3 times, confidence 0.30 is below 0.60"),
        ("runbook-promote", "in", "in: it is promoted to sre"),
        ("runbook-promote", "none", "no pattern none"),
        ("runbook-demote", "open-port", ""),
        ("runbook-demote", "in", ""),
        ("runbook-demote", "out", "out is demoted already"),
        ("runbook-confirm", "in", ""),
        ("runbook-confirm", "out", "out has no entry in a runbook"),
        ("runbook-confirm", "open-port", "open-port has no entry in a runbook"),
        ("evolve", None, ""),
        ("runbook-add", None, ""),
        ("runbook-promote", None, ""),
    ],
)
def test_a_verb_says_beforehand_why_it_makes_no_sense(verb: str, pattern: str | None, said: str) -> None:
    assert reason(verb, pattern, FILES) == said


def test_without_signals_there_is_nothing_to_evolve() -> None:
    assert reason("evolve", None, {}) == "No findings found at .claude/review-findings.jsonl"
