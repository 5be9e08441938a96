"""The headed parts of a Markdown file, and the items of their lists."""

from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.model.span import Span
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.outline import Outline, is_within, line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_ITEM = Pattern(rb"\n ?(?:[-*+]|\d{1,3}[.)])[ \t]+(?!\[[ xX]\])([^\n]*(?:\n(?:  |\t)[ \t]*[^ \t\r\n][^\n]*)*)")


class Section(NamedTuple):
    """A heading and what stands below it, up to the next heading of its level; level two always ends one.

    `text` is the first byte below the heading, `insert_at` the start of the line after its last one with text
    that is no rule.
    """

    title: str
    level: int
    span: Span
    text: int
    insert_at: int


class Item(NamedTuple):
    """One item of a list with its continuation lines joined; `start` is its first byte, `line` is 1-based."""

    text: str
    start: int
    line: int


def sections(content: bytes, found: Outline) -> Iterator[Section]:
    """Every headed part of `content`, whose outline is `found`, in file order."""
    headings = found.headings
    for index, heading in enumerate(headings):
        below = line_end(content, heading.text)
        title = decoded(content[heading.text : below]).strip(" \t\r\n#")
        deepest = max(heading.level, 2)
        later = (headings[place] for place in range(index + 1, len(headings)))
        end = next((each.start for each in later if each.level <= deepest), len(content))
        yield Section(title, heading.level, Span(heading.start, end), below, _insert_at(content, below, end))


def _insert_at(content: bytes, below: int, end: int) -> int:
    text = content[below:end].rstrip()
    while text.endswith(b"---") and not text[text.rfind(b"\n") + 1 :].strip(b" \t-"):
        text = text[: text.rfind(b"\n") + 1].rstrip()
    return min(line_end(content, below + len(text) - 1), end) if text else below


def items(content: bytes, found: Outline, sections: tuple[Section, ...]) -> Iterator[tuple[Section, Item]]:
    """The list items of `sections`, which follow each other; checkboxes are no items, nor is what code shows."""
    hidden = sorted(found.fences + found.comments)
    lines = LineCounter(content)
    for section in sections:
        for match in _ITEM.finditer(content, section.text - 1, section.span.end):
            start = match.start() + 1
            if not is_within(start, hidden):
                yield section, Item(" ".join(decoded(match[1]).split()), start, lines.at(start))
