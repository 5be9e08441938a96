"""What a review says: the exact words of the original tool, and nothing about what is fine."""

from datetime import UTC, datetime

import pytest

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.review import Review, ReviewFilter
from hotwash.core.model.document import Document
from hotwash.core.model.settings import Settings
from hotwash.viewmodels.review import review_json, review_lines, table_lines
from support.written import file, four_fields, log, opened, sections

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
HEALTHY = [
    "Learnings: 0 total", "Errors: 1 total, 1 pending", "Feature requests: 0 total",
    "Promotion candidates: 0 | Stale resolved: 0",
]  # fmt: skip


def review(*documents: Document, limits: ReviewFilter | None = None) -> Review:
    return Review(Facts(opened(*documents), NOW, Settings()), limits)


def limits(number: int) -> str:
    """One of three errors that share their cause in the context."""
    return four_fields(
        f"ERR-202605{number}-001",
        "Deploying with resource limits missing on the worker",
        f"The worker was OOM killed because resource limits were missing, time {number}",
        "Always set resource limits",
        status="resolved" if number == 20 else "pending",
    )


def test_what_recurs_is_a_candidate_with_its_entries_and_a_rule() -> None:
    lines = list(review_lines(review(log(*map(limits, (18, 19, 20))), file("CLAUDE.md", "# Rules\n"))))
    assert lines == [
        'PROMOTION CANDIDATE — ERR: "oom killed because resource limits"',
        "Entries: ERR-20260518-001, ERR-20260519-001, ERR-20260520-001",
        'Suggested target: CLAUDE.md → "Always set resource limits."',
        "",
        "Learnings: 0 total",
        "Errors: 3 total, 2 pending, 1 resolved",
        "Feature requests: 0 total",
        "Promotion candidates: 1 | Stale resolved: 0",
    ]


@pytest.mark.parametrize(("day", "stale"), [("13", []), ("12", ["Stale pending entries: 1"])])
def test_seven_days_pending_are_fine_and_eight_are_not(day: str, stale: list[str]) -> None:
    lines = list(review_lines(review(log(four_fields(f"ERR-202605{day}-001", content="helm upgrade failed")))))
    assert [line for line in lines if line.startswith("Stale")] == stale
    if stale:
        assert '  ERR-20260512-001 — "helm upgrade failed" — 8 days old, still pending' in lines


@pytest.mark.parametrize(("day", "stale"), [("0420", False), ("0419", True)])
def test_thirty_days_resolved_are_fine_and_thirty_one_are_not(day: str, stale: bool) -> None:
    of = log(four_fields(f"LRN-2026{day}-001", content="helm diff before upgrade", status="resolved"))
    lines = list(review_lines(review(of)))
    told = [
        'STALE RESOLVED — LRN-20260419-001: "helm diff before upgrade" (31 days in resolved)',
        "Action: run hotwash promote LRN-20260419-001 or set Status: discarded",
        "",
        "Learnings: 1 total, 1 resolved (1 stale)",
    ]
    assert lines[:4] == told if stale else lines[0] == "Learnings: 1 total, 1 resolved"
    assert review(of).finds_anything is stale


def test_an_entry_resolved_lately_counts_from_then() -> None:
    of = log(four_fields("LRN-20260101-001", status="resolved", more="**Status-Note**: 2026-05-10 done\n"))
    assert not review(of).finds_anything


def test_a_healthy_workspace_has_only_totals() -> None:
    of = review(log(four_fields("ERR-20260520-001"), four_fields("ERR-20260101-001", status="example")))
    assert list(review_lines(of)) == HEALTHY
    assert not of.finds_anything


def test_errors_and_claims_out_of_date_come_first() -> None:
    facts = "**Source**: ci\n**Scope**: global\n**Verified**: 2026-01-01\n**Expires**: 2026-05-19\n"
    of = review(log(four_fields("ERR-20260520-001", more=facts), four_fields("ERR-20260520-001")))
    assert list(review_lines(of))[:4] == [
        "ERROR ERR-20260520-001 duplicate id",
        "EXPIRED ERR-20260520-001 expired 2026-05-19",
        "STALE ERR-20260520-001 verified 139 days ago (limit 90 for source ci)",
        "",
    ]


