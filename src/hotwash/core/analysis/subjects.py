"""What the filter language can ask of anything that stands in a list."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from hotwash.core.analysis.ages import Age
from hotwash.core.model.values import dataclass, field


class Subject(Protocol):
    """One thing that a filter finds or leaves out. Fields are named as in the language; words are case-folded."""

    @property
    def text(self) -> str:
        """Id, title, fields and sections, case-folded, with single blanks."""

    @property
    def title(self) -> str:
        """The title, case-folded."""

    def words(self, name: str) -> tuple[str, ...]:
        """The values of a field of words; empty where it has none."""

    def number(self, name: str) -> float | None: ...

    def day(self, name: str) -> date | None: ...

    def age(self, name: str) -> Age | None: ...

    def flag(self, name: str) -> bool:
        """Whether `is:name` holds."""

    def has(self, name: str) -> bool:
        """Whether a field or section of that name says anything."""

    def reference(self, name: str) -> date | None:
        """The day that `today`, `yesterday` or `last-handoff` means."""


@dataclass(frozen=True, slots=True)
class PlainSubject:
    """A subject that is known from the start: a candidate, a record, a failed tool call."""

    text: str
    title: str = ""
    word_fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    ages: Mapping[str, Age] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    days: Mapping[str, date] = field(default_factory=dict)

    def words(self, name: str) -> tuple[str, ...]:
        return self.word_fields.get(name, ())

    def number(self, name: str) -> float | None:
        return self.numbers.get(name)

    def day(self, name: str) -> date | None:
        return self.days.get(name)

    def age(self, name: str) -> Age | None:
        return self.ages.get(name)

    def flag(self, name: str) -> bool:
        return name in self.flags

    def has(self, name: str) -> bool:
        return any(self.words(name)) or name in self.numbers or name in self.days

    def reference(self, name: str) -> date | None:
        return self.days.get(name)
