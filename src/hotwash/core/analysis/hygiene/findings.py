"""Asks every rule, and leaves out what the person has called fine."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from hotwash.core.analysis.hygiene.alone import findings_alone
from hotwash.core.analysis.hygiene.file_rules import noticed
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.rules import RULES
from hotwash.core.analysis.hygiene.scan import Scan
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Severity

_PLACES = {rule.name: at for at, rule in enumerate(RULES) if rule.find is not None}
_ORDER = {severity: at for at, severity in enumerate(Severity)}


def findings(snapshot: Snapshot, now: datetime) -> tuple[Finding, ...]:
    """Everything that is wrong or odd: errors first, then by file and line."""
    return findings_of(Scan(snapshot, now))


def findings_of(scan: Scan) -> tuple[Finding, ...]:
    """The same, of what was prepared already."""
    found = [each for rule in RULES if rule.find is not None and not rule.alone for each in rule.find(scan)]
    found += (*findings_alone(scan), *noticed(scan))
    return tuple(sorted(found, key=_in_order))


def _in_order(finding: Finding) -> tuple[int, str, int, int]:
    """What stands in one line is told in the order of the rules."""
    return _ORDER[finding.severity], finding.path, finding.line, _PLACES.get(finding.rule, len(RULES))


def dismissal(snapshot: Snapshot, finding: Finding) -> str:
    """What the person's own state calls this finding, for as long as the text it is about stays the same.

    Empty for a file that cannot be read: that is never fine.
    """
    from hashlib import sha1

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
