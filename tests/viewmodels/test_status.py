"""The workspaces at a glance, word by word."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.model.document import Diagnostic
from hotwash.core.model.settings import Settings
from hotwash.core.model.vocabulary import Severity
from hotwash.viewmodels.status import HEALTHY, RULE, status_lines
from support.engine import FINDINGS, REGISTRY, Line, finding, jsonl
from support.learnings import FILE, HEADER
from support.learnings import entry as learning
from support.operating import BUFFER, ERRORS, LEARNINGS, PROJECT, ROOT, Files

NOW = datetime(2026, 5, 23, 12, 0, tzinfo=UTC)
TASK = """# Working Buffer

## Current Task

deploy payments service

Last updated: 2026-05-21 10:00
"""


def entry(native_id: str, status: str, more: str = "") -> str:
    return f"### {native_id}\n**Status**: {status}\n**Context**: {native_id}\n**Content**: c\n**Action**: a\n{more}\n"


def lines(files: Files) -> list[str]:
    snapshot = replace(files.snapshot, workspaces=(PROJECT,))
    return list(status_lines(Facts(snapshot, NOW, Settings(), Noticed())))


def test_the_screen_of_a_busy_workspace() -> None:
    files = Files.of(
        {
            ERRORS: entry("ERR-20260501-001", "pending") + entry("ERR-20260522-001", "resolved"),
            LEARNINGS: entry("LRN-20260301-001", "resolved")
            + entry("LRN-20260522-001", "promoted")
            + entry("LRN-20260520-001", "example"),
            ".learnings/.pending-errors.log": "2026-05-20T14:32:10Z TOOL_FAILURE: Bash\n"
            "2026-05-20T14:33:10Z TOOL_FAILURE: Edit\n",
            BUFFER: TASK,
            "memory/.session-count": "11\n2026-05-22T10:00:00Z\n2026-05-23T10:00:00Z\n",
        }
    )
    assert lines(files) == [
        "Self-Improve Status",
        RULE,
        "Workspace:   ./  (local)",
        "",
        "Learnings    0 pending   1 resolved   1 promoted",
        "Errors       1 pending   1 resolved   0 promoted",
        "Feature reqs 0 pending   0 resolved   0 promoted",
        "",
        "Pending errors log:  2 unprocessed entries",
        "Lint:                0 errors, 0 stale, 0 expired, 4 without metadata",
        'Working buffer:      active task — "deploy payments service"',
        "Buffer age:          2 days",
        "Last session:        2026-05-23 (today)",
        "Sessions since review: 3 of 5",
        "",
        "Action items:",
        "  • 1 pending ERR older than 7 days → run review",
        "  • 1 stale resolved LRN (30+ days) → promote or discard",
        "  • 2 unprocessed failures → hotwash drain",
        "  • Run hotwash review (due in 2 sessions)",
        RULE,
    ]


def test_rules_that_did_not_hold_or_are_gone_want_doing() -> None:
    def promoted(native_id: str, subject: str) -> str:
        note = f"**Status-Note**: 2026-05-10 promoted to CLAUDE.md\n**Context**: {subject}"
        return entry(native_id, "promoted").replace(f"**Context**: {native_id}", note)

    again = entry("ERR-20260520-003", "resolved").replace(
        "ERR-20260520-003\n**Content", "disk quota exceeded\n**Content"
    )
    errors = promoted("ERR-20260501-001", "disk quota exceeded") + promoted("ERR-20260502-002", "certificate expired")
    rule = "## Agent Rules\n\n- Watch the quota <!-- self-improve:ERR-20260501-001 -->\n"
    told = lines(Files.of({ERRORS: errors + again, "CLAUDE.md": rule}))
    assert "Rules:               1 regressed, 1 missing" in told
    assert [line for line in told if "rule" in line and "→" in line] == [
        "  • 1 rule did not hold: it happened again → hotwash rules",
        "  • 1 promoted rule in no file any more → hotwash rules",
    ]


def test_where_nothing_wants_doing_it_is_healthy() -> None:
    found = lines(Files.of({LEARNINGS: entry("LRN-20260522-001", "pending")}))
    assert found[-7:] == [
        "Pending errors log:  0 unprocessed entries",
        "Lint:                0 errors, 0 stale, 0 expired, 1 without metadata",
        "Working buffer:      none",
        "Last session:        unknown",
        "",
        HEALTHY,
        RULE,
    ]


def test_other_kinds_have_lines_only_where_there_are_any_and_numbers_stand_below_each_other() -> None:
    many = "".join(entry(f"ERR-20260522-{number:03}", "pending") for number in range(1, 13))
    issue = "## [OPS-20260522-001] x\n\n**Logged**: 2026-05-22T10:00:00Z\n**Status**: pending\n\n### Summary\nx\n"
    found = lines(Files.of({ERRORS: many, ".learnings/OPERATIONS_ISSUES.md": issue}))
    assert found[4:8] == [
        "Learnings     0 pending   0 resolved   0 promoted",
        "Errors       12 pending   0 resolved   0 promoted",
        "Feature reqs  0 pending   0 resolved   0 promoted",
        "Issues        1 pending   0 resolved   0 promoted",
    ]


def test_what_was_noticed_while_looking_for_files_stands_below_the_workspaces() -> None:
    note = Diagnostic(f"{ROOT}/skills", 0, Severity.NOTE, "ignored", "2 files are left out here")
    snapshot = replace(Files.of({ERRORS: ""}).snapshot, workspaces=(PROJECT,), remarks=(note,))
    found = list(status_lines(Facts(snapshot, NOW, Settings(), Noticed())))
    assert found[3] == "Note:        skills – 2 files are left out here"


def test_learnings_are_left_to_their_hygiene_and_named_when_they_are_ready() -> None:
    old = learning("L-001", seen="2026-02-01")
    sure = learning("L-002", confidence="high", occurrences=3)
    found = lines(Files.of({FILE: HEADER + old + sure}))
    assert found[found.index("Action items:") : -1] == [
        "Action items:",
        "  • 1 harness learning not seen for long → hotwash harness hygiene",
        "  • 1 harness learning confirmed often enough → hotwash harness promote L-002",
    ]


def test_patterns_and_drafts_are_named_with_the_command_that_settles_them() -> None:
    rows: dict[str, Line] = {
        "race": {"promoted_to_runbook": True, "promoted_date": "2026-05-15", "count": 3, "last_seen": "2026-05-15"},
        "old": {"promoted_to_runbook": True, "promoted_date": "2026-01-01", "confidence": 0.95, "count": 3},
    }
    rows["old"]["last_seen"] = "2026-01-01"
    told = [{**finding("blocking"), "date": f"2026-05-2{day}", "pattern": "open-port"} for day in range(3)]
    files = Files.of({FINDINGS: jsonl(told), REGISTRY: json.dumps({"patterns": rows})})
    found = lines(files)
    assert found[found.index("Action items:") : -1] == [
        "Action items:",
        "  • 1 runbook draft nobody confirmed within a week → hotwash runbook check",
        "  • 1 promoted pattern not seen for 90 days → hotwash runbook check",
        "  • 1 pattern sure enough for runbooks → hotwash promote open-port",
    ]
