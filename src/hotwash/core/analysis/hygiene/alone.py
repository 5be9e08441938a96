"""What rules find that look at one entry at a time: asked again only of entries that say something new."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, tzinfo
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.analysis.hygiene.claims import Claims
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.rules import RULES
from hotwash.core.analysis.hygiene.scan import Scan
from hotwash.core.model.key import Key
from hotwash.core.model.values import replace

_ALONE = tuple(rule.find for rule in RULES if rule.alone and rule.find is not None)


class _Noted(NamedTuple):
    """What was found in an entry that began at that line."""

    line: int
    findings: tuple[Finding, ...]

    def at(self, line: int) -> Iterator[Finding]:
        """The same where the entry begins now."""
        by = line - self.line
        return (replace(each, line=each.line + by) if by else each for each in self.findings)


_FINE = _Noted(0, ())


class _Latest:
    """What was found in the entries looked at last.

    An entry that says what it said has the very same claims (`claims_of`), by which it is known here.
    """

    def __init__(self) -> None:
        self._noted: dict[int, tuple[Claims, _Noted]] = {}

    def findings(self, scan: Scan) -> Iterator[Finding]:
        before = self._noted
        fresh = scan.only(case for case in scan.cases if id(case.claims) not in before)
        found: defaultdict[Key, list[Finding]] = defaultdict(list)
        for find in _ALONE:
            for finding in find(fresh):
                found[finding.key].append(finding)
        asked = {
            id(case.claims): (case.claims, _noted(case.entry.line, found.get(case.entry.key))) for case in fresh.cases
        }
        known = {**before, **asked}
        self._noted = {id(case.claims): known[id(case.claims)] for case in scan.cases}
        for case in scan.cases:
            noted = known[id(case.claims)][1]
            if noted.findings:
                yield from noted.at(case.entry.line)


def _noted(line: int, findings: list[Finding] | None) -> _Noted:
    return _Noted(line, tuple(findings)) if findings else _FINE


@lru_cache(maxsize=2)
def _latest(_day: date, _zone: tzinfo | None, _paths: frozenset[str]) -> _Latest:
    """On another day other things are overdue, and beside other files an entry may be another skill's."""
    return _Latest()


def findings_alone(scan: Scan) -> Iterator[Finding]:
    """What each rule that is `alone` finds, entry by entry."""
    return _latest(scan.now.date(), scan.now.tzinfo, scan.paths).findings(scan)
