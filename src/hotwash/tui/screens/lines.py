"""The lines a sheet is made of: content with tones, wrapped, cut and set beside each other by terminal cells."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.style import Style

from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.rows import shown

LABEL_WIDTH = 7

BLANK = Content("")


CURSOR_CLASS = "row--cursor"
HIT_CLASS = "row--hit"


def tone_class(tone: Tone) -> str:
    """The class under which `styles/` gives this tone its colour."""
    return f"tone-{tone}"


STYLE_CLASSES = {tone_class(tone) for tone in Tone} | {CURSOR_CLASS, HIT_CLASS}


def words(text: str, tone: Tone = Tone.PLAIN) -> Content:
    """Text in a tone, with nothing hidden in it but key-like strings; whatever looks like markup stays text."""
    seen = shown(text)
    return Content(seen) if tone is Tone.PLAIN else Content.styled(seen, f".{tone_class(tone)}")


def joined(*parts: Content | str) -> Content:
    return Content.assemble(*parts)


def pressable(content: Content, key: str) -> Content:
    """Content that presses `key` when it is clicked."""
    return content.stylize(Style.from_meta({"press": key}))


def row(content: Content, index: int) -> Content:
    """Content that stands for a row of its sheet: a click goes there."""
    return content.stylize(Style.from_meta({"row": index}))


def cut(content: Content, width: int) -> Content:
    """At most `width` cells, the end marked `…` when something is left out."""
    return content.truncate(max(width, 0), ellipsis=True)


def fitted(content: Content, width: int) -> Content:
    """Exactly `width` cells."""
    return cut(content, width).pad_right(max(width - min(content.cell_length, width), 0))


def wrapped(content: Content, width: int) -> list[Content]:
    return content.wrap(max(width, 1))


def flowed(pieces: Iterable[Content], width: int) -> list[Content]:
    """Pieces beside one another; one that does not fit there any more begins the next line."""
    lines: list[Content] = []
    for piece in pieces:
        beside = joined(lines[-1], "  ", piece) if lines else piece
        if lines and beside.cell_length <= width:
            lines[-1] = beside
        else:
            lines.extend(wrapped(piece, width))
    return lines


def spread(left: Content, right: Content, width: int) -> Content:
    """One line with `left` at its left and `right` at its right end; `left` gives way."""
    if not right:
        return cut(left, width)
    room = width - right.cell_length - 1
    return cut(right, width) if room < 1 else joined(fitted(left, room), " ", right)


def wrapped_beside(left: Content, right: Content, width: int) -> list[Content]:
    """`left` wrapped, `right` at the right end of its last line, or below where that line is too full."""
    lines = wrapped(left, width)
    if not right:
        return lines
    if lines[-1].cell_length + 2 + right.cell_length > width:
        lines.append(BLANK)
    return [*lines[:-1], spread(lines[-1], right, width)]


def labelled(label: str, lines: Iterable[Content], width: int = LABEL_WIDTH) -> list[Content]:
    """Lines behind a column of `width` cells that holds the label on the first line."""
    head, rest = fitted(words(label, Tone.STRONG), width), " " * width
    return [joined(head if index == 0 else rest, line) for index, line in enumerate(lines)]


def paragraph(label: str, content: Content, width: int, label_width: int = LABEL_WIDTH) -> list[Content]:
    """Wrapped content behind its label."""
    return labelled(label, wrapped(content, width - label_width), label_width)


def stacked(lines: Sequence[Content]) -> Content:
    """Lines as one content, for rendering."""
    return Content("\n").join(lines)
