"""`hotwash ops`: what is past a limit, where that stands, and what an error budget leaves."""

from pathlib import Path

import pytest

from cli.conftest import Hotwash
from support.operations_log import issue

INCIDENT = issue(
    1,
    day="2026-05-20",
    sections="### Metrics\n- MTTR: 5 h 12 min\n- CFR: 12 %\n\n### Impact\n- **Duration**: 50 min\n",
    metadata="- Services Affected: edge",
)


@pytest.fixture
def incidents(workspace: Path) -> None:
    (workspace / ".learnings" / "OPERATIONS_ISSUES.md").write_text(INCIDENT)


@pytest.mark.usefixtures("incidents")
def test_facts_come_with_their_lines_and_with_what_to_log(hotwash: Hotwash) -> None:
    ran = hotwash("ops")
    assert (ran.code, ran.err) == (1, "")
    place = ".learnings/OPERATIONS_ISSUES.md"
    assert ran.out == (
        "1 of 4 facts past a limit, last 30 days\n\n"
        "! MTTR · OPS-20260520-001: 5 h 12 min (at most 4 h for P1)\n"
        f"    {place}:13  OPS-20260520-001  MTTR: 5 h 12 min\n"
        "    → add root cause to OPS-20260520-001\n\n"
        "  failure rate · OPS-20260520-001: 12 % (at most 15 % over seven days)\n"
        f"    {place}:14  OPS-20260520-001  CFR: 12 %\n\n"
        "  DORA · MTTR: 5 h 12 min (band high)\n"
        f"    {place}:13  OPS-20260520-001  MTTR: 5 h 12 min\n\n"
        "  DORA · failure rate: 12 % (band elite)\n"
        f"    {place}:14  OPS-20260520-001  CFR: 12 %\n"
    )


@pytest.mark.usefixtures("incidents")
def test_the_same_as_a_versioned_document(hotwash: Hotwash) -> None:
    ran = hotwash("ops", "--json", "--days", "7")
    assert (ran.code, ran.document["kind"], ran.document["days"]) == (1, "ops", 7)
    assert ran.lists("facts")[0] == {
        "rule": "MTTR",
        "subject": "OPS-20260520-001",
        "value": "5 h 12 min",
        "limit": "at most 4 h for P1",
        "fired": True,
        "proposal": "add root cause to OPS-20260520-001",
        "command": None,
        "sources": [
            {
                "id": "OPS-20260520-001",
                "file": ".learnings/OPERATIONS_ISSUES.md",
                "line": 13,
                "text": "MTTR: 5 h 12 min",
            }
        ],
    }


def test_without_numbers_it_says_which_fields_would_give_some(hotwash: Hotwash) -> None:
    ran = hotwash("ops")
    assert (ran.code, ran.out.splitlines()[0]) == (
        *(0, "No entry of the last 30 days states a number. These fields feed this report:"),
    )


def test_a_budget_without_outages_is_whole(hotwash: Hotwash) -> None:
    ran = hotwash("ops", "budget", "--slo", "99.9", "--days", "30")
    assert (ran.code, ran.out, ran.err) == (0, "43.2 min in 30 days at 99.9 %\n", "")


@pytest.mark.usefixtures("incidents")
def test_a_budget_that_outages_exceed_is_a_finding(hotwash: Hotwash) -> None:
    ran = hotwash("ops", "budget", "--slo", "99.9")
    assert ran.code == 1
    assert ran.out == (
        "43.2 min in 30 days at 99.9 %\n"
        "50 min of it spent (116 %), 6.8 min over, as 1 issue of these days state:\n"
        "    .learnings/OPERATIONS_ISSUES.md:17  OPS-20260520-001  Duration: 50 min\n"
    )
    document = hotwash("ops", "budget", "--slo", "99.9", "--json").document
    assert (document["kind"], document["budget_minutes"], document["exhausted"]) == ("ops-budget", 43.2, True)


@pytest.mark.parametrize("arguments", [("budget",), ("budget", "--slo", "100"), ("--days", "0")])
def test_what_makes_no_sense_is_a_matter_of_usage(hotwash: Hotwash, arguments: tuple[str, ...]) -> None:
    ran = hotwash("ops", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
