"""What is remembered of a session: corrections and decisions, the note of a day, how many sessions there were."""

from dataclasses import dataclass
from enum import StrEnum

from hotwash.core.model.contents import Count


class Capture(StrEnum):
    """What is written down before the answer is given; each has a section of its own."""

    CORRECTION = "correction"
    PREFERENCE = "preference"
    DECISION = "decision"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list. `label` is what stands before the text: a date, a time, or the name of a noun."""

    text: str
    label: str | None
    line: int


@dataclass(frozen=True, slots=True)
class StateSection:
    """One section of the session state; `kind` is `None` where the heading is nobody's convention."""

    title: str
    kind: Capture | None
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class SessionState:
    """`SESSION-STATE.md` without the placeholders of its template; `updated` is its `Last updated`, as written."""

    updated: str | None
    sections: tuple[StateSection, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        numbers = {kind: sum(len(each.bullets) for each in self.sections if each.kind is kind) for kind in Capture}
        other = sum(len(each.bullets) for each in self.sections if each.kind is None)
        known = (Count(number, kind.value) for kind, number in numbers.items() if number)
        return (*known, *((Count(other, "other note"),) if other else ()))
