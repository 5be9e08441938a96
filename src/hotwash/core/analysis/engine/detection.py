"""Words by which people correct an agent. They match too much, so that whatever is found is proposed and never logged.

(source: learning engine, correction detection)
"""

import re
from typing import NamedTuple

from hotwash.core.text.patterns import Pattern

_LONGEST = 20_000
_SOMETHING = r".{1,400}?"
_WORDS = {
    "approach_rejection": (
        rf"\b(?:let's|let us) (?:try|use|do) {_SOMETHING} instead\b",
        r"\b(?:no|don't|stop),? (?:don't|do not|stop)\b",
        r"\bactually,? (?:let's|we should|I want)\b",
        r"\b(?:undo|revert|roll back) (?:that|this|the)\b",
    ),
    "expectation_mismatch": (
        r"\bI didn't (?:ask|want|need|request) (?:for|that|this)\b",
        r"\b(?:why did you|you shouldn't have) .",
        r"\bthat's not what I (?:meant|wanted|asked)\b",
    ),
    "code_quality": (
        r"\b(?:that's|this is|it's) (?:wrong|incorrect|broken|buggy)\b",
        r"\b(?:there's|you have) (?:a|an) (?:bug|error|mistake)\b",
        r"\b(?:fix|correct) (?:the|this|that)\b",
    ),
    "code_completeness": (
        r"\b(?:you|it) (?:forgot|missed|skipped|omitted)\b",
        rf"\b(?:missing|need|add) {_SOMETHING} (?:handling|check|validation)",
        r"\b(?:what about|don't forget) .",
    ),
    "preference_conflict": (
        r"\bI (?:prefer|like|want|always use)\b",
        r"\b(?:our|the|my) (?:convention|standard|pattern) is\b",
        rf"\b(?:we|I) (?:usually|always|typically) {_SOMETHING} instead\b",
    ),
    "communication_gap": (
        r"\b(?:let me|to) clarify\b",
        r"\bwhat I (?:meant|mean|wanted) (?:was|is)\b",
        r"\b(?:I|you) misunderstood\b",
    ),
}
_DETECTORS = {kind: tuple(Pattern(each, re.IGNORECASE) for each in words) for kind, words in _WORDS.items()}


class Detected(NamedTuple):
    """A type of correction that a text may be, and the words that say so."""

    correction_type: str
    words: str


def detected_corrections(text: str) -> tuple[Detected, ...]:
    """Every type once, in the order of the table; nothing where the text corrects nobody."""
    plain = text[:_LONGEST].replace("’", "'")
    found = []
    for kind, patterns in _DETECTORS.items():
        match = next((match for pattern in patterns if (match := pattern.search(plain))), None)
        if match is not None:
            found.append(Detected(kind, _clause(plain, match)))
    return tuple(found)


def _clause(text: str, match: re.Match[str]) -> str:
    """The match, or the rest of its line where that is open."""
    end = text.find("\n", match.end())
    rest = text[match.start() : end if end >= 0 else len(text)]
    return match[0] if not match.re.pattern.endswith(" .") else rest.strip()
