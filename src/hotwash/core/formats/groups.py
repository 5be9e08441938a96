"""The headings that hold entries without being one: topics, days, and states that everything below them has."""

from functools import lru_cache
from typing import NamedTuple

from hotwash.core.formats.entries.first_line import heading_text
from hotwash.core.formats.entries.headline import HOLDERS, Headline, Role
from hotwash.core.formats.entries.holding import state_of_all
from hotwash.core.formats.entries.identity import identify
from hotwash.core.formats.entries.nesting import read_roles
from hotwash.core.formats.entries.openness import open_above
from hotwash.core.formats.family import kind_of_file
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Kind
from hotwash.core.text.outline import BOM, outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.splice import line_end

_FORMAT = "entries"
_DEEPEST = 6
_COMMON = rb"(?:Summary|Details|Metadata|Error|Context|Suggested (?:Action|Fix)|Resolution)[ \t\r]*(?:\n|\Z)"
_SHORT_HEADING = Pattern(rb"\n {0,3}#{1,6}[ \t]+(?!\[?[A-Z]{2,10}-\d{8}|" + _COMMON + rb")([^\n]{2,80})(?=\n|\Z)")


class Group(NamedTuple):
    """One such heading. `state` is what it says itself, `None` where it says none; `below` is the first byte below its
    line, `end` where what it holds ends.
    """

    title: str
    state: str | None
    level: int
    start: int
    below: int
    end: int

    def holds(self, place: int) -> bool:
        return self.below <= place < self.end


def groups(document: Document) -> tuple[Group, ...]:
    """All of them in file order; none in a file where no heading says a state, since nothing is sorted by it there."""
    if document.format != _FORMAT:
        return ()
    return _groups(document.content, kind_of_file(document.relative) is not Kind.NOTE)


def groups_around(document: Document, entry: Entry) -> tuple[Group, ...]:
    """Those that an entry stands below, the outermost first."""
    return tuple(group for group in groups(document) if group.holds(entry.span.start))


def may_have_state(document: Document, entry: Entry) -> bool:
    """Whether a heading that an entry stands below may say a state; that most stand below none is soon seen."""
    above = open_above(document, entry)
    return above is None or any(Role(heading.role) in HOLDERS and heading.state is not None for heading in above)


@lru_cache(maxsize=8)
def _groups(content: bytes, is_named: bool) -> tuple[Group, ...]:
    headings = _SHORT_HEADING.finditer(b"\n" + content.removeprefix(BOM))
    if not any(map(_says_state, {match[1] for match in headings})):
        return ()
    found: list[Group] = []
    ends = [len(content)] * (_DEEPEST + 1)
    for line in reversed(read_roles(content, outline(content, skip_common=True), is_named=is_named)):
        if line.role in HOLDERS:
            found.append(_group(line, content, min(ends[: line.level + 1])))
        ends[line.level] = line.start
    return tuple(reversed(found))


def _says_state(text: bytes) -> bool:
    plain = heading_text(text)
    return bool(identify(plain).state or state_of_all(plain))


def _group(line: Headline, content: bytes, end: int) -> Group:
    state = line.identity.state or (state_of_all(line.words.plain) if line.role is Role.STATE else None)
    return Group(line.words.plain, state, line.level, line.start, line_end(content, line.start), end)
