"""How much each source of a signal is worth (source: learning engine, rules and numbers)."""

from collections.abc import Mapping
from enum import StrEnum

from hotwash.core.model.signal import Signal, SignalSeverity, SignalSource


class SourceType(StrEnum):
    """The six kinds that the registry counts by, and whatever is none of them."""

    EXPLICIT = "explicit_user_correction"
    IMPLICIT = "implicit_user_correction"
    BLOCKING = "blocking_review"
    WARNING = "warning_review"
    SESSION = "session_learning"
    NIT = "nit_review"
    OTHER = "other"


WEIGHTS: Mapping[SourceType, float] = {
    SourceType.EXPLICIT: 1.0,
    SourceType.IMPLICIT: 0.8,
    SourceType.BLOCKING: 0.7,
    SourceType.WARNING: 0.5,
    SourceType.SESSION: 0.4,
    SourceType.NIT: 0.3,
    SourceType.OTHER: 0.5,
}
_NO_SOURCE = 0.5
_OF_REVIEWS = {
    SignalSeverity.BLOCKING: SourceType.BLOCKING,
    SignalSeverity.WARNING: SourceType.WARNING,
    SignalSeverity.NIT: SourceType.NIT,
}


def source_type(signal: Signal) -> SourceType:
    """An incident, a correction that says neither how it was made, and a finding without severity are `OTHER`."""
    if signal.source is SignalSource.CORRECTION and signal.explicit is not None:
        return SourceType.EXPLICIT if signal.explicit else SourceType.IMPLICIT
    if signal.source is SignalSource.SESSION:
        return SourceType.SESSION
    return review_type(signal.severity) if signal.source is SignalSource.REVIEW else SourceType.OTHER


def review_type(severity: SignalSeverity | None) -> SourceType:
    return _OF_REVIEWS[severity] if severity is not None else SourceType.OTHER


def effective_weight(numbers: Mapping[SourceType, int]) -> float:
    """The weights of so many signals of each kind, added up."""
    return sum(WEIGHTS[kind] * number for kind, number in numbers.items())


def source_quality(numbers: Mapping[SourceType, int]) -> float:
    """The mean weight of so many signals of each kind; 0.5 where nothing is known of them."""
    total = sum(numbers.values())
    return effective_weight(numbers) / total if total else _NO_SOURCE
