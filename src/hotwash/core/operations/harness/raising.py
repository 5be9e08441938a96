"""Harness learnings: a confidence in place of a status, which a person who checked one raises to high at once.

(source: harness-learnings, confidence; occurrences and the days they were seen belong to those who see them)
"""

from hotwash.core.analysis.harness.vocabulary import HIGH
from hotwash.core.model.body import Field
from hotwash.core.model.plan import Refusal
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Change, Result
from hotwash.core.operations.edits import set_value
from hotwash.core.operations.operation import Context
from hotwash.core.operations.status import no_step
from hotwash.core.operations.subject import Subject, by_state, missing_argument

_LABEL = "Confidence"
_AT_THE_SCREEN = "tui"


def step(subject: Subject) -> Already | Refusal | None:
    """Why there is nothing to raise, if so."""
    confidence = _confidence(subject)
    if subject.entry.status is Status.REJECTED:
        return by_state(f"{subject.name} is in the archive", "reopen it first")
    if subject.entry.status is Status.PROMOTED:
        return no_step(subject, HIGH)
    if confidence is None:
        return _without_confidence(subject)
    if subject.entry.status is Status.RESOLVED:
        return Already(f"{subject.name} has the confidence {confidence.value} already")
    return None


def raised(subject: Subject, says_human: bool, context: Context) -> Result:
    """Confidence becomes high, on the word of a person."""
    told = step(subject)
    confidence = _confidence(subject)
    if told is not None or confidence is None:
        return told or _without_confidence(subject)
    if not says_human and (context.actor is None or context.actor.via != _AT_THE_SCREEN):
        reason = f"only a person raises the confidence of {subject.name} to {HIGH}"
        return missing_argument(reason, "say with --human that you checked it")
    splice = replace(set_value(subject, confidence, HIGH), label=_LABEL)
    return Change((splice,), f"{_LABEL} {confidence.value or '(none)'} → {HIGH}", Status.RESOLVED)


def _without_confidence(subject: Subject) -> Refusal:
    return Refusal(f"{subject.name} has no confidence to raise", f"edit it by hand at {subject.place}")


def _confidence(subject: Subject) -> Field | None:
    return subject.body.field("confidence")
