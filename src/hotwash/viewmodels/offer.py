"""What pane 2 knows of each thing that could become a rule, a control or an entry of a runbook, and its cells."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import NamedTuple

from hotwash.core.analysis.entry_subjects import EntrySubject
from hotwash.core.analysis.subjects import Subject
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.rows import Breadth, Cell, Row, shown

EntrySubjects = Mapping[Key, EntrySubject]
"""What a filter asks of each entry."""


@dataclass(frozen=True, slots=True)
class Words:
    """How often what happened, where it would go, and by which rule; as files tell them, not yet visible."""

    name: str
    count: int
    target: str
    rule: str

    def cells(self, breadth: Breadth, *, ready: bool = True) -> tuple[Cell, ...]:
        """One cell per column of the list."""
        tone = Tone.PLAIN if ready else Tone.DIM
        first = (Cell(f"×{self.count}", Tone.ACCENT if ready else Tone.DIM), Cell(shown(self.name), tone))
        target = Cell(f"→ {shown(self.target)}", Tone.DIM)
        return (*first, Cell(shown(self.rule), Tone.DIM), target) if tells_rule(breadth) else (*first, target)

    def told(self, target: str = "") -> str:
        """In one line; `target` says more exactly where it would go."""
        return f"{shown(self.name)} – ×{self.count} by {shown(self.rule)} → {shown(target or self.target)}"


class Offer(NamedTuple):
    """One of them. Its row, and what a filter asks of it, are made when somebody looks."""

    key: Hashable
    words: Words
    last_seen: date | None
    ready: bool
    row: Callable[[], Row]
    subject: Callable[[EntrySubjects], Subject]


def tells_rule(breadth: Breadth) -> bool:
    return breadth in (Breadth.MEDIUM, Breadth.EXTRA)


def often_first(offer: Offer) -> tuple[int, int]:
    """The most frequent first, then what was seen last."""
    return -offer.words.count, last_first(offer)


def last_first(offer: Offer) -> int:
    return -offer.last_seen.toordinal() if offer.last_seen is not None else 0
