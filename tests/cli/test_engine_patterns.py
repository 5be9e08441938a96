"""`hotwash patterns`: what keeps being found, in every form and picked out by every flag."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from support.engine import Line, jsonl

TODAY = date(2026, 5, 21)


def finding(days: int, severity: str, pattern: str, **more: object) -> Line:
    day = (TODAY - timedelta(days)).isoformat()
    line: Line = {"date": day, "category": "security", "file": f"pkg/{days}.go:7", "finding": f"Port {days} is open"}
    return {**line, "severity": severity, "pattern": pattern, **more}


PORTS = [finding(days, "warning", "open-port", service="ledger", pr="7") for days in (1, 2, 3)]
OLD_PORTS = [finding(days, "warning", "open-port", service="edge") for days in (40, 50)]
NAMES = [finding(days, "nit", "odd-name", category="convention", finding="An odd name") for days in (4, 45)]


@pytest.fixture
def findings(workspace: Path) -> Path:
    folder = workspace / ".claude"
    folder.mkdir()
    path = folder / "review-findings.jsonl"
    path.write_text(jsonl([*PORTS, *OLD_PORTS, *NAMES]))
    return path


@pytest.fixture
def registry(findings: Path) -> Path:
    """`open-port` is promoted since a week; its newest occurrences are not stored yet."""
    row: Line = {"description": "Close what nobody needs", "category": "security", "severity": "warning", "count": 2}
    rows = [{"date": line["date"], "file": line["file"], "context": line["finding"]} for line in OLD_PORTS]
    promoted: Line = {"promoted_to_runbook": True, "runbook_agents": ["api-dev"], "promoted_date": "2026-05-14"}
    path = findings.parent / "patterns" / "patterns.json"
    path.parent.mkdir()
    patterns = {"open-port": {**row, "occurrences": rows, **promoted}}
    path.write_text(json.dumps({"patterns": patterns, "meta": {"last_analysis": "2026-05-14T08:00:00Z"}}))
    return path


@pytest.mark.usefixtures("findings")
def test_the_most_frequent_patterns_come_first(hotwash: Hotwash) -> None:
    ran = hotwash("patterns")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== TOP PATTERNS ===\n"
        "Last analysis: never\n"
        "\n"
        "#  Pattern    Count  Trend         Confidence  Agents\n"
        "1  open-port      5  ↑ increasing        0.61  api-dev, sre\n"
        "2  odd-name       2  → stable            0.33  api-dev, frontend-dev\n"
        "\n"
        "Legend: ↑ increasing  ↓ decreasing  → stable  ★ new  ✓ resolved\n"
        "hotwash patterns NAME tells all about one\n"
        "hotwash trends compares two windows of time\n"
    )


@pytest.mark.usefixtures("registry")
def test_one_pattern_is_told_in_full(hotwash: Hotwash) -> None:
    ran = hotwash("patterns", "Open_Port")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== PATTERN: open-port ===\n"
        "Description: Close what nobody needs\n"
        "Category:    security\n"
        "Severity:    warning\n"
        "Confidence:  0.61 (medium)\n"
        "\n"
        "STATISTICS\n"
        "  Total occurrences: 5\n"
        "  First seen:        2026-04-01\n"
        "  Last seen:         2026-05-20\n"
        "  Trend:             ↑ increasing, 2 → 3 (+50%)\n"
        "\n"
        "AFFECTED\n"
        "  Agents:   api-dev, sre\n"
        "  Services: ledger (3), edge (2)\n"
        "\n"
        "RECENT OCCURRENCES\n"
        "  2026-05-20  ledger  pkg/1.go:7   PR #7  Port 1 is open\n"
        "  2026-05-19  ledger  pkg/2.go:7   PR #7  Port 2 is open\n"
        "  2026-05-18  ledger  pkg/3.go:7   PR #7  Port 3 is open\n"
        "  2026-04-11  edge    pkg/40.go:7         Port 40 is open\n"
        "  2026-04-01  edge    pkg/50.go:7         Port 50 is open\n"
        "\n"
        "FIX TEMPLATE\n"
        "  none yet\n"
        "\n"
        "RUNBOOK STATUS\n"
        "  Promoted: yes\n"
        "  Agents:   api-dev\n"
        "  Date:     2026-05-14\n"
    )


@pytest.mark.usefixtures("findings")
def test_a_pattern_that_could_be_promoted_says_so_where_it_says_that_it_is_not(hotwash: Hotwash) -> None:
    assert "RUNBOOK STATUS\n  Promoted: no (ready)\n  Agents: " in hotwash("patterns", "open-port").out
    brief = hotwash("patterns", "open-port", "--brief").out
    assert brief.endswith("Runbook entry:\n  Not promoted: ready for it\n")


@pytest.mark.usefixtures("registry")
def test_what_the_registry_does_not_know_yet_is_said(hotwash: Hotwash) -> None:
    ran = hotwash("patterns", "--all")
    assert (ran.code, ran.err) == (0, "5 occurrences not in the registry yet; hotwash evolve takes in what is new\n")
    assert ran.out.startswith("=== ALL PATTERNS ===\nLast analysis: 2026-05-14\n\n#  Pattern")


@pytest.mark.usefixtures("findings")
@pytest.mark.parametrize(
    ("flags", "title", "head", "row", "total"),
    [
        (
            ("--agent", "frontend-dev"),
            "PATTERNS FOR: frontend-dev",
            "Pattern   Count  Trend     Confidence  Promoted",
            "odd-name      2  → stable        0.33  no (needs 8 more)",
            "Total: 1 pattern, 2 occurrences",
        ),
        (
            ("--trend", "increasing"),
            "INCREASING PATTERNS",
            "Pattern    Count  30-day  Previous  Change",
            "open-port      5       3         2    +50%",
            "Total: 1 pattern, 5 occurrences",
        ),
        (
            ("--category", "security"),
            "SECURITY PATTERNS",
            "Pattern    Count  Trend         Confidence  Severity",
            "open-port      5  ↑ increasing        0.61  warning",
            "Total: 1 pattern, 5 occurrences",
        ),
    ],
)
def test_each_flag_picks_out_patterns_and_shows_what_it_is_about(
    hotwash: Hotwash, flags: tuple[str, str], title: str, head: str, row: str, total: str
) -> None:
    ran = hotwash("patterns", *flags)
    assert (ran.code, ran.out, ran.err) == (
        *(0, f"=== {title} ===\nLast analysis: never\n\n{head}\n{row}\n\n{total}\n", ""),
    )


@pytest.mark.usefixtures("findings")
def test_a_wider_window_takes_more_for_the_present(hotwash: Hotwash) -> None:
    ran = hotwash("patterns", "--trend", "new", "--window", "60")
    assert ran.out.splitlines()[3:6] == [
        "Pattern    Count  60-day  Previous  Change",
        "open-port      5       5         0       –",
        "odd-name       2       2         0       –",
    ]


@pytest.mark.usefixtures("findings")
def test_flags_that_nothing_fits_leave_an_empty_table(hotwash: Hotwash) -> None:
    ran = hotwash("patterns", "--category", "performance")
    assert (ran.code, ran.out.splitlines()[3:]) == (0, ["No pattern fits.", "", "Total: 0 patterns, 0 occurrences"])


@pytest.mark.usefixtures("registry")
def test_the_short_form_is_that_of_the_documentation(hotwash: Hotwash) -> None:
    rule = "═" * 63
    assert hotwash("patterns", "--brief").out == (
        f"TOP PATTERNS (last 30 days)\n{rule}\n\n"
        " #  Pattern    Count  Trend       Category    Agents\n"
        " 1  open-port  5      increasing  security    api-dev, sre\n"
        " 2  odd-name   2      stable      convention  api-dev, frontend-dev\n"
    )
    assert hotwash("patterns", "open-port", "--brief").out == (
        f"PATTERN: open-port\n{rule}\n\n"
        "Category: security\nSeverity: warning\n"
        "Trend: increasing (5 occurrences, 2 → 3 (+50%) over 30 days)\n"
        "Agents affected: api-dev, sre\n\n"
        "Description:\n  Close what nobody needs\n\n"
        "Examples:\n  - 2026-05-20: Port 1 is open\n  - 2026-05-19: Port 2 is open\n  - 2026-05-18: Port 3 is open\n\n"
        "Runbook entry:\n  Location: api-dev\n  Added: 2026-05-14\n"
    )


@pytest.mark.usefixtures("registry")
def test_the_same_as_a_versioned_document(hotwash: Hotwash) -> None:
    ran = hotwash("patterns", "--json")
    assert (ran.code, ran.document["kind"], ran.document["schema_version"], ran.document["window_days"]) == (
        *(0, "patterns", 1, 30),
    )
    assert ran.lists("patterns")[1] == {
        "name": "odd-name",
        "workspace": "payments",
        "description": "An odd name",
        "category": "convention",
        "severity": "nit",
        "count": 2,
        "not_in_registry": 2,
        "first_seen": "2026-04-06",
        "last_seen": "2026-05-17",
        "trend": "stable",
        "resolved_days": None,
        "current_count": 1,
        "previous_count": 1,
        "change_percent": 0,
        "confidence": 0.33,
        "stored_confidence": None,
        "band": "noise",
        "source_quality_score": 0.3,
        "source_breakdown": {"nit_review": 2},
        "affected_agents": ["api-dev", "frontend-dev"],
        "affected_services": {},
        "fix_template": None,
        "promoted": False,
        "promoted_date": None,
        "runbook_agents": [],
        "demoted": False,
        "demotion_candidate": False,
        "eligible": False,
        "missing": ["seen 2 of 3 times", "confidence 0.33 is below 0.60"],
        "needs_more": 8,
    }
    one = hotwash("patterns", "odd-name", "--json").lists("patterns")[0]
    assert one["terms"] == [
        {"name": "count", "weight": 0.35, "share": 0.2, "from": "2, full at 10"},
        {"name": "severity", "weight": 0.25, "share": 0.3, "from": "nit"},
        {"name": "recency", "weight": 0.15, "share": 0.9556, "from": "last seen 4 d ago, forgotten after 90 d"},
        {"name": "services", "weight": 0.1, "share": 0.0, "from": "0, full at 3"},
        {"name": "source quality", "weight": 0.15, "share": 0.3, "from": "2 nit_review"},
    ]
    assert one["occurrences"] == [
        {
            "date": "2026-04-06",
            "service": None,
            "file": "pkg/45.go:7",
            "pr": None,
            "context": "An odd name",
            "source": "review",
            "stored": False,
            "signal": ".claude/review-findings.jsonl:7",
        },
        {
            "date": "2026-05-17",
            "service": None,
            "file": "pkg/4.go:7",
            "pr": None,
            "context": "An odd name",
            "source": "review",
            "stored": False,
            "signal": ".claude/review-findings.jsonl:6",
        },
    ]


def test_a_confidence_that_is_another_today_is_shown_beside_the_stored_one(hotwash: Hotwash, registry: Path) -> None:
    stored = json.loads(registry.read_text())
    stored["patterns"]["open-port"]["confidence"] = 0.47
    registry.write_text(json.dumps(stored))
    told = hotwash("patterns", "open-port").out.splitlines()
    assert told[4] == "Confidence:  0.61 (medium); the registry says 0.47, as of 2026-05-14"


def test_without_findings_it_says_how_to_get_some(hotwash: Hotwash) -> None:
    ran = hotwash("patterns")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "hotwash: No pattern data found.\nRun code reviews to generate findings, then try again.\n"
    failed = hotwash("patterns", "--json")
    assert (failed.code, failed.document) == (
        2,
        {
            "schema_version": 1,
            "kind": "error",
            "code": 2,
            "message": "No pattern data found.",
            "next_step": "Run code reviews to generate findings, then try again.",
        },
    )


@pytest.mark.usefixtures("findings")
def test_a_name_that_no_pattern_has_and_a_window_without_end_are_matters_of_usage(hotwash: Hotwash) -> None:
    ran = hotwash("patterns", "open-prot")
    assert (ran.code, ran.out, ran.err) == (2, "", "hotwash: no pattern open-prot – nearest is open-port\n")
    far = hotwash("patterns", "--window", "99999")
    assert (far.code, far.out, far.err) == (2, "", "hotwash: --window goes from 1 to 36500\n")


def test_lines_that_do_not_count_as_they_are_written_are_told(hotwash: Hotwash, findings: Path) -> None:
    undated: Line = {"finding": "No day", "severity": "nit", "pattern": "odd-name"}
    unnamed: Line = {**finding(1, "nit", "", finding="Odd"), "pattern": None}
    findings.write_text(jsonl([*NAMES, undated, finding(-3, "nit", "odd-name"), unnamed]) + "no object\n")
    place = ".claude/review-findings.jsonl"
    told = (
        "note: cannot be read and are left alone: 1 line, hotwash lint names them\n"
        f"note: of no day, so they count nowhere: 1 line, first {place}:3\n"
        f"note: of a day to come, taken for today: 1 line, first {place}:4\n"
        f"note: of no pattern, named or told by their words: 1 line, first {place}:5\n"
    )
    ran = hotwash("patterns")
    assert (ran.code, ran.err) == (0, told)
    assert "1  odd-name      3" in ran.out
    assert hotwash("patterns", "--quiet").err == ""


def test_a_pattern_that_more_of_the_same_would_not_help_says_what_it_lacks(hotwash: Hotwash, findings: Path) -> None:
    findings.write_text(jsonl([finding(1, "nit", "odd-name", category="style")]))
    assert "no (no agent that it concerns)" in hotwash("patterns", "odd-name").out


def test_names_and_texts_of_a_file_do_not_act_on_the_terminal(hotwash: Hotwash, findings: Path) -> None:
    findings.write_text(jsonl([finding(1, "nit", "\x1b[31mred", finding="token=sk-abcdefghijklmnopqrstuvwx123456")]))
    for form in ((), ("--brief",), ("\x1b[31mred",), ("--agent", "sre")):
        out = hotwash("patterns", *form).out
        assert "\x1b" not in out
        assert "abcdefghijklmnop" not in out


def test_several_workspaces_are_told_one_after_the_other(hotwash: Hotwash, workspace: Path, findings: Path) -> None:
    inner = workspace / "services" / "edge" / ".claude"
    inner.mkdir(parents=True)
    (inner / "review-findings.jsonl").write_text(jsonl(NAMES))
    out = hotwash("patterns", "--brief").out
    assert [line for line in out.splitlines() if line.startswith("#")] == ["# payments", "# payments/services/edge"]
    names = [(each["workspace"], each["name"]) for each in hotwash("patterns", "--json").lists("patterns")]
    assert names == [("payments", "open-port"), ("payments", "odd-name"), ("payments/services/edge", "odd-name")]
