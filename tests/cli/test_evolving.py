"""`hotwash evolve`: the report in both forms, its exit codes, and that the second run has nothing to write."""

import json
from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from support.engine_files import write_engine

REGISTRY = ".claude/patterns/patterns.json"
REPORT = """\
=== EVOLVE ANALYSIS ===
Data sources analyzed:
  Review findings:   36
  User corrections:  5 (4 explicit, 1 implicit)
  Session learnings: 2

Patterns identified: 10
New patterns:        8
Updated patterns:    1

=== SOURCE QUALITY ===
  High (>= 0.7): 11  (weight 9.0)
  Medium:        16  (weight 7.8)
  Low (< 0.4):   16  (weight 4.8)

=== PATTERN SUMMARY ===
HIGH CONFIDENCE (>= 0.8):
  missing-input-validation  [11 occurrences]  [increasing]  → To be promoted to: api-dev, sre, code-reviewer

MEDIUM CONFIDENCE (0.6-0.8):
  import-ordering           [16 occurrences]  [decreasing]  → To be promoted to: api-dev, frontend-dev, code-reviewer
  missing-status-condition  [4 occurrences]   [stable]      → Promoted to: api-dev
  use-existing-patterns     [3 occurrences]   [new]         → To be promoted to: api-dev, test-engineer, code-reviewer
  concurrency-race          [3 occurrences]   [new]         → To be promoted to: api-dev, test-engineer, code-reviewer

LOW CONFIDENCE (< 0.6):
  unbounded-list            [4 occurrences]   [resolved]    → Promoted to: sre, code-reviewer
  missing-finalizer         [3 occurrences]   [resolved]    → Tracking only
  overly-complex-solution   [1 occurrence]    [new]         → Tracking only
  storage-init-race         [1 occurrence]    [new]         → Tracking only
  style-mismatch            [1 occurrence]    [new]         → Tracking only

=== TREND ALERTS ===
⚠️  INCREASING: missing-input-validation (+167% vs last month)
   Review the entry of api-dev
✅ DECREASING: import-ordering (-86% vs last month)

=== RUNBOOK UPDATES ===
Updated: .claude/skills/runbooks/api-dev/RUNBOOK.md
  + Added: import-ordering (anti-pattern)
  + Added: missing-input-validation (anti-pattern)
  + Added: use-existing-patterns (anti-pattern)
  + Added: concurrency-race (anti-pattern)
Updated: .claude/skills/runbooks/frontend-dev/RUNBOOK.md
  + Added: import-ordering (anti-pattern)
Updated: .claude/skills/runbooks/code-reviewer/RUNBOOK.md
  + Added: import-ordering (check priority)
  + Added: missing-input-validation (check priority)
  + Added: use-existing-patterns (check priority)
  + Added: concurrency-race (check priority)
Updated: .claude/skills/runbooks/sre/RUNBOOK.md
  + Added: missing-input-validation (anti-pattern)
Updated: .claude/skills/runbooks/test-engineer/RUNBOOK.md
  + Added: use-existing-patterns (anti-pattern)
  + Added: concurrency-race (anti-pattern)

=== NEXT STEPS ===
- Read 4 new drafts within 7 days: hotwash runbook confirm NAME, or demote it
- hotwash evolve --apply writes it

--- .claude/skills/runbooks/api-dev/RUNBOOK.md
"""
BRIEF = """\
ANALYSIS COMPLETE
═══════════════════════════════════════════════════════════════

Findings analyzed: 36
Session learnings: 2
Patterns identified: 10

HIGH CONFIDENCE (>= 0.8):
  missing-input-validation  [11 occurrences]  [increasing]  → Promoted to: api-dev, sre, code-reviewer

MEDIUM CONFIDENCE (0.6-0.8):
  import-ordering           [16 occurrences]  [decreasing]  → Promoted to: api-dev, frontend-dev, code-reviewer
  missing-status-condition  [4 occurrences]   [stable]      → Promoted to: api-dev
  use-existing-patterns     [3 occurrences]   [new]         → Promoted to: api-dev, test-engineer, code-reviewer
  concurrency-race          [3 occurrences]   [new]         → Promoted to: api-dev, test-engineer, code-reviewer

LOW CONFIDENCE (< 0.6):
  unbounded-list            [4 occurrences]   [resolved]    → Promoted to: sre, code-reviewer
  missing-finalizer         [3 occurrences]   [resolved]    → Not promoted (below threshold)
  overly-complex-solution   [1 occurrence]    [new]         → Not promoted (below threshold)
  storage-init-race         [1 occurrence]    [new]         → Not promoted (below threshold)
  style-mismatch            [1 occurrence]    [new]         → Not promoted (below threshold)

TRENDS:
  ↑ INCREASING: missing-input-validation (was 3, now 8)
  ↓ DECREASING: import-ordering (was 14, now 2)
  ✓ RESOLVED: unbounded-list (no occurrences in 120 days)
  ✓ RESOLVED: missing-finalizer (no occurrences in 40 days)
"""


