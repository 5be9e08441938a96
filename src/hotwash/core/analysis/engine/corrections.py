"""What people corrected: by type, agent, severity and source, and the patterns in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from hotwash.core.analysis.engine.signals import EngineSignal
from hotwash.core.analysis.engine.sources import SourceType, effective_weight
from hotwash.core.formats.engine.signals import severity_of
from hotwash.core.model.signal import SignalSeverity
from hotwash.core.model.values import dataclass

TYPES: Mapping[str, str] = {
    "code_quality": "User fixed bugs or logic errors",
    "code_completeness": "User added code agent missed",
    "approach_rejection": "User rejected overall approach",
    "preference_conflict": "User preferred different pattern",
    "expectation_mismatch": "Agent did something unexpected",
    "communication_gap": "Agent misunderstood request",
}


@dataclass(frozen=True)
class Corrections:
    """Some corrections, the newest first."""

    signals: tuple[EngineSignal, ...]

    @property
    def total(self) -> int:
        return len(self.signals)

    @cached_property
    def by_type(self) -> Mapping[str, int]:
        return _counted(each.signal.kind or "unknown" for each in self.signals)

    @cached_property
    def by_agent(self) -> Mapping[str, int]:
        """The agent that was corrected."""
        return _counted(next(iter(each.signal.agents), "unknown") for each in self.signals)

    @cached_property
    def by_severity(self) -> Mapping[str, int]:
        """In the words of the file, the most severe first."""
        numbers = _counted(each.signal.native_severity or "unknown" for each in self.signals)
        return dict(sorted(numbers.items(), key=lambda each: _rank(each[0])))

    @cached_property
    def by_source(self) -> Mapping[SourceType, int]:
        """Said in words, shown by doing, and whatever does not tell which."""
        return Counter(each.source_type for each in self.signals)

    @property
    def effective_weight(self) -> float:
        return effective_weight(self.by_source)

    @cached_property
    def by_pattern(self) -> Mapping[str, int]:
        """By the key of the pattern, as far as one is named or can be inferred."""
        return _counted(each.pattern.key for each in self.signals if each.pattern is not None)


def corrections_of(signals: Iterable[EngineSignal]) -> Corrections:
    """In the order in which people want them: the newest first, of one moment the later line."""
    ordered = sorted(signals, key=lambda each: (each.signal.date or "", each.signal.timestamp or "", each.signal.line))
    return Corrections(tuple(reversed(ordered)))


def _rank(word: str) -> int:
    severity = severity_of(word)
    return list(SignalSeverity).index(severity) if severity is not None else len(SignalSeverity)


def _counted(words: Iterable[str]) -> Mapping[str, int]:
    """How often each word comes, the most frequent first."""
    return dict(sorted(Counter(words).items(), key=lambda each: (-each[1], each[0])))
