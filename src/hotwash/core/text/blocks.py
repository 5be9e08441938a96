"""Cuts a Markdown file into stretches that follow each other without a gap: joined again, they are the file."""

from collections.abc import Iterable, Iterator

from hotwash.core.model.document import Block
from hotwash.core.model.span import Span
from hotwash.core.text.outline import line_end, outline

TEXT = "text"


def blocks(content: bytes) -> tuple[Block, ...]:
    """Front matter, headings, code fences and comments of `content`, and the text between them."""
    found = outline(content)
    special = [Block("heading", Span(heading.start, line_end(content, heading.start))) for heading in found.headings]
    special += [Block("fence", span) for span in found.fences]
    special += [Block("comment", span) for span in found.comments]
    if found.front_matter:
        special.append(Block("front-matter", found.front_matter))
    return filled(sorted(special, key=lambda block: block.span), len(content))


def filled(special: Iterable[Block], size: int) -> tuple[Block, ...]:
    """`special` in order, with text blocks wherever they leave a gap in a file of `size` bytes."""
    return tuple(_filled(special, size))


def _filled(special: Iterable[Block], size: int) -> Iterator[Block]:
    at = 0
    for block in special:
        if block.span.start > at:
            yield Block(TEXT, Span(at, block.span.start))
        yield block
        at = block.span.end
    if at < size:
        yield Block(TEXT, Span(at, size))