@pytest.fixture
def engine(workspace: Path) -> Path:
    write_engine(workspace, date(2026, 5, 21))
    return workspace


def files_of(workspace: Path) -> dict[str, bytes]:
    found = (path for path in (workspace / ".claude").rglob("*") if path.is_file())
    return {str(path.relative_to(workspace)): path.read_bytes() for path in found}


def test_without_being_told_to_it_writes_nothing_and_shows_report_and_diff(hotwash: Hotwash, engine: Path) -> None:
    before = files_of(engine)
    ran = hotwash("evolve")
    assert ran.code == 1
    assert ran.out.startswith(REPORT)
    assert ran.err.endswith("evolve 10 patterns: nothing written; --apply writes it\n")
    assert files_of(engine) == before


def test_the_short_form_follows_what_was_written_and_undo_takes_it_back(hotwash: Hotwash, engine: Path) -> None:
    before = files_of(engine)
    ran = hotwash("evolve", "--apply", "--brief")
    assert (ran.code, ran.out) == (1, BRIEF)
    assert ran.err.startswith("evolved: 8 new patterns, 1 updated, 4 promoted\n")
    assert json.loads((engine / REGISTRY).read_text())["meta"]["total_patterns"] == 10
    written = files_of(engine)
    again = hotwash("evolve", "--apply", "--brief")
    assert again.out == BRIEF
    assert again.err == "No new patterns detected since last analysis. Pattern registry is up to date.\n"
    assert files_of(engine) == written
    assert hotwash("undo").code == 0
    assert files_of(engine) == before


def test_one_document_has_the_patterns_and_the_plan(hotwash: Hotwash, engine: Path) -> None:
    shown = hotwash("evolve", "--pattern", "import-ordering", "--json")
    assert (shown.code, shown.document["kind"], shown.document["written"]) == (0, "evolution", False)
    assert [each["name"] for each in shown.lists("patterns")] == ["import-ordering"]
    assert "+### import-ordering (Auto-generated)" in str(shown.document["diff"])
    done = hotwash("evolve", "--pattern", "import-ordering", "--apply", "--json")
    assert (done.code, done.document["written"]) == (0, True)
    assert done.document["promoted_now"] == {"import-ordering": ["api-dev", "frontend-dev", "code-reviewer"]}
    assert "import-ordering" in (engine / REGISTRY).read_text()


def test_without_alerts_and_conflicts_all_is_well(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / ".claude").mkdir()
    line = {
        "date": "2026-05-20",
        "category": "security",
        "file": "a.go",
        "finding": "x",
        "severity": "nit",
        "pattern": "p",
    }
    (workspace / ".claude/review-findings.jsonl").write_text(json.dumps(line) + "\n")
    assert hotwash("evolve", "--apply", "--quiet").code == 0


@pytest.mark.parametrize("flags", [(), ("--apply",), ("--json",)])
def test_without_findings_it_says_so_in_two_lines(hotwash: Hotwash, flags: tuple[str, ...]) -> None:
    ran = hotwash("evolve", *flags)
    assert ran.code == 2
    assert ran.err == (
        "hotwash: No findings found at .claude/review-findings.jsonl\n"
        "Run code reviews to generate findings, then try again.\n"
    )


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--pattern", "import-order"), "no pattern import-order – nearest is import-ordering"),
        (("--since", "soon"), "--since soon is no number of days – 1 to 36500"),
    ],
)
@pytest.mark.usefixtures("engine")
def test_a_filter_that_fits_nothing_is_refused(hotwash: Hotwash, flags: tuple[str, ...], said: str) -> None:
    ran = hotwash("evolve", *flags)
    assert (ran.out, ran.err) == ("", f"hotwash: {said}\n")
    assert ran.code != 0


def test_a_registry_that_is_broken_stops_everything(hotwash: Hotwash, engine: Path) -> None:
    (engine / REGISTRY).write_text('{"patterns": {}, // mine\n}\n')
    before = files_of(engine)
    ran = hotwash("evolve", "--apply")
    assert ran.code == 4
    assert ran.err.startswith(f"hotwash: {REGISTRY}:1 cannot be changed: ")
    assert files_of(engine) == before
