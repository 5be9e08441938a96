"""What the headings of a file have in common, for the rules that count a heading only among its like."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from hotwash.core.formats.entries.boilerplate import is_boilerplate, says_none_yet
from hotwash.core.formats.entries.headline import OWN_FIELDS, Headline
from hotwash.core.formats.entries.holding import is_no_title
from hotwash.core.formats.entries.identity import KINDS_OF_RECORDS
from hotwash.core.formats.names import is_known_section
from hotwash.core.text.patterns import Pattern

_DOTTED_NUMBER = Pattern(r"\W{0,6}\d{1,2}\.\d{1,2}\b")
_RECORDS = Pattern(rf"(?<![a-z])(?:{KINDS_OF_RECORDS})", re.IGNORECASE)


class Company:
    """All headings of a file together. Whatever is asked of it is counted then: most files never ask.

    Nothing but this may tell a rule of headings further away than the next one: `was_asked` says that a change anywhere
    may change what headings do here. `is_named` says that the file has the name of a log.
    """

    def __init__(self, lines: Sequence[Headline], is_named: bool) -> None:
        self._lines = lines
        self.is_named = is_named
        self._counted: dict[str, Counter[object]] = {}
        self.was_asked = False

    def alike(self, sign: str, value: object) -> int:
        """How many headings without an id have that value of a sign."""
        self.was_asked = True
        if sign not in self._counted:
            read = _SIGNS[sign]
            self._counted[sign] = Counter(shown for line in self._unnamed if (shown := read(line)) is not None)
        return self._counted[sign][value]

    @property
    def has_ids(self) -> bool:
        """Whether some headings have a full id."""
        self.was_asked = True
        return len(self._unnamed) < len(self._lines)

    @property
    def has_names(self) -> bool:
        """Whether several headings have a short id, a number, or a title beside a day."""
        return self.alike("named", True) > 1

    @property
    def is_log(self) -> bool:
        """Whether the name of a file or its title is that of a log."""
        if self.is_named:
            return True
        self.was_asked = True
        return self._calls_itself_log

    def stands_between_days(self, line: Headline) -> bool:
        """Whether the headings of its level before and behind one have a date and a title."""
        self.was_asked = True
        return line.start in self._between_days

    @cached_property
    def _between_days(self) -> frozenset[int]:
        between: list[int] = []
        for level in {line.level for line in self._lines}:
            lines = [line for line in self._lines if line.level == level]
            is_day = [_is_titled_day(line) for line in lines]
            around = zip(lines[1:], is_day, is_day[2:], strict=False)
            between += [line.start for line, before, behind in around if before and behind]
        return frozenset(between)

    @cached_property
    def is_report(self) -> bool:
        """Whether numbers belong to chapters: some have a dot (`2.1`), or half of them stand before names of parts.

        In a file without the name and without the title of a log they always do.
        """
        self.was_asked = True
        wordings = Counter(line.words for line in self._unnamed)
        if any(_DOTTED_NUMBER.match(words.plain) for words in wordings):
            return True
        numbered = {words: count for words, count in wordings.items() if words.identity.number is not None}
        parts = sum(count for words, count in numbered.items() if _names_part(words.identity.title))
        return parts * 2 >= max(sum(numbered.values()), 2) or not self.is_log

    @property
    def _calls_itself_log(self) -> bool:
        """Whether a file calls itself by what it holds (`Lessons of the platform team`)."""
        return (
            bool(self._lines) and self._lines[0].level == 1 and _RECORDS.search(self._lines[0].words.plain) is not None
        )

    @cached_property
    def _unnamed(self) -> list[Headline]:
        return [line for line in self._lines if not line.has_id]


def _is_named(line: Headline) -> bool:
    identity = line.words.identity
    return identity.own is not None or identity.number is not None or _is_titled_day(line)


def _is_titled_day(line: Headline) -> bool:
    if line.has_id:
        return False
    identity = line.words.identity
    return identity.stamp is not None and not is_no_title(identity.title)


def _only_holds(line: Headline) -> bool:
    """Whether a day without a title has nothing of its own but deeper headings below it."""
    identity = line.words.identity
    return (
        identity.stamp is not None
        and is_no_title(identity.title)
        and line.leads_deeper
        and says_none_yet(line.own_text)
    )


def _names_part(title: str) -> bool:
    return is_boilerplate(title) or is_known_section(title.encode())


def own_prefix(own: str) -> str:
    """`E` of `E014`, `Q-` of `Q-01b`."""
    return own.rstrip("0123456789abcdefghijklmnopqrstuvwxyz")


_SIGNS: Mapping[str, Callable[[Headline], object | None]] = {
    "own": lambda line: own_prefix(line.words.identity.own) if line.words.identity.own else None,
    "number": lambda line: line.level if line.words.identity.number is not None else None,
    "category": lambda line: line.level if line.words.identity.category else None,
    "priority": lambda line: line.level if line.words.identity.priority else None,
    "label": lambda line: line.level if line.words.identity.label else None,
    "box": lambda line: line.level if line.words.identity.box else None,
    "state": lambda line: line.level if line.words.identity.titled_state else None,
    "stamp": lambda line: line.level if line.words.identity.stamp else None,
    "story": lambda line: line.level if line.tells_a_story else None,
    "bare day": lambda line: line.level if line.words.identity.stamp and says_none_yet(line.own_text) else None,
    "named": lambda line: _is_named(line) or None,
    "holder": lambda line: line.level if _only_holds(line) else None,
    "fielded": lambda line: line.level if line.says(OWN_FIELDS, in_earnest=True) else None,
    "title": lambda line: line.words.identity.title.casefold(),
}
"""What a heading shares with the ones that are like it; `None` where it has no such sign."""
