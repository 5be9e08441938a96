"""Goes through the headings of a file in their order, and knows which of them hold which."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hotwash.core.formats.entries.boilerplate import names_example, says_none_yet
from hotwash.core.formats.entries.company import Company
from hotwash.core.formats.entries.headline import HOLDERS, WITHIN, Headline, Role
from hotwash.core.formats.entries.holding import is_no_title, state_of_all
from hotwash.core.formats.entries.place import Place
from hotwash.core.formats.entries.roles import role_of
from hotwash.core.formats.entries.seams import APART, is_seam
from hotwash.core.formats.entries.wording import Wording
from hotwash.core.formats.names import is_known_section
from hotwash.core.model.seam import Seam
from hotwash.core.text.outline import Outline
from hotwash.core.text.patterns import Pattern

_LEADING_DAY = Pattern(r"\W{0,6}(?:20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|20\d{2}年|\d{1,2}\.\d{1,2}\.20\d{2})")

_LATER = Pattern(
    r"\W{0,6}(?:recurrences?|recurred|re-?occurrence|update|addendum|follow-?up|status update|resolution)\W{1,4}"
    r"20\d{2}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?\W{0,4}",
    re.IGNORECASE,
)


class Nested(NamedTuple):
    """Every heading with its role, in file order, and the entries that reading may begin anew with.

    `is_local` says that no role came of what headings have in common in the whole file.
    """

    lines: list[Headline]
    seams: list[Seam]
    is_local: bool


def read_roles(content: bytes, found: Outline, is_named: bool = True) -> list[Headline]:
    """Every heading with its role, in file order. `is_named` says that the file has the name of a log.

    In a file without such a name and without such a title numbers are those of chapters.
    """
    return nested(content, found, is_named).lines


def nested(
    content: bytes, found: Outline, is_named: bool, opened: Sequence[Headline] = (), every_seam: bool = False
) -> Nested:
    """The same with seams, for a whole file, or for a stretch of one below the headings that are `opened`."""
    lines = _headlines(content, found)
    company = Company(lines, is_named)
    seams: list[Seam] = []
    above, due = list(opened), 0
    for before, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if before and _goes_on(before, line, below):
            line.take_over(before)
            above[-1] = line
            continue
        if line.template:
            _close(above, line.level)
            line.role = Role.ASIDE if _is_the_example(above[-1] if above else None, below) else Role.ENTRY
        else:
            words = line.words
            above = _holding(line, words, above)
            parent = above[-1] if above else None
            line.role = _role(line, words, above, below, company)
            _inherit(line, words, parent)
        if (every_seam or line.start >= due) and is_seam(line):
            due = line.start + APART
            seams.append(Seam(line.start, tuple([heading.open for heading in above])))
        line.parent = above[-1] if above else None
        above.append(line)
        line.is_settled = before is not None and line.does_as(before) and _is_between(before, line, below)
    return Nested(lines, seams, not company.was_asked)


def _headlines(content: bytes, found: Outline) -> list[Headline]:
    following = [heading.start for heading in found.headings[1:]] + [len(content)]
    return [Headline(content, heading, end) for heading, end in zip(found.headings, following, strict=False)]


def _is_between(before: Headline, line: Headline, below: Headline | None) -> bool:
    """Whether the headings before and behind one are its like."""
    return below is not None and line.repeats(before) and below.repeats(line)


def _goes_on(before: Headline, line: Headline, below: Headline | None) -> bool:
    """Whether a heading is one more of a row of equal ones, and not the last: then it does what the one before does.

    All that a rule may ask is the same for both. A file of nothing but such rows must not take long.
    """
    return before.is_settled and below is not None and below.repeats(line)


def _close(above: list[Headline], level: int) -> None:
    """Forget the headings that a heading of that level ends."""
    while above and above[-1].level >= level:
        above.pop()


def _holding(line: Headline, words: Wording, above: list[Headline]) -> list[Headline]:
    """Those headings above a line that hold it."""
    if above and not line.has_id:
        if _comes_after_the_entry(line, words, above[-1].within):
            above = [heading for heading in above if heading.level < line.level and heading.role in HOLDERS]
        if _is_part_at_same_level(line, words, above):
            return above
    _close(above, line.level)
    return above


def _inherit(line: Headline, words: Wording, parent: Headline | None) -> None:
    """The date and the state that hold below a heading: its own, else those of the heading that holds it."""
    identity = words.identity
    line.stamp, line.state = identity.stamp or line.byline, identity.state or identity.box
    if not line.state and line.role is Role.STATE:
        line.state = state_of_all(words.plain)
    if parent and parent.role in HOLDERS:
        line.stamp = line.stamp or parent.stamp
        line.state = line.state or parent.state


def _is_part_at_same_level(line: Headline, words: Wording, above: list[Headline]) -> bool:
    """Some files write the sections of an entry at the level of the entry itself."""
    entry = above[-1] if above else None
    while entry and entry.role is Role.PART:
        above.pop()
        entry = above[-1] if above else None
    if entry is None or entry.role is not Role.ENTRY or entry.level != line.level:
        return False
    return (words.is_section and words.plain != entry.words.plain) or (entry.has_id and _tells_later(line, words))


def _tells_later(line: Headline, words: Wording) -> bool:
    """Whether a heading and its text are what became of the entry above on another day (`Recurrence 2026-03-16`)."""
    return bool(_LATER.fullmatch(words.plain)) and not says_none_yet(line.own_text)


def _comes_after_the_entry(line: Headline, words: Wording, within: Headline | None) -> bool:
    """Some files go on one level deeper: a day with a title is no part of an entry behind a rule, or with a status."""
    if within is None or not within.has_id or not _LEADING_DAY.match(words.plain):
        return False
    title = words.identity.title
    if is_no_title(title) or is_known_section(title.encode()):
        return False
    return line.follows_rule or "status" in line.fields


def _is_the_example(parent: Headline | None, below: Headline | None) -> bool:
    """Whether a heading with an id is the only one below one that announces an example."""
    if parent is None or parent.role is not Role.ASIDE or not names_example(parent.words.plain):
        return False
    return below is None or below.level <= parent.level


def _refers(line: Headline, above: Sequence[Headline]) -> bool:
    """Whether a heading with an id and no field speaks of an entry kept elsewhere: in a paper of another kind."""
    is_paper = bool(above) and above[0].level == 1 and above[0].role is Role.ASIDE
    return is_paper and not line.fields and not line.has_sections


def _role(line: Headline, words: Wording, above: Sequence[Headline], below: Headline | None, company: Company) -> Role:
    parent = above[-1] if above else None
    if line.has_id and (parent is None or parent.role not in WITHIN):
        is_none = _is_the_example(parent, below) or (not company.is_named and _refers(line, above))
        return Role.ASIDE if is_none else Role.ENTRY
    return role_of(Place(line, words, words.identity, parent, parent.within if parent else None, below, company))
