"""Operations entries that a test writes down, and the snapshot they make."""

from datetime import datetime

from hotwash.core.model.snapshot import Snapshot
from support.reading import document

NOW = datetime(2026, 10, 1, 12, 0)
ISSUES = ".learnings/OPERATIONS_ISSUES.md"
LEARNINGS = ".learnings/LEARNINGS.md"


def issue(
    number: int = 1,
    *,
    day: str = "2026-09-20",
    severity: str = "P1",
    sections: str = "",
    metadata: str = "",
    prefix: str = "OPS",
    status: str = "resolved",
) -> str:
    """One entry with sections; `sections` and `metadata` are its text below the summary."""
    severity_line = f"**Severity**: {severity}\n" if severity else ""
    return (
        f"## [{prefix}-{day.replace('-', '')}-{number:03}] thing_{number}\n\n**Logged**: {day}T10:00:00Z\n"
        f"**Priority**: high\n**Status**: {status}\n{severity_line}**Area**: monitoring\n\n### Summary\nIt happened\n\n"
        f"{sections}\n### Metadata\n{metadata or '- Source: incident'}\n\n---\n\n"
    )


def snapshot_of(*issues: str, learnings: str = "") -> Snapshot:
    documents = [document("".join(issues).encode(), ISSUES)]
    if learnings:
        documents.append(document(learnings.encode(), LEARNINGS))
    return Snapshot(1, (), tuple(documents))
