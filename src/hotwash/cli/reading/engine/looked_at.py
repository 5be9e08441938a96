"""The corrections that a command is about, and the engine they are part of."""

from datetime import date

from hotwash.core.analysis.engine.corrections import Corrections, corrections_of
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.signal import SignalSource
from hotwash.core.model.values import dataclass


@dataclass(frozen=True, slots=True)
class LookedAt:
    """`first` is the day from which on they count, `None` for all; `known` how many there are of any age."""

    engine: Engine
    corrections: Corrections
    first: date | None
    known: int
    everything: bool

    @property
    def corrections_of_all(self) -> Corrections:
        return corrections_of(self.engine.of_source(SignalSource.CORRECTION))

    @property
    def patterns(self) -> tuple[tuple[EnginePattern, int], ...]:
        """The patterns of these corrections and how many of these are of each, most first."""
        known = {each.key: each for each in self.engine.patterns}
        return tuple((known[key], number) for key, number in self.corrections.by_pattern.items() if key in known)

    def of(self, pattern: EnginePattern) -> Corrections:
        """Those of one pattern."""
        found = (each for each in self.corrections.signals if each.pattern is not None)
        return corrections_of(each for each in found if each.pattern is not None and each.pattern.key == pattern.key)
