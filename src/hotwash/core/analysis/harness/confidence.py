"""How sure one is of a learning: a step when it is seen again or a person says so, never beyond what was seen.

(source: harness-learnings, confidence and promotion)
"""

from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.analysis.harness.vocabulary import HIGH, LOW, MEDIUM, OFTEN
from hotwash.core.model.snapshot import Personal

_NEXT = {LOW: MEDIUM, MEDIUM: HIGH}
_KEPT = "harness/kept"


def seen_again(confidence: str, by_human: bool) -> str:
    """The confidence of a learning that is seen once more; an unknown word stays what it is."""
    return HIGH if by_human else _NEXT.get(confidence, confidence)


def is_ready(learning: Learning) -> bool:
    """Whether it is confirmed often enough to become a permanent control."""
    return learning.confidence == HIGH and learning.occurrences >= OFTEN and not learning.promoted


def kept(learning: Learning) -> str:
    """What `Personal.dismissed` holds of a learning that somebody wants to keep as it is, until it is seen again."""
    return f"{_KEPT}/{learning.key.path}/{learning.name}×{learning.occurrences}"


def is_suggested(learning: Learning, personal: Personal) -> bool:
    return is_ready(learning) and kept(learning) not in personal.dismissed
