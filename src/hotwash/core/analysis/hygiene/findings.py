"""Asks every rule, and leaves out what the person has called fine."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha1

from hotwash.core.analysis.hygiene.file_rules import noticed
from hotwash.core.analysis.hygiene.finding import Finding, RepairKind
from hotwash.core.analysis.hygiene.rules import RULES
from hotwash.core.analysis.hygiene.scan import Scan
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Severity

_ASKED = frozenset(rule.name for rule in RULES if rule.find is not None)
_ORDER = {severity: at for at, severity in enumerate(Severity)}


def findings(snapshot: Snapshot, now: datetime) -> tuple[Finding, ...]:
    """Everything that is wrong or odd: errors first, then by file and line."""
    scan = Scan(snapshot, now)
    found = [each for rule in RULES if rule.find is not None for each in rule.find(scan)]
    # What one file alone tells its reader, a rule that knows all files says again, and better.
    found += [each for each in noticed(scan) if each.rule not in _ASKED]
    whole = (_heading_first(scan, each, stuck) for each in found) if (stuck := _stuck_lines(found)) else found
    return tuple(sorted(whole, key=lambda each: (_ORDER[each.severity], each.path, each.line)))


def _stuck_lines(found: Iterable[Finding]) -> dict[str, list[int]]:
    """The lines of headings that nothing reads, by file."""
    lines: dict[str, list[int]] = {}
    for each in found:
        if each.rule == "broken-heading":
            lines.setdefault(each.path, []).append(each.line)
    return lines


def _heading_first(scan: Scan, finding: Finding, stuck: dict[str, list[int]]) -> Finding:
    """An entry that hides another one in it may get new values, but no new lines: they could land in the hidden one."""
    if finding.repair is None or finding.repair.kind not in (RepairKind.ADD, RepairKind.CLOSE):
        return finding
    place = scan.snapshot.entry(finding.key)
    if place is None:
        return finding
    document, entry = place
    last = entry.line + document.raw(entry).count(b"\n")
    hidden = next((line for line in stuck.get(finding.path, ()) if entry.line < line <= last), 0)
    step = f"first repair the heading in line {hidden}"
    return replace(finding, repair=None, next_step=step) if hidden else finding


def dismissal(snapshot: Snapshot, finding: Finding) -> str:
    """What the person's own state calls this finding, for as long as the text it is about stays the same.

    Empty for a file that cannot be read: that is never fine.
    """
    if any(problem.path == finding.path for problem in snapshot.problems):
        return ""
    document, found = snapshot.document(finding.path), snapshot.entry(finding.key)
    text = found[0].raw(found[1]) if found is not None else finding.detail.encode()
    name = document.relative if document is not None else finding.path
    anchor = f"{finding.key.anchor}#{finding.key.ordinal}" if finding.key.anchor else ""
    digest = sha1(text, usedforsecurity=False).hexdigest()[:12]
    return f"problem {finding.rule} {finding.detail} {name} {anchor} {digest}"


def still_open(found: Iterable[Finding], snapshot: Snapshot) -> Iterator[Finding]:
    """Those that the person has not called fine as they are."""
    dismissed = {name for name in snapshot.personal.dismissed if name.startswith("problem ")}
    return (each for each in found if not dismissed or dismissal(snapshot, each) not in dismissed)
