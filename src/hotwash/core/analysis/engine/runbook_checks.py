"""What is wrong or overdue in runbooks, and between them and the registry (source: learning engine, demotion)."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from hotwash.core.analysis.engine.drafts import EntryState, entry_state
from hotwash.core.analysis.engine.eligibility import is_demotion_candidate, is_outdated
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.pattern import PatternRegistry
from hotwash.core.model.runbook import RunbookEntry, RunbookOrigin, RunbookPart
from hotwash.core.model.vocabulary import Severity

_OPPOSED = {RunbookPart.PATTERNS, RunbookPart.ANTI_PATTERNS}
_ALIKE = ("insufficient-test-coverage", "missing-test-coverage")
_WARNING, _NOTE = Severity.WARNING, Severity.NOTE


def runbook_findings(engine: Engine, confirmed: Mapping[str, str]) -> tuple[Finding, ...]:
    """Entry by entry in the order of the files, then what stands in none of them."""
    patterns = {pattern.key: pattern for pattern in engine.patterns}
    found = [
        finding
        for document, runbook in engine.runbooks
        for finding in _in_runbook(document, [each for each in runbook.entries if not each.is_archived], patterns)
    ]
    of_patterns = (each for pattern in engine.patterns for each in _of_pattern(pattern, engine, confirmed))
    return (*found, *of_patterns, *_alike(engine, patterns))


def _in_runbook(
    document: Document, entries: list[RunbookEntry], patterns: Mapping[str, EnginePattern]
) -> Iterator[Finding]:
    for first, second in combinations(entries, 2):
        if pattern_key(first.name) == pattern_key(second.name):
            is_opposed = {first.part, second.part} == _OPPOSED
            rule, what = ("opposed", "says the opposite of") if is_opposed else ("twice", "tells the same as")
            said = f"{what} line {first.line}"
            yield _finding(f"runbook-{rule}", document, second, said, "decide which one holds, and remove the other")
    for entry in entries:
        pattern = patterns.get(pattern_key(entry.name))
        if pattern is not None and pattern.is_demoted:
            step = f"hotwash runbook demote {pattern.name} --reason WHY archives it"
            yield _finding("runbook-demoted", document, entry, "is demoted, and agents still read it here", step)
        elif pattern is None and entry.origin is not RunbookOrigin.MANUAL:
            said = "is of no pattern that the registry or a signal knows"
            yield _finding("runbook-unknown", document, entry, said, "keep it by hand, or remove it", _NOTE)


def _of_pattern(pattern: EnginePattern, engine: Engine, confirmed: Mapping[str, str]) -> Iterator[Finding]:
    state = entry_state(pattern, engine, confirmed)
    if state is None:
        return
    there = {runbook.agent: (document, runbook) for document, runbook in engine.runbooks}
    for agent in pattern.stored.runbook_agents if pattern.stored is not None else ():
        known = there.get(agent)
        if known is None or not any(_is_of(each, pattern) for each in known[1].entries if not each.is_archived):
            said = f"is promoted to {agent}, and its runbook has no entry of it"
            yield _told("runbook-missing", pattern, engine, said, "undo that change, or demote the pattern")
    if state is EntryState.DUE:
        said = f"is a draft since {pattern.promoted_on}, and should have been read by {pattern.review_due}"
        step = f"hotwash runbook confirm {pattern.name}, or demote it"
        yield _told("runbook-review-due", pattern, engine, said, step)
    if is_demotion_candidate(pattern):
        words = "half a year" if is_outdated(pattern) else f"{pattern.age} days"
        step = f"hotwash runbook demote {pattern.name} --reason WHY, if it is outlived"
        yield _told("runbook-outlived", pattern, engine, f"was not seen for {words}", step)


def _alike(engine: Engine, patterns: Mapping[str, EnginePattern]) -> Iterator[Finding]:
    """Two names for one thing, never merged by themselves."""
    if all(name in patterns for name in _ALIKE):
        said = f"and {_ALIKE[1]} may be the same pattern under two names"
        yield _told("patterns-alike", patterns[_ALIKE[0]], engine, said, "name one of them in the signals", _NOTE)


def _told(
    rule: str, pattern: EnginePattern, engine: Engine, said: str, step: str, severity: Severity = _WARNING
) -> Finding:
    """A finding about a pattern: where its first entry stands, else in the registry."""
    for document, runbook in engine.runbooks:
        for entry in runbook.entries:
            if not entry.is_archived and _is_of(entry, pattern):
                return _finding(rule, document, entry, said, step, severity)
    registries = (each.path for each in engine.documents if isinstance(each.contents, PatternRegistry))
    path = next(registries, engine.workspace.base)
    line = pattern.stored.line if pattern.stored is not None else 0
    return Finding(rule, severity, path, line, Key(path, pattern.name), said, pattern.name, next_step=step)


def _finding(
    rule: str, document: Document, entry: RunbookEntry, said: str, step: str, severity: Severity = _WARNING
) -> Finding:
    key = Key(document.path, entry.name)
    return Finding(rule, severity, document.path, entry.line, key, said, entry.name, next_step=step)


def _is_of(entry: RunbookEntry, pattern: EnginePattern) -> bool:
    return pattern_key(entry.name) == pattern.key
