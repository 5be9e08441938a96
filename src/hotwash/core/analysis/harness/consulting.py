"""Which learnings concern a task: by the files it touches and the phase it is in, what one can rely on first.

(source: harness-learnings, consult)
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.analysis.harness.scope import shared_scope
from hotwash.core.analysis.harness.vocabulary import HIGH, LOW, MEDIUM, MOST_WITH_LOW
from hotwash.core.model.values import dataclass

USES = {HIGH: "apply", MEDIUM: "recommend", LOW: "note"}
"""What an agent does with a learning of each confidence."""


@dataclass(frozen=True, slots=True)
class Question:
    """The task: its files and modules, its phase. A dimension leaves out all others; `both` asks for file and phase."""

    paths: tuple[str, ...] = ()
    phase: str = ""
    dimension: str = ""
    both: bool = False


class Fit(IntEnum):
    """By what a learning was found, the best first."""

    BOTH = 0
    SCOPE = 1
    PHASE = 2
    ALL = 3

    @property
    def word(self) -> str:
        return "" if self is Fit.ALL else self.name.casefold()


class Advice(NamedTuple):
    """A learning that concerns the task; `where` is the part of its scope that does."""

    learning: Learning
    fit: Fit
    where: str

    @property
    def use(self) -> str:
        return USES.get(self.learning.confidence, USES[LOW])


@dataclass(frozen=True, slots=True)
class Consultation:
    """What was found, best first; `hidden` are those of low confidence that a long file leaves out."""

    found: tuple[Advice, ...]
    hidden: int = 0


def consult(learnings: Sequence[Learning], question: Question) -> Consultation:
    """By both file and phase, then by file, then by phase; among equals the most reliable first."""
    fitting = [advice for advice in (_advice(each, question) for each in learnings) if advice is not None]
    is_long = len(learnings) > MOST_WITH_LOW
    shown = [each for each in fitting if not (is_long and each.learning.confidence == LOW)]
    return Consultation(tuple(sorted(shown, key=_order)), len(fitting) - len(shown))


def strongest_first(learnings: Iterable[Learning]) -> list[Learning]:
    return sorted(learnings, key=_rank)


def _order(advice: Advice) -> tuple[object, ...]:
    return advice.fit, _rank(advice.learning)


def _rank(learning: Learning) -> tuple[int, int, int, str, int]:
    day = learning.last_seen or date.min
    return -learning.strength, -learning.occurrences, -day.toordinal(), learning.key.path, learning.entry.line


def _advice(learning: Learning, question: Question) -> Advice | None:
    if question.dimension and learning.dimension != question.dimension:
        return None
    where = shared_scope(learning.scope, question.paths)
    in_phase = bool(question.phase) and learning.phase == question.phase
    if not question.paths and not question.phase:
        return Advice(learning, Fit.ALL, "")
    if question.both and not ((where or not question.paths) and (in_phase or not question.phase)):
        return None
    if where:
        return Advice(learning, Fit.BOTH if in_phase else Fit.SCOPE, where)
    return Advice(learning, Fit.PHASE, "") if in_phase else None
