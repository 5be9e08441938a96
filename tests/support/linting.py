"""What lint says of files given as text, as lines and as findings, on the day of the other operations' tests."""

from collections.abc import Mapping

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.findings import findings
from hotwash.core.analysis.hygiene.scan import Scan
from hotwash.viewmodels.findings import finding_lines, names_of, summary, summary_line
from support.operating import ERRORS, ISSUES, LEARNINGS, NOW, Files

Text = str | bytes


def found(texts: Mapping[str, Text]) -> tuple[Finding, ...]:
    return findings(Files.of(texts).snapshot, NOW)


def lint(texts: Mapping[str, Text] | Text, file: str = ERRORS) -> list[str]:
    """Every line of the output, notes included."""
    snapshot = Files.of(texts if isinstance(texts, Mapping) else {file: texts}).snapshot
    looked_at = findings(snapshot, NOW)
    counts = summary(Scan(snapshot, NOW).cases, looked_at)
    return [*finding_lines(looked_at, names_of(snapshot)), summary_line(counts)]


def rules_of(text: Text, file: str = LEARNINGS) -> list[tuple[str, int]]:
    """Rule and line of each finding about one file."""
    return [(each.rule, each.line) for each in found({file: text})]


def truth(native_id: str = "ERR-20260901-001", *, status: str = "resolved", **more: str) -> str:
    """A four-field entry, by default without a fault; a fact is left out by giving an empty text for it."""
    facts = {"Source": "user", "Scope": "global", "Verified": "2026-09-20"} | {
        name.title(): value for name, value in more.items()
    }
    lines = "".join(f"**{name}**: {value}\n" for name, value in facts.items() if value)
    return f"### {native_id}\n**Status**: {status}\n**Context**: a\n**Content**: b\n**Action**: c\n{lines}\n---\n\n"


def issue(native_id: str = "OPS-20260901-001", *, status: str = "pending", head: str = "", more: str = "") -> str:
    """An entry with sections as the operations skill writes it, without a fault."""
    return (
        f"## [{native_id}] cert_expiry\n\n**Logged**: 2026-09-01T07:00:00Z\n**Priority**: high\n**Status**: {status}\n"
        f"{head}**Severity**: P2\n**Area**: monitoring\n\n### Summary\nCertificate expires\n\n### Metadata\n"
        f"- Trigger: alert\n{more}\n---\n\n"
    )


__all__ = ["ERRORS", "ISSUES", "LEARNINGS", "found", "issue", "lint", "rules_of", "truth"]
