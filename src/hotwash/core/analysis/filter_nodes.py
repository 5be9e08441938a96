"""The meaning of a filter: a tree of questions that a subject answers."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Protocol

from hotwash.core.analysis.ages import Age
from hotwash.core.analysis.subjects import Subject
from hotwash.core.model.values import dataclass


class Node(Protocol):
    """One question. `cost` orders the parts of a conjunction: cheap ones first."""

    @property
    def cost(self) -> int: ...

    def holds(self, subject: Subject) -> bool: ...


@dataclass(frozen=True, slots=True)
class Text:
    """The words stand anywhere in the subject; `needle` is case-folded, `written` as typed."""

    needle: str
    written: str
    cost: int = 2

    def holds(self, subject: Subject) -> bool:
        return self.needle in subject.text


@dataclass(frozen=True, slots=True)
class TitleText:
    """The words stand in the title."""

    needle: str
    cost: int = 1

    def holds(self, subject: Subject) -> bool:
        return self.needle in subject.title


class Pattern(NamedTuple):
    """One value of a field of words: the pieces between its stars.

    Without a star it is contained in the word, or the whole word where `whole` says so.
    """

    pieces: tuple[str, ...]
    whole: bool

    def fits(self, word: str) -> bool:
        if len(self.pieces) == 1:
            return word == self.pieces[0] if self.whole else self.pieces[0] in word
        first, *middle, last = self.pieces
        if not word.startswith(first) or not word.endswith(last) or len(word) < len(first) + len(last):
            return False
        at, end = len(first), len(word) - len(last)
        for piece in middle:
            found = word.find(piece, at, end)
            if found < 0:
                return False
            at = found + len(piece)
        return True


@dataclass(frozen=True, slots=True)
class Words:
    """A word of the field fits one of the patterns."""

    name: str
    patterns: tuple[Pattern, ...]
    cost: int = 3

    def holds(self, subject: Subject) -> bool:
        return any(pattern.fits(word) for word in subject.words(self.name) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word of the field is one of these; what a place on a scale comes down to."""

    name: str
    accepted: frozenset[str]
    cost: int = 1

    def holds(self, subject: Subject) -> bool:
        return not self.accepted.isdisjoint(subject.words(self.name))


class NumberSpan(NamedTuple):
    """From `low` to `high`; an open end leaves that value out."""

    low: float = float("-inf")
    high: float = float("inf")
    open_low: bool = False
    open_high: bool = False

    def holds(self, value: float) -> bool:
        above = value > self.low if self.open_low else value >= self.low
        return above and (value < self.high if self.open_high else value <= self.high)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of the field lies in one of the spans."""

    name: str
    spans: tuple[NumberSpan, ...]
    cost: int = 5

    def holds(self, subject: Subject) -> bool:
        value = subject.number(self.name)
        return value is not None and any(span.holds(value) for span in self.spans)


class Length(NamedTuple):
    """An amount of time: whole calendar days, or seconds where hours and minutes were asked for."""

    amount: float
    in_days: bool

    def of(self, age: Age) -> float:
        """The age in this length's own unit; without a time of day, a calendar day is 24 hours."""
        if self.in_days:
            return age.days
        return age.seconds if age.seconds is not None else age.days * 86400.0


@dataclass(frozen=True, slots=True)
class Ages:
    """The age of the field lies between two lengths."""

    name: str
    low: Length | None
    high: Length | None
    open_low: bool = False
    open_high: bool = False
    cost: int = 3

    def holds(self, subject: Subject) -> bool:
        age = subject.age(self.name)
        if age is None or age.days < 0:
            return False
        if self.low is not None and not _above(self.low.of(age), self.low.amount, self.open_low):
            return False
        return self.high is None or _above(self.high.amount, self.high.of(age), self.open_high)


def _above(value: float, limit: float, is_open: bool) -> bool:
    return value > limit if is_open else value >= limit


class Period(NamedTuple):
    """Days from `first` to `last`; a name stands for a day that moves (`today`)."""

    first: date | None = None
    last: date | None = None
    name: str = ""

    def days(self, subject: Subject) -> tuple[date, date] | None:
        if self.name:
            day = subject.reference(self.name)
            return None if day is None else (day, day)
        return None if self.first is None or self.last is None else (self.first, self.last)


@dataclass(frozen=True, slots=True)
class Days:
    """The day of the field lies from the first day of `low` to the last of `high`, or past one of them."""

    name: str
    low: Period | None
    high: Period | None
    open_low: bool = False
    open_high: bool = False
    cost: int = 4

    def holds(self, subject: Subject) -> bool:
        day = subject.day(self.name)
        return day is not None and self._after_low(day, subject) and self._before_high(day, subject)

    def _after_low(self, day: date, subject: Subject) -> bool:
        if self.low is None:
            return True
        days = self.low.days(subject)
        return days is not None and (day > days[1] if self.open_low else day >= days[0])

    def _before_high(self, day: date, subject: Subject) -> bool:
        if self.high is None:
            return True
        days = self.high.days(subject)
        return days is not None and (day < days[0] if self.open_high else day <= days[1])


@dataclass(frozen=True, slots=True)
class Flags:
    """One of these `is:` words is true."""

    names: tuple[str, ...]
    cost: int = 4

    def holds(self, subject: Subject) -> bool:
        return any(subject.flag(name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Has:
    """One of these fields says something."""

    names: tuple[str, ...]
    cost: int = 5

    def holds(self, subject: Subject) -> bool:
        return any(subject.has(name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Not:
    part: Node

    @property
    def cost(self) -> int:
        return self.part.cost

    def holds(self, subject: Subject) -> bool:
        return not self.part.holds(subject)


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold."""

    parts: tuple[Node, ...]

    @property
    def cost(self) -> int:
        return max(part.cost for part in self.parts)

    def holds(self, subject: Subject) -> bool:
        return all(part.holds(subject) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Some:
    """One part holds."""

    parts: tuple[Node, ...]

    @property
    def cost(self) -> int:
        return max(part.cost for part in self.parts)

    def holds(self, subject: Subject) -> bool:
        return any(part.holds(subject) for part in self.parts)


def words_of(root: Node) -> tuple[str, ...]:
    """The words that a tree looks for, in its order."""
    found: list[str] = []
    for node in _wanted(root):
        if isinstance(node, Text):
            found.append(node.written)
        elif isinstance(node, TitleText):
            found.append(node.needle)
    return tuple(found)


def names_state(root: Node, state: str) -> bool:
    """Whether a tree asks for a status or an `is:` word by name."""
    return any(_names_state(node, state) for node in _wanted(root))


def _names_state(node: Node, state: str) -> bool:
    if isinstance(node, Flags):
        return state in node.names
    if isinstance(node, OneOf):
        return node.name == "status" and state in node.accepted
    return isinstance(node, Words) and node.name == "status" and any(each.fits(state) for each in node.patterns)


def _wanted(node: Node, positive: bool = True) -> Iterator[Node]:
    """Every node that stands under an even number of negations."""
    if positive:
        yield node
    if isinstance(node, Not):
        yield from _wanted(node.part, not positive)
    elif isinstance(node, (Every, Some)):
        for part in node.parts:
            yield from _wanted(part, positive)
