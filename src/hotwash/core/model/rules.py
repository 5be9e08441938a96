"""What a file that agents obey holds."""

from typing import NamedTuple

from hotwash.core.model.contents import Count
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass


class RuleLine(NamedTuple):
    """One rule. `marker` is the id of the entry it came from, `marked` whether a comment says so or only a suffix."""

    text: str
    marker: str | None
    marked: bool
    span: Span
    line: int


MARKER_SIGN = b"<!-- self-improve:"
"""How the comment begins that says which entry a rule comes from, as it is written."""

MEMORY = "rules"
"""The table of the person's own state that holds them; a person never asked for it, so nobody is told of it."""


class WrittenRule(NamedTuple):
    """What hotwash wrote for one entry: the day, the text, and the ids that belonged to its group at that time.

    Whatever joins the group later happened although there was a rule.
    """

    day: str
    text: str
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The lines that were promoted into a file: marked ones, ones with an id behind them, and those of rule sections.

    `paths` are the globs of the front matter: `None` without front matter, empty without such a key.
    """

    promoted: tuple[RuleLine, ...]
    paths: tuple[str, ...] | None

    @property
    def counts(self) -> tuple[Count, ...]:
        marked = sum(rule.marked for rule in self.promoted)
        named = sum(rule.marker is not None for rule in self.promoted) - marked
        counts = (
            Count(marked, "marked rule"),
            Count(named, "rule with an id", "rules with an id"),
            Count(len(self.promoted) - marked - named, "rule without a marker", "rules without a marker"),
        )
        return tuple(each for each in counts if each.number)
