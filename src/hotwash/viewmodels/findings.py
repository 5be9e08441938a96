"""What is wrong or odd, as lines: in the exact words of the four-field tool for its entries, else with the place."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.scan import Case
from hotwash.core.analysis.hygiene.truth_rules import STILL_LOADED, lacks_metadata
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.masking import masked
from hotwash.viewmodels.entry_json import Json
from hotwash.viewmodels.rows import shown

_WORDS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARN", Severity.NOTE: "NOTE"}
_AGED = {"expired": "EXPIRED", "unverified": "STALE"}
_ORDER = ("ERROR", "WARN", "EXPIRED", "STALE", "NOTE")


def word_of(finding: Finding) -> str:
    """`ERROR`, `WARN`, `EXPIRED`, `STALE` or `NOTE`."""
    return _AGED.get(finding.rule, _WORDS[finding.severity])


def finding_lines(found: Iterable[Finding], names: Mapping[str, str]) -> list[str]:
    """Four-field entries first, as their own tool prints them; then all others with file and line."""
    strict: list[Finding] = []
    others: list[Finding] = []
    for finding in found:
        (strict if finding.is_strict else others).append(finding)
    strict.sort(key=_place_in_order)
    lines = [shown(f"{word_of(finding)} {finding.sentence}") for finding in strict]
    return lines + [_placed(finding, names) for finding in others]


def _place_in_order(finding: Finding) -> tuple[int, bool]:
    """By word; stale ones that agents obey come before the others."""
    return _ORDER.index(word_of(finding)), not finding.message.endswith(STILL_LOADED)


def _placed(finding: Finding, names: Mapping[str, str]) -> str:
    fix = f" (fix: {finding.fix})" if finding.fix else ""
    return shown(f"{place_of(finding, names)}: {finding.severity} {finding.rule}: {finding.sentence}{fix}")


def place_of(finding: Finding, names: Mapping[str, str]) -> str:
    """`.learnings/ERRORS.md:48`, or the file alone."""
    name = names.get(finding.path, finding.path)
    return f"{name}:{finding.line}" if finding.line else name


def summary(cases: Collection[Case], found: Iterable[Finding]) -> dict[str, int]:
    """What is counted, in the order it is said."""
    words = Counter(map(word_of, found))
    return {
        "entries": len(cases),
        "errors": words["ERROR"],
        "warnings": words["WARN"],
        "expired": words["EXPIRED"],
        "stale": words["STALE"],
        "without metadata": sum(case.is_strict and lacks_metadata(case) for case in cases),
    }


def summary_line(counts: Mapping[str, int]) -> str:
    """The last line of the four-field tool, over all formats."""
    return f"lint: {', '.join(f'{number} {what}' for what, number in counts.items())}"


def finding_json(finding: Finding, names: Mapping[str, str]) -> dict[str, Json]:
    """One finding as scripts get it."""
    repair = finding.repair
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": names.get(finding.path, finding.path),
        "line": finding.line,
        "id": finding.key.anchor or None,
        "message": masked(finding.sentence),
        "next_step": masked(finding.next_step) or None,
        "repair": masked(repair.sentence) if repair is not None else None,
    }


def names_of(snapshot: Snapshot) -> dict[str, str]:
    """What people call each file."""
    return {document.path: document.relative for document in snapshot.documents}
