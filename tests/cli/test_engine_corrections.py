"""`hotwash corrections`: what people corrected, in every form, and what kind of correction a text may be."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from support.engine import Line, correction, jsonl

TODAY = date(2026, 5, 21)


def said(days: int, source: str, severity: str, text: str, agent: str = "api-dev", **more: object) -> Line:
    day = (TODAY - timedelta(days)).isoformat()
    words = {"date": day, "timestamp": f"{day}T10:00:00Z", "user_correction": {"summary": text}, "agent": agent}
    return {**correction(source, severity), "pattern_inferred": "use-our-client", **words, **more}


LINES = [
    said(1, "explicit", "high", "use the client we have", pattern_confidence="high"),
    said(2, "explicit", "high", "not another client", correction_type="approach_rejection"),
    said(
        3, "implicit", "low", "sorted the imports", "sre", correction_type="preference_conflict", pattern_inferred=None
    ),
    said(4, "explicit", "high", "our client retries"),
    said(60, "implicit", "medium", "renamed it"),
]
QUOTED = said(0, "explicit", "high", "one client", user_correction={"summary": "one", "verbatim": "no, don't do that"})


@pytest.fixture
def corrections(workspace: Path) -> Path:
    path = workspace / ".claude" / "user-corrections.jsonl"
    path.parent.mkdir()
    path.write_text(jsonl(LINES))
    return path


@pytest.mark.usefixtures("corrections")
def test_the_sum_of_a_month(hotwash: Hotwash) -> None:
    ran = hotwash("corrections")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== USER CORRECTIONS SUMMARY ===\n"
        "Period: 2026-04-21 to 2026-05-21\n"
        "Total:  4 corrections, effective weight 3.8\n"
        "\n"
        "BY TYPE\n"
        "  code_quality             2  (50%)  ████████████████████  User fixed bugs or logic errors\n"
        "  approach_rejection       1  (25%)  ██████████            User rejected overall approach\n"
        "  preference_conflict      1  (25%)  ██████████            User preferred different pattern\n"
        "\n"
        "BY AGENT\n"
        "  api-dev      3  (75%)  ████████████████████\n"
        "  sre          1  (25%)  ███████\n"
        "\n"
        "BY SEVERITY\n"
        "  high      3  (75%)  ████████████████████\n"
        "  low       1  (25%)  ███████\n"
        "\n"
        "BY SOURCE\n"
        "  explicit      3  (75%)  ████████████████████\n"
        "  implicit      1  (25%)  ███████\n"
        "\n"
        "RECENT CORRECTIONS\n"
        "  Date        Agent    Type                 Summary\n"
        "  2026-05-20  api-dev  code_quality         use the client we have\n"
        "  2026-05-19  api-dev  approach_rejection   not another client\n"
        "  2026-05-18  sre      preference_conflict  sorted the imports\n"
        "  2026-05-17  api-dev  code_quality         our client retries\n"
        "\n"
        "TOP INFERRED PATTERNS\n"
        "  Pattern         Count  Confidence\n"
        "  use-our-client      3  high\n"
        "  style-mismatch      1  low\n"
    )


@pytest.mark.usefixtures("corrections")
def test_the_short_form_is_that_of_the_documentation(hotwash: Hotwash) -> None:
    assert hotwash("corrections", "--brief").out == (
        f"USER CORRECTIONS (last 30 days)\n{'═' * 63}\n\n"
        "Total: 4 corrections\n\n"
        "BY TYPE:\n"
        "  code_quality         2  (50%)  User fixed bugs or logic errors\n"
        "  approach_rejection   1  (25%)  User rejected overall approach\n"
        "  preference_conflict  1  (25%)  User preferred different pattern\n\n"
        "BY AGENT:\n"
        "  api-dev  3  (75%)\n"
        "  sre      1  (25%)\n\n"
        "TOP INFERRED PATTERNS:\n"
        "  use-our-client  3 occurrences  (high confidence)\n"
        "  style-mismatch  1 occurrence   (low confidence)\n"
    )


@pytest.mark.usefixtures("corrections")
def test_by_pattern_with_what_is_ready_for_a_runbook(hotwash: Hotwash) -> None:
    ran = hotwash("corrections", "--analyze", "--all")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== CORRECTION ANALYSIS ===\n"
        "Period: all until 2026-05-21\n"
        "Total:  5 corrections, effective weight 4.6\n"
        "\n"
        "use-our-client\n"
        "  Occurrences: 4\n"
        "  Types:       code_quality, approach_rejection\n"
        "  Agents:      api-dev\n"
        "  Severity:    high, medium\n"
        "  Confidence:  0.68 (medium)\n"
        "  → READY FOR PROMOTION\n"
        "\n"
        "style-mismatch\n"
        "  Occurrences: 1\n"
        "  Types:       preference_conflict\n"
        "  Agents:      sre\n"
        "  Severity:    low\n"
        "  Confidence:  0.38 (low: noise)\n"
        "  → TRACKING (needs 7 more occurrences)\n"
        "\n"
        "PROMOTION CANDIDATES\n"
        "  use-our-client  0.68  to api-dev, test-engineer, code-reviewer\n"
        "\n"
        "SOURCE QUALITY BREAKDOWN\n"
        "  explicit  3  (weight 1.0)\n"
        "  implicit  2  (weight 0.8)\n"
    )


@pytest.mark.usefixtures("corrections")
def test_of_one_agent(hotwash: Hotwash) -> None:
    ran = hotwash("corrections", "--agent", "sre")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== CORRECTIONS FOR: sre ===\n"
        "Period: 2026-04-21 to 2026-05-21\n"
        "Total:  1 correction, effective weight 0.8\n"
        "\n"
        "BY TYPE\n  preference_conflict      1  (100%)  ████████████████████  User preferred different pattern\n"
        "\n"
        "EXPLICIT VS IMPLICIT\n  implicit      1  (100%)  ████████████████████\n"
        "\n"
        "RECENT CORRECTIONS\n"
        "  Date        Agent  Type                 Summary\n"
        "  2026-05-18  sre    preference_conflict  sorted the imports\n"
        "\n"
        "LEARNING OPPORTUNITIES\n"
        "  Pattern         Count  Promoted\n"
        "  style-mismatch      1  no (needs 7 more)\n"
    )


def test_of_one_type_with_the_words_of_the_person(hotwash: Hotwash, corrections: Path) -> None:
    corrections.write_text(jsonl([*LINES, QUOTED]))
    ran = hotwash("corrections", "--type", "code_quality", "--since", "2")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== CORRECTIONS OF TYPE: code_quality ===\n"
        "Period: 2026-05-19 to 2026-05-21\n"
        "Total:  2 corrections, effective weight 2.0\n"
        "\n"
        "DETAILS\n"
        "  2026-05-21  api-dev  .claude/user-corrections.jsonl:6\n"
        "    ai_action: opened a port\n"
        '    user_said: "no, don\'t do that"\n'
        "    pattern:   use-our-client\n"
        "    severity:  high\n"
        "  2026-05-20  api-dev  .claude/user-corrections.jsonl:1\n"
        "    ai_action: opened a port\n"
        "    user_said: use the client we have\n"
        "    pattern:   use-our-client\n"
        "    severity:  high\n"
        "\n"
        "COMMON THEME\n"
        "  use-our-client, 2 corrections of 2\n"
        "\n"
        "RECOMMENDATION\n"
        "  use-our-client: ready for promotion\n"
    )


@pytest.mark.usefixtures("corrections")
def test_of_one_pattern_with_its_confidence_term_by_term(hotwash: Hotwash) -> None:
    ran = hotwash("corrections", "Use_our_client")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "=== CORRECTION PATTERN: use-our-client ===\n"
        "\n"
        "DESCRIPTION\n  use the client we have\n"
        "\n"
        "OCCURRENCES (3)\n"
        "  Date        Agent    Type                Summary\n"
        "  2026-05-20  api-dev  code_quality        use the client we have\n"
        "  2026-05-19  api-dev  approach_rejection  not another client\n"
        "  2026-05-17  api-dev  code_quality        our client retries\n"
        "\n"
        "PATTERN CONFIDENCE\n"
        "  count           0.35  × 0.40  = 0.140  4, full at 10\n"
        "  severity        0.25  × 1.00  = 0.250  blocking\n"
        "  recency         0.15  × 0.99  = 0.148  last seen 1 d ago, forgotten after 90 d\n"
        "  services        0.10  × 0.00  = 0.000  0, full at 3\n"
        "  source quality  0.15  × 0.95  = 0.142  3 explicit_user_correction, 1 implicit_user_correction\n"
        "  0.68 (medium); ready\n"
        "\n"
        "RECOMMENDED RUNBOOK ENTRY\n"
        "  ### use-our-client (User Correction)\n"
        "\n"
        "  **Confidence**: 0.68 | **Corrections**: 4 | **Last seen**: 2026-05-20\n"
        "\n"
        "  **Anti-Pattern**: opened a port\n"
        "\n"
        "  **Instead**: use the client we have\n"
        "\n"
        "  **Learned from**: 4 user corrections\n"
        "\n"
        "  *Auto-generated by learning engine on 2026-05-21. Review and refine as needed.*\n"
        "\n"
        "  ---\n"
    )
    unknown = hotwash("corrections", "race")
    assert (unknown.code, unknown.out, unknown.err) == (
        *(2, "", "hotwash: no correction of pattern race – known are style-mismatch, use-our-client\n"),
    )


@pytest.mark.usefixtures("corrections")
def test_the_same_as_a_versioned_document(hotwash: Hotwash) -> None:
    ran = hotwash("corrections", "--json", "--agent", "sre")
    (found,) = ran.lists("workspaces")
    assert (ran.code, ran.document["kind"]) == (0, "corrections")
    assert found == {
        "workspace": "payments",
        "since": "2026-04-21",
        "total": 1,
        "effective_weight": 0.8,
        "by_type": {"preference_conflict": 1},
        "by_agent": {"sre": 1},
        "by_severity": {"low": 1},
        "by_source": {"implicit_user_correction": 1},
        "by_pattern": {"style-mismatch": 1},
        "corrections": [
            {
                "file": ".claude/user-corrections.jsonl",
                "line": 3,
                "date": "2026-05-18",
                "timestamp": "2026-05-18T10:00:00Z",
                "agents": ["sre"],
                "type": "preference_conflict",
                "source": "implicit_user_correction",
                "severity": "low",
                "ai_action": "opened a port",
                "summary": "sorted the imports",
                "verbatim": None,
                "pattern": "style-mismatch",
                "pattern_is_inferred": True,
            }
        ],
        "pattern": None,
    }


def test_what_is_older_is_not_hidden(hotwash: Hotwash, corrections: Path) -> None:
    corrections.write_text(jsonl(LINES[4:]))
    out = hotwash("corrections").out.splitlines()
    assert out[2:4] == ["Total:  0 corrections, effective weight 0.0", "1 of another time or kind: --all shows them"]


def test_without_corrections_it_says_where_they_would_be(hotwash: Hotwash) -> None:
    ran = hotwash("corrections")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "hotwash: No correction data found at .claude/user-corrections.jsonl\n"


def test_words_are_a_proposal_and_nothing_is_logged(
    hotwash: Hotwash, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = hotwash("corrections", "--detect", "please fix the header too")
    assert (ran.code, ran.out, ran.err) == (0, 'code_quality: "fix the"\n', "a proposal: nothing was logged\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("I want a new page\n"))
    piped = hotwash("corrections", "--detect", "-", "--json")
    assert piped.lists("proposals") == [{"type": "preference_conflict", "words": "I want"}]
    nothing = hotwash("corrections", "--detect", "thank you")
    assert (nothing.code, nothing.out, nothing.err) == (0, "", "nothing in it corrects an agent\n")
    assert not (workspace / ".claude").exists()
