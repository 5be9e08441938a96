"""What agents and people reported of one piece of work: findings, session learnings, corrections, incidents.

(source: learning engine, files and pipeline)
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property

from hotwash.core.model.contents import Count
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass, field


class SignalSource(StrEnum):
    """Which of the four files a signal stands in."""

    REVIEW = "review"
    SESSION = "session"
    CORRECTION = "correction"
    INCIDENT = "incident"


class SignalSeverity(StrEnum):
    """How much a signal weighs; every other scale is read as one of these."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NIT = "nit"


@dataclass(frozen=True, slots=True)
class AiAction:
    """What the agent did that was corrected."""

    summary: str | None = None
    tool_used: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class UserCorrection:
    """What the person wanted instead; `verbatim` are their own words."""

    summary: str | None = None
    verbatim: str | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """One line, whichever of the known sets of keys it uses.

    `date` is the calendar day, `timestamp` the moment as written. `text` is what was found, learned or corrected.
    `severity` is the normalised one, `native_severity` as written. `agents` are all whom it concerns, the one that
    reported it first. `kind` is `pattern`, `anti-pattern` or `tip` of a session learning, and the type of a
    correction; `explicit` says that a correction was put in words. `confidence` is a word or a number, as written.
    `other` are the keys that no known set has, with their values.
    """

    source: SignalSource
    span: Span
    line: int
    date: str | None = None
    timestamp: str | None = None
    native_id: str | None = None
    agents: tuple[str, ...] = ()
    service: str | None = None
    feature: str | None = None
    category: str | None = None
    severity: SignalSeverity | None = None
    native_severity: str | None = None
    pattern: str | None = None
    text: str | None = None
    context: str | None = None
    file: str | None = None
    pr: str | None = None
    suggested_fix: str | None = None
    code_example: str | None = None
    kind: str | None = None
    confidence: str | float | None = None
    session: str | None = None
    explicit: bool | None = None
    ai_action: AiAction | None = None
    user_correction: UserCorrection | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Signals:
    """All signals of one file. There may be very many, so their values are made when somebody asks for them."""

    source: SignalSource
    number: int
    read: Callable[[], tuple[Signal, ...]] = field(repr=False, compare=False)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """In the order of the file."""
        return self.read()

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(self.number, _WORDS[self.source]),)


_WORDS = {
    SignalSource.REVIEW: "finding",
    SignalSource.SESSION: "session learning",
    SignalSource.CORRECTION: "correction",
    SignalSource.INCIDENT: "incident",
}
