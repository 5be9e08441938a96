"""`hotwash trends`: what moved from one window of time to the next, in every form."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from support.engine import Line, jsonl

TODAY = date(2026, 5, 21)
ACTION = "Review the runbook of api-dev"


def finding(days: int, severity: str, pattern: str, service: str) -> Line:
    day = (TODAY - timedelta(days)).isoformat()
    line: Line = {"date": day, "category": "security", "file": f"pkg/{days}.go", "finding": "It happened"}
    return {**line, "severity": severity, "pattern": pattern, "service": service}


LINES = [
    *(finding(days, "blocking", "open-port", "ledger") for days in (1, 2, 3, 40, 50)),
    *(finding(days, "warning", "slow-list", "edge") for days in (4, 41, 42)),
    *(finding(days, "nit", "odd-name", "edge") for days in (5, 43)),
    finding(44, "warning", "gone", "ledger"),
]


@pytest.fixture
def findings(workspace: Path) -> Path:
    folder = workspace / ".claude" / "patterns"
    folder.mkdir(parents=True)
    stored = {"alerts": [{"type": "increasing_pattern", "pattern": "open-port", "recommended_action": ACTION}]}
    improved = {"improvements": [{"pattern": "slow-list", "message": "Lists are paged now"}]}
    (folder / "trends.json").write_text(json.dumps({"generated": "2026-05-14T08:00:00Z", **stored, **improved}))
    path = workspace / ".claude" / "review-findings.jsonl"
    path.write_text(jsonl(LINES))
    return path


@pytest.mark.usefixtures("findings")
def test_windows_alerts_improvements_and_services_and_only_stored_advice(hotwash: Hotwash) -> None:
    ran = hotwash("trends")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== PATTERN TRENDS ===\n"
        "Analysis window: 2026-04-21 to 2026-05-21 (30 days)\n"
        "Previous window: 2026-03-22 to 2026-04-20\n"
        "\n"
        "SUMMARY\n"
        "  Total patterns: 4\n"
        "  Total findings: 6 → 5 (-17%)\n"
        "  ↑ 1 increasing  ★ 0 new  → 1 stable  ↓ 1 decreasing  ✓ 1 resolved\n"
        "\n"
        "=== ALERTS ===\n"
        "🔴 HIGH PRIORITY: open-port\n"
        "   ├─ Trend: ↑ increasing, 2 → 3 (+50%)\n"
        "   ├─ Affected: api-dev, sre, ledger\n"
        "   ├─ open-port is sure enough to be promoted (×5, 0.71)\n"
        f"   └─ Action: {ACTION}\n"
        "\n"
        "=== IMPROVEMENTS ===\n"
        "✓ slow-list: 2 → 1 (-50%)\n"
        "  Lists are paged now\n"
        "✓ gone: 1 → 0 (-100%)\n"
        "\n"
        "=== CROSS-SERVICE INSIGHTS ===\n"
        "  Service  Findings  Blocking  Top pattern\n"
        "  ledger          3         3  open-port\n"
        "  edge            2         0  slow-list\n"
        "\n"
        "=== RECOMMENDATIONS ===\n"
        f"- {ACTION}\n"
    )


@pytest.mark.usefixtures("findings")
def test_two_windows_side_by_side(hotwash: Hotwash) -> None:
    ran = hotwash("trends", "--compare")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== WINDOW COMPARISON ===\n"
        "Analysis window: 2026-04-21 to 2026-05-21 (30 days)\n"
        "Previous window: 2026-03-22 to 2026-04-20\n"
        "\n"
        "                   Previous  Current  Change\n"
        "  Total findings          6        5    -17%\n"
        "  Unique patterns         4        3    -25%\n"
        "  Blocking                2        3    +50%\n"
        "  Warning                 3        1    -67%\n"
        "  Nit                     1        1     +0%\n"
        "\n"
        "PATTERN MOVEMENTS\n"
        "  Got worse (↑)\n"
        "    open-port: 2 → 3 (+50%)\n"
        "  Improved (↓)\n"
        "    slow-list: 2 → 1 (-50%)\n"
        "  Stable (→)\n"
        "    odd-name: 1 → 1\n"
        "  Resolved\n"
        "    gone: 1 → 0 (-100%)\n"
    )


def test_what_wants_a_look_is_a_finding(hotwash: Hotwash, findings: Path) -> None:
    ran = hotwash("trends", "--alerts")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "=== ACTIONABLE ALERTS ===\n"
        "\n"
        "IMMEDIATE ACTION REQUIRED\n"
        "  open-port is increasing (2 → 3)\n"
        "    Severity: blocking | Trend: ↑ increasing\n"
        f"    Recommended actions: {ACTION}\n"
        "\n"
        "MONITOR\n"
        "  open-port is sure enough to be promoted (×5, 0.71)\n"
        "    Severity: blocking | Trend: ↑ increasing\n"
    )
    assert hotwash("trends", "--alerts", "--json").lists("alerts")[0] == {
        "type": "increasing_pattern",
        "severity": "high",
        "pattern": "open-port",
        "trend": "increasing",
        "previous_count": 2,
        "current_count": 3,
        "change_percent": 50,
        "message": "open-port is increasing (2 → 3)",
        "recommended_action": ACTION,
        "source_service": None,
        "target_service": None,
    }
    findings.write_text(jsonl(LINES[5:]))
    calm = hotwash("trends", "--alerts")
    assert (calm.code, calm.out) == (0, "=== ACTIONABLE ALERTS ===\nNone.\n")


@pytest.mark.usefixtures("findings")
def test_one_service_and_the_average_of_all(hotwash: Hotwash) -> None:
    ran = hotwash("trends", "--service", "ledger")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== TRENDS FOR: ledger ===\n"
        "\n"
        "FINDINGS\n"
        "  Total: 3 → 3\n"
        "  Blocking: 2 → 3 (+50%)\n"
        "  Warning: 1 → 0 (-100%)\n"
        "  Nit: 0 → 0\n"
        "\n"
        "TOP PATTERNS IN THIS SERVICE\n"
        "  Pattern    Here  Trend              Confidence\n"
        "  open-port     5  ↑ increasing             0.71\n"
        "  gone          1  ✓ resolved (44 d)        0.37\n"
        "\n"
        "COMPARISON TO PLATFORM AVERAGE\n"
        "            Here  Average of 2\n"
        "  Findings     3           2.5\n"
        "  Blocking     3           1.5\n"
        "\n"
        "RECOMMENDATIONS\n"
        f"  - {ACTION}\n"
    )
    unknown = hotwash("trends", "--service", "cart")
    assert (unknown.code, unknown.out, unknown.err) == (
        *(2, "", "hotwash: no findings in service cart – known are edge, ledger\n"),
    )


@pytest.mark.usefixtures("findings")
def test_the_short_form_is_that_of_the_documentation(hotwash: Hotwash) -> None:
    assert hotwash("trends", "--brief").out == (
        f"TREND ANALYSIS (30-day window)\n{'═' * 63}\n\n"
        "ALERTS:\n"
        "  ⚠️  open-port is INCREASING (2 → 3 occurrences)\n"
        f"      Action: {ACTION}\n\n"
        "IMPROVING:\n  ✓  slow-list is DECREASING (2 → 1 occurrences)\n\n"
        "RESOLVED:\n  ✓  gone has no occurrences in 44 days\n\n"
        "STABLE:\n  •  odd-name (1 occurrence, no change)\n"
    )


@pytest.mark.usefixtures("findings")
def test_the_same_as_a_versioned_document(hotwash: Hotwash) -> None:
    ran = hotwash("trends", "--json")
    (found,) = ran.lists("workspaces")
    assert (ran.code, ran.document["kind"], found["workspace"], found["change_percent"]) == (
        0,
        "trends",
        "payments",
        -17,
    )
    assert found["current_window"] == {"start": "2026-04-21", "end": "2026-05-21"}
    assert found["current"] == {"findings": 5, "patterns": 3, "by_severity": {"blocking": 3, "warning": 1, "nit": 1}}
    assert found["by_trend"] == {"increasing": 1, "new": 0, "stable": 1, "decreasing": 1, "resolved": 1}
    assert found["services"] == {
        "ledger": {"total_findings": 3, "blocking": 3, "top_pattern": "open-port"},
        "edge": {"total_findings": 2, "blocking": 0, "top_pattern": "slow-list"},
    }


def test_too_few_findings_make_no_trend(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / ".claude").mkdir()
    (workspace / ".claude" / "review-findings.jsonl").write_text(jsonl(LINES[:4]))
    ran = hotwash("trends")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "hotwash: No trend data available.\nMinimum data needed: 5+ findings over 2+ weeks\n"


def test_with_too_few_findings_what_an_analysis_stored_is_shown(hotwash: Hotwash, findings: Path) -> None:
    findings.write_text(jsonl(LINES[:1]))
    ran = hotwash("trends")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== PATTERN TRENDS ===\n"
        "As stored 2026-05-14T08:00:00Z; there are too few findings to work them out again.\n"
        "\n"
        f"=== ALERTS ===\n- open-port\n  Action: {ACTION}\n"
        "\n"
        "=== IMPROVEMENTS ===\n- slow-list: Lists are paged now\n"
    )
    assert hotwash("trends", "--alerts").code == 1
    told = hotwash("trends", "--alerts", "--json")
    alert = told.lists("alerts")[0]
    assert (told.code, alert["pattern"], alert["recommended_action"]) == (1, "open-port", ACTION)
    stored = hotwash("trends", "--json").lists("stored")[0]
    assert (stored["generated"], stored["alerts"]) == ("2026-05-14T08:00:00Z", [alert])
