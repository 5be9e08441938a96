"""What happened to files behind the person's back and deserves a word."""

from enum import StrEnum

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass


class NoticeKind(StrEnum):
    """Fields of ours were set back, entries left a file, or a crash was cleaned up."""

    OVERWRITTEN = "overwritten"
    VANISHED = "vanished"
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True)
class Notice:
    """One such event. `at` is the epoch second it was noticed, `transaction` the change of ours that it touches."""

    kind: NoticeKind
    path: str
    keys: tuple[Key, ...]
    at: float
    sentence: str
    transaction: str | None = None
