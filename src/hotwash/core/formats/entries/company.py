"""What the headings of a file have in common, for the rules that count a heading only among its like."""

import re
from collections.abc import Iterator

from hotwash.core.formats.entries.boilerplate import is_boilerplate
from hotwash.core.formats.entries.headline import Headline
from hotwash.core.formats.entries.identity import KINDS_OF_RECORDS
from hotwash.core.formats.names import is_known_section
from hotwash.core.text.patterns import Pattern

_DOTTED_NUMBER = Pattern(r"\W{0,6}\d{1,2}\.\d{1,2}\b")
_RECORDS = Pattern(rf"(?<![a-z])(?:{KINDS_OF_RECORDS})", re.IGNORECASE)


def is_report(unnamed: list[Headline]) -> bool:
    """Whether numbers belong to chapters: some have a dot (`2.1`), or half of them stand before names of parts."""
    if any(_DOTTED_NUMBER.match(line.plain) for line in unnamed):
        return True
    numbered = [line.identity.title for line in unnamed if line.identity.number is not None]
    parts = sum(is_boilerplate(title) or is_known_section(title.encode()) for title in numbered)
    return parts * 2 >= max(len(numbered), 2)


def is_log(lines: list[Headline]) -> bool:
    """Whether a file calls itself by what it holds (`Lessons of the platform team`)."""
    return bool(lines) and lines[0].level == 1 and _RECORDS.search(lines[0].plain) is not None


def signs(line: Headline) -> Iterator[tuple[str, object]]:
    """What a heading shares with the ones that are like it."""
    identity = line.identity
    if identity.own:
        yield "own", own_prefix(identity.own)
    if identity.number is not None:
        yield "number", line.level
    if identity.category:
        yield "category", line.level
    if identity.priority:
        yield "priority", line.level
    if identity.label:
        yield "label", line.level
    if identity.box:
        yield "box", line.level
    if identity.stamp:
        yield "stamp", line.level
    if line.tells_a_story:
        yield "story", line.level
    yield "title", identity.title.casefold()


def own_prefix(own: str) -> str:
    """`E` of `E014`, `Q-` of `Q-01b`."""
    return own.rstrip("0123456789abcdefghijklmnopqrstuvwxyz")
