"""A project whose learning engine has something in every file, with all days counted back from a given one."""

import json
from datetime import date, timedelta
from pathlib import Path

from support.engine import Line, jsonl

_UNCHECKED = "missing-input-validation"
_STATUS = "missing-status-condition"

RUNBOOK = """\
# API-Dev Runbook

Last updated: {promoted}

## Patterns That Work

### Ask the shared validator

**Context**: before a handler is written

**Pattern**: call `validate.Name` before anything else

## Auto-Generated Patterns

*The following patterns were automatically extracted from review findings and session learnings.*

### missing-status-condition (Auto-generated)

**Confidence**: 0.62 | **Occurrences**: 4 | **Trend**: stable | **Last seen**: {last}

**Anti-Pattern**: Types without a Ready condition

---

## Common Mistakes

- Forgetting deepcopy tags: run make generate

## Archived Patterns

### slow-list (Auto-generated)

**Confidence**: 0.30 | **Occurrences**: 3 | **Trend**: resolved | **Last seen**: {old}
"""


def write_engine(root: Path, today: date) -> None:
    """Write the files of the engine below `root`."""
    folder = root / ".claude"
    (folder / "patterns").mkdir(parents=True)
    runbook = folder / "skills" / "runbooks" / "api-dev" / "RUNBOOK.md"
    runbook.parent.mkdir(parents=True)
    (folder / "review-findings.jsonl").write_text(jsonl(_findings(today)))
    (folder / "session-learnings.jsonl").write_text(jsonl(_sessions(today)))
    (folder / "user-corrections.jsonl").write_text(jsonl(_corrections(today)))
    (folder / "patterns" / "patterns.json").write_text(json.dumps(_registry(today), indent=2) + "\n")
    (folder / "patterns" / "trends.json").write_text(json.dumps(_trends(today), indent=2) + "\n")
    (folder / "patterns" / "promotion-log.jsonl").write_text(jsonl([_promotion(today)]))
    days = {"promoted": _ago(today, 30), "last": _ago(today, 35), "old": _ago(today, 210)}
    runbook.write_text(RUNBOOK.format(**days))


def _ago(today: date, days: int) -> str:
    return (today - timedelta(days)).isoformat()


def _findings(today: date) -> list[Line]:
    def found(days: int, severity: str, pattern: str, service: str, text: str, **more: object) -> Line:
        place = f"pkg/{service}/{days}.go:{days + 7}"
        line: Line = {"date": _ago(today, days), "category": "security", "file": place, "finding": text}
        return {**line, "severity": severity, "service": service, "pattern": pattern, **more}

    services, fix = ("ledger", "edge", "cart"), "Validate at the boundary with the shared validator"
    unchecked = "takes the name unchecked"
    return [
        *(
            found(
                d,
                "warning",
                _UNCHECKED,
                services[d % 3],
                f"Handler {d} {unchecked}",
                pr=str(100 + d),
                suggested_fix=fix,
            )
            for d in (1, 3, 5, 9, 12, 20, 25, 28)
        ),
        *(found(d, "warning", _UNCHECKED, "ledger", f"Handler {d} {unchecked}") for d in (35, 40, 55)),
        *(
            found(d, "nit", "import-ordering", "ledger", "Imports are unordered", category="convention")
            for d in (*range(33, 47), 2, 9)
        ),
        *(
            found(d, "blocking", _STATUS, "ledger", f"Type {d} has no Ready condition", category="completeness")
            for d in (4, 8, 35, 45)
        ),
        *(
            found(d, "blocking", "concurrency-race", "edge", "Two reconciles write one map", category="correctness")
            for d in (0, 6)
        ),
        *(
            found(d, "warning", "missing-finalizer", "cart", "No finalizer", category="completeness")
            for d in (40, 42, 47)
        ),
    ]


def _sessions(today: date) -> list[Line]:
    init: Line = {"date": _ago(today, 7), "agent": "api-dev", "type": "pattern", "name": "storage-init-race"}
    told = {"timestamp": f"{_ago(today, 5)}T15:00:00Z", "agent": "api-dev", "feature_id": "feat-042"}
    return [
        {**init, "description": "Storage init must use sync.Once", "confidence": "high", "applicable_to": ["sre"]},
        {**told, "insight": "A race condition between two parallel tests", "context": "the suite failed now and then"},
    ]


def _corrections(today: date) -> list[Line]:
    def corrected(days: int, kind: str, agent: str, text: str, pattern: str | None, **more: object) -> Line:
        stamp = f"{_ago(today, days)}T10:00:00Z"
        line: Line = {"date": stamp[:10], "timestamp": stamp, "agent": agent, "correction_type": kind}
        said = {"ai_action": {"summary": "wrote a client of its own"}, "user_correction": {"summary": text}}
        named = {"pattern_inferred": pattern, "pattern_confidence": "high"} if pattern else {}
        return {**line, **said, "source": "explicit", "severity": "high", **named, **more}

    client = "use-existing-patterns"
    return [
        *(corrected(d, "code_quality", "api-dev", "use the client we have", client) for d in (0, 2, 6)),
        corrected(3, "approach_rejection", "frontend-dev", "one dialog is enough", "overly-complex-solution"),
        corrected(4, "preference_conflict", "frontend-dev", "tabs, please", None, source="implicit", severity="low"),
    ]


def _registry(today: date) -> dict[str, object]:
    row = {"date": _ago(today, 35), "service": "ledger", "file": "pkg/ledger/35.go:42", "source": "review"}
    status = {
        "name": _STATUS,
        "description": "API types are missing standard status conditions",
        "category": "completeness",
        "severity": "blocking",
        "occurrences": [{**row, "context": "Type 35 has no Ready condition"}],
        "count": 1,
        "last_seen": _ago(today, 35),
        "trend": "stable",
        "confidence": 0.62,
        "affected_agents": ["api-dev"],
        "promoted_to_runbook": True,
        "runbook_agents": ["api-dev"],
        "promoted_date": _ago(today, 30),
    }
    old = {
        "name": "unbounded-list",
        "description": "A list without a page size",
        "category": "performance",
        "severity": "warning",
        "occurrences": [],
        "count": 4,
        "last_seen": _ago(today, 120),
        "trend": "resolved",
        "confidence": 0.41,
        "affected_agents": ["sre"],
        "promoted_to_runbook": True,
        "promoted_date": _ago(today, 200),
    }
    meta = {"last_analysis": f"{_ago(today, 10)}T08:00:00Z"}
    return {"patterns": {_STATUS: status, "unbounded-list": old}, "meta": meta}


def _trends(today: date) -> dict[str, object]:
    action = "Review the entry of api-dev"
    alert = {"type": "increasing_pattern", "severity": "high", "pattern": _UNCHECKED, "recommended_action": action}
    improved = {"pattern": "import-ordering", "message": "Imports are ordered by a tool now"}
    generated = f"{_ago(today, 10)}T08:00:00Z"
    return {"generated": generated, "window_days": 30, "alerts": [alert], "improvements": [improved]}


def _promotion(today: date) -> Line:
    return {
        "date": f"{_ago(today, 30)}T08:00:00Z",
        "pattern": _STATUS,
        "confidence": 0.62,
        "occurrences": 4,
        "promoted_to": ["api-dev"],
        "entry_type": "anti-pattern",
        "trigger": "threshold",
        "runbook_section": "Auto-Generated Patterns",
    }
