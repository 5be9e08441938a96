"""Signals and registries of the learning engine that a test writes down, and what follows from them."""

import json
from datetime import date, timedelta

from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.horizon import Horizon, SeverityMode
from support.reading import WORKSPACE, document

TODAY = date(2026, 9, 26)
FINDINGS = ".claude/review-findings.jsonl"
SESSIONS = ".claude/session-learnings.jsonl"
CORRECTIONS = ".claude/user-corrections.jsonl"
INCIDENTS = ".claude/incidents.jsonl"
REGISTRY = ".claude/patterns/patterns.json"

Line = dict[str, object]


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def finding(severity: str = "warning", *, days: int = 0, pattern: str | None = "open-port", **more: object) -> Line:
    """One line of the review; `service` and all else as keywords."""
    named = {"pattern": pattern} if pattern is not None else {}
    line = {"date": ago(days), "category": "security", "file": "a.go:3", "finding": "A port is open"}
    return {**line, "severity": severity, **named, **more}


def correction(source: str = "explicit", severity: str = "high", *, days: int = 0, **more: object) -> Line:
    line: Line = {
        "date": ago(days),
        "timestamp": f"{ago(days)}T10:00:00Z",
        "agent": "api-dev",
        "correction_type": "code_quality",
        "ai_action": {"summary": "opened a port"},
        "user_correction": {"summary": "close the port"},
        "source": source,
        "severity": severity,
        "pattern_inferred": "open-port",
    }
    return {**line, **more}


def session(confidence: str = "medium", *, days: int = 0, **more: object) -> Line:
    line = {"date": ago(days), "agent": "api-dev", "type": "pattern", "name": "open-port", "description": "Close ports"}
    return {**line, "confidence": confidence, **more}


def jsonl(lines: list[Line]) -> str:
    return "".join(json.dumps(line) + "\n" for line in lines)


def engine_on(
    findings: list[Line] | None = None,
    *,
    sessions: list[Line] | None = None,
    corrections: list[Line] | None = None,
    incidents: list[Line] | None = None,
    registry: dict[str, Line] | None = None,
    today: date = TODAY,
    since: int | None = None,
    mode: SeverityMode = SeverityMode.DOMINANT,
) -> Engine:
    """The engine of a workspace with these files; what is not given is not there."""
    files = {FINDINGS: findings, SESSIONS: sessions, CORRECTIONS: corrections, INCIDENTS: incidents}
    documents = [document(jsonl(lines).encode(), path) for path, lines in files.items() if lines is not None]
    if registry is not None:
        documents.append(document(json.dumps({"patterns": registry}).encode(), REGISTRY))
    return Engine(WORKSPACE, tuple(documents), Horizon(today, since=since, mode=mode))
