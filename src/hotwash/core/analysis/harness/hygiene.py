"""What keeps a file of learnings small and true: prune, downgrade, flag conflicts, cap its size, in this order.

(source: harness-learnings, hygiene; strict limits, each learning as it is before: formats/3-harness.md §7)
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from hotwash.core.analysis.harness.confidence import kept
from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.analysis.harness.likeness import contradicted, told_by
from hotwash.core.analysis.harness.vocabulary import (
    CAP_DAYS,
    HIGH,
    LOW,
    LOW_DAYS,
    MEDIUM,
    MEDIUM_DAYS,
    MOST_ENTRIES,
)
from hotwash.core.model.snapshot import Personal
from hotwash.core.model.values import dataclass

_TABLE = "harness"


class Step(StrEnum):
    """The steps, in their order. The last one only proposes."""

    PRUNE = "prune"
    DOWNGRADE = "downgrade"
    CONFLICT = "conflict"
    CAP = "cap"
    PROMOTE = "promote"


REMOVING = (Step.PRUNE, Step.CAP)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to do about a learning, and why. `other` is the id of the learning that it contradicts."""

    step: Step
    learning: Learning
    why: str
    other: str = ""

    @property
    def writes(self) -> bool:
        return self.step is not Step.PROMOTE

    @property
    def subject(self) -> str:
        """What `Personal.dismissed` holds of a proposal that nobody wants, until the learning is seen again."""
        about = self.other or str(self.learning.last_seen)
        return "/".join((_TABLE, self.step, self.learning.key.path, self.learning.name, about))


def proposals(
    learnings: Sequence[Learning], today: date, personal: Personal, *, spared: str = ""
) -> tuple[Proposal, ...]:
    """Everything to do about the learnings of one file; `spared` is the id of one that is seen again just now."""
    unseen = [each for each in learnings if not each.promoted and not (spared and each.name == spared)]
    pruned = _wanted(_pruned(unseen, today), personal)
    gone = {each.learning.key for each in pruned}
    left = [each for each in learnings if each.key not in gone]
    found = [*pruned, *_wanted(_downgraded(unseen, today), personal), *_wanted(_conflicts(left), personal)]
    if len(left) > MOST_ENTRIES:
        may_go = [each for each in unseen if each.key not in gone]
        found += [*_wanted(_capped(may_go, today), personal), *_suggested(left, personal)]
    return tuple(found)


def _wanted(found: Iterable[Proposal], personal: Personal) -> list[Proposal]:
    return [each for each in found if each.subject not in personal.dismissed]


def _pruned(learnings: Sequence[Learning], today: date) -> Iterator[Proposal]:
    for each, days in _older(learnings, LOW, LOW_DAYS, today):
        yield Proposal(Step.PRUNE, each, f"low, last seen {days} days ago (limit {LOW_DAYS})")


def _downgraded(learnings: Sequence[Learning], today: date) -> Iterator[Proposal]:
    for each, days in _older(learnings, MEDIUM, MEDIUM_DAYS, today):
        yield Proposal(Step.DOWNGRADE, each, f"medium, last seen {days} days ago (limit {MEDIUM_DAYS})")


def _conflicts(learnings: Sequence[Learning]) -> Iterator[Proposal]:
    """The later of two that contradict each other is flagged, once."""
    for place, each in enumerate(learnings):
        if not each.conflict:
            for other in contradicted(told_by(each), learnings[:place])[:1]:
                yield Proposal(Step.CONFLICT, each, f"its guidance may contradict {other.name}", other.name)


def _capped(learnings: Sequence[Learning], today: date) -> Iterator[Proposal]:
    for each, days in _older(learnings, LOW, CAP_DAYS, today):
        why = f"more than {MOST_ENTRIES} entries: low, last seen {days} days ago (limit {CAP_DAYS})"
        yield Proposal(Step.CAP, each, why)


def _suggested(learnings: Sequence[Learning], personal: Personal) -> Iterator[Proposal]:
    for each in learnings:
        if each.confidence == HIGH and not each.promoted and kept(each) not in personal.dismissed:
            yield Proposal(Step.PROMOTE, each, f"more than {MOST_ENTRIES} entries: promote it to a permanent control")


def _older(learnings: Sequence[Learning], confidence: str, limit: int, today: date) -> Iterator[tuple[Learning, int]]:
    """Those of a confidence that nobody saw for longer than a limit, and for how many days."""
    for each in learnings:
        days = each.days_unseen(today)
        if each.confidence == confidence and days is not None and days > limit:
            yield each, days