OPERATIONS = log(
    sections("OPS-20260519-001", "pool", summary="Pool exhausted", header=("**Severity**: P1", "**Area**: on_call")),
    sections("OPS-20260518-001", "disk", summary="Disk full", header=("**Severity**: P3", "**Area**: automation")),
    sections("OPS-20260517-001", "dns", status="resolved", summary="DNS", header=("**Severity**: P2",)),
    sections("LRN-20260519-001", "toil_accumulation", summary="Certificates by hand", header=("**Area**: automation",)),
    name="OPERATIONS_ISSUES.md",
)


def test_open_issues_of_the_worst_grades_and_toil_are_listed() -> None:
    of = review(OPERATIONS)
    assert list(review_lines(of)) == [
        "Open P1 and P2: 1",
        '  OPS-20260519-001 — "Pool exhausted" — P1, 1 days old, pending',
        "",
        "Automation gaps and toil: 1",
        '  LRN-20260519-001 — "Certificates by hand" — toil_accumulation, 1 days old, pending',
        "",
        "Learnings: 1 total, 1 pending",
        "Errors: 0 total",
        "Feature requests: 0 total",
        "Issues: 3 total, 2 pending, 1 resolved",
        "Promotion candidates: 0 | Stale resolved: 0",
    ]
    assert of.finds_anything


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (ReviewFilter(severities=frozenset({"p1", "p2"})), ["OPS-20260519-001", "OPS-20260517-001"]),
        (ReviewFilter(areas=frozenset({"automation"})), ["OPS-20260518-001", "LRN-20260519-001"]),
        (ReviewFilter(categories=frozenset({"toil_accumulation"})), ["LRN-20260519-001"]),
        (ReviewFilter(skills=frozenset({"security"})), []),
    ],
    ids=["severity", "area", "category", "skill"],
)
def test_a_review_can_be_limited(wanted: ReviewFilter, ids: list[str]) -> None:
    of = review(OPERATIONS, limits=wanted)
    assert [subject.entry.native_id for subject in of.subjects] == ids
    assert sum(total.total for total in of.totals) == len(ids)


def test_a_wish_about_something_that_has_rules_is_shown_with_them() -> None:
    of = review(
        log(four_fields("FEAT-20260520-001", content="Summarise a terraform plan"), name="FEATURE_REQUESTS.md"),
        log(four_fields("FEAT-20260520-002", content="Something else"), name="OTHER.md"),
        file(".claude/rules/terraform.md", "# Terraform rules\n\n- Read every plan\n"),
    )
    assert next(iter(review_lines(of))) == (
        'COVERED BY A DOMAIN — FEAT-20260520-001: "Summarise a terraform plan" → .claude/rules/terraform.md'
    )


def test_json_has_the_evidence_of_every_candidate() -> None:
    told = review_json(review(log(*map(limits, (18, 19, 20)))), "Drained: one")
    assert (told["todo"], told["drained"], told["stale_pending"]) == (True, "Drained: one", [])
    candidates = told["candidates"]
    assert isinstance(candidates, list)
    (candidate,) = candidates
    assert isinstance(candidate, dict)
    assert (candidate["count"], candidate["entries"]) == (
        3,
        ["ERR-20260518-001", "ERR-20260519-001", "ERR-20260520-001"],
    )


def test_the_table_has_one_line_and_thirteen_values_for_each_entry() -> None:
    facts = "**Source**: ci\n**Scope**: project:x\n**Paths**: a/*.tf\n**Verified**: 2026-05-01\n**Expires**: never\n"
    of = log(four_fields("ERR-20260520-001", "On\tcall", "It broke", "Mend it", more=facts))
    assert next(iter(table_lines(review(of, OPERATIONS)))).split("\t") == [
        "ERR-20260520-001", ".learnings/ERRORS.md", "5", "pending", "ci", "project:x", "a/*.tf", "2026-05-01", "never",
        "", "On call", "It broke", "Mend it",
    ]  # fmt: skip
