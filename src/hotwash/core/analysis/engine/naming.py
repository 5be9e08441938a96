"""What pattern a signal is of: the name it gives, or one its words suggest (source: learning engine, inference)."""

import re
from typing import NamedTuple

from hotwash.core.model.signal import Signal, SignalSource
from hotwash.core.text.patterns import Pattern

_NOT_IN_KEYS = Pattern(r"[\s_]+")
_LONGEST = 2000


class PatternName(NamedTuple):
    """A name as it is written; `is_inferred` where the signal does not give it itself."""

    name: str
    is_inferred: bool = False

    @property
    def key(self) -> str:
        return pattern_key(self.name)


def pattern_key(name: str) -> str:
    """What names are compared by: `Open_Port` and `open-port` are the same pattern."""
    return _NOT_IN_KEYS.sub("-", name.strip().casefold())


def pattern_name(signal: Signal) -> PatternName | None:
    """`None` where neither the signal nor its words name a pattern."""
    if signal.pattern is not None and signal.pattern.strip():
        return PatternName(signal.pattern.strip())
    text = (signal.text or "")[:_LONGEST]
    names = (*_NAMES, *_OF_CORRECTIONS.get(signal.kind or "", ())) if _is_correction(signal) else _NAMES
    found = next((name for name, words in names if words.search(text)), None)
    return PatternName(found, True) if found is not None else None


def _is_correction(signal: Signal) -> bool:
    return signal.source is SignalSource.CORRECTION


def _named(name: str, words: str) -> tuple[str, Pattern[str]]:
    return name, Pattern(words, re.IGNORECASE)


_UP_TO_TWO_WORDS = r"(?:[\w-]+ ){0,2}"

_NAMES = (
    _named("unvalidated-input", rf"\bmissing {_UP_TO_TWO_WORDS}validation\b|\bunvalidated\b|\bnot validated\b"),
    _named("missing-status-condition", rf"\bmissing {_UP_TO_TWO_WORDS}status\b|\bstatus conditions?\b"),
    _named("concurrency-race", r"\brace conditions?\b|\bdata race\b"),
    _named("nil-dereference", r"\b(?:nil|null) (?:pointer|dereference)\b"),
    _named("unhandled-error", r"\berrors? (?:is |are |was |were )?not handled\b|\bunhandled errors?\b"),
    _named("hardcoded-value", r"\bhard-?coded\b"),
    _named("insufficient-test-coverage", rf"\bmissing {_UP_TO_TWO_WORDS}tests?\b"),
    _named("import-ordering", r"\bimport order(?:ing)?\b"),
)
_OF_CORRECTIONS = {
    "approach_rejection": (
        _named("use-existing-patterns", r"\bexisting\b|\balready (?:have|has|exists?)\b|\breuse\b"),
        _named("overly-complex-solution", r"\bcomplex\b|\bcomplicated\b|\bsimpl(?:e|er|y|ify)\b|\bover-?engineered\b"),
        _named("wrong-api-usage", r"\b(?:wrong|different|other|instead of) (?:api|client|library|sdk|call)\b"),
    ),
    "code_completeness": (
        _named("missing-validation", r"\bvalidat(?:e|es|ed|ion)\b"),
        _named("missing-error-handling", r"\berror[ -]handling\b|\bhandle[sd]? (?:the |all )?errors?\b"),
        _named("missing-error-context", r"\berror context\b|\bwrap(?:ped|s)? (?:the )?errors?\b"),
        _named("missing-nil-check", r"\b(?:nil|null) checks?\b"),
        _named("missing-test-coverage", r"\btests?\b"),
        _named("missing-logging", r"\blogg(?:ing|ed)\b|\blog (?:line|message)s?\b"),
        _named("missing-documentation", r"\bdoc(?:s|umentation|strings?)\b"),
    ),
    "preference_conflict": (_named("style-mismatch", r""),),
}
