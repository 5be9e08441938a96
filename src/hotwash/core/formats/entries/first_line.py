"""The first line of a record as text: without hashes, list marks, closing hashes and emphasis."""

from hotwash.core.formats.boxes import BOX, BOX_OF_ITEM
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_CLOSING_HASHES = Pattern(r"\s#+\s*$")
_EMPHASIS = Pattern(r"\\(?=[\[\]()_*#-])|\*\*|__|~~|<a [^<>\n]{0,80}>\s?</a>")
_CODED_ID = Pattern(r"`(\[?[A-Za-z]{1,12}[-_]\d{4}[^`\n]{0,60})`(?=.)|^`([^`\n]{0,80})`$")
_MARKS = Pattern(r"^(?:(?:[-*+•]|\d{1,3}[.)])\s+)?(?:" + BOX + r"\s+)?|\*\*|__")
_BOX = Pattern(rb"(?:[-*+]|\xe2\x80\xa2|\d{1,3}[.)])[ \t]+(" + BOX_OF_ITEM + rb")(?=[ \t])")
_MOST_BYTES = 4000


def heading_text(after_hashes: bytes) -> str:
    """What a heading says; of a very long one the beginning. An id in backticks keeps them at its end only."""
    spaced = decoded(after_hashes[:_MOST_BYTES]).replace("\xa0", " ").replace("\u3000", " ").replace("\u2011", "-")
    plain = _EMPHASIS.sub("", without_closing_hashes(spaced)).strip()
    return _CODED_ID.sub(r"\1\2", plain) if "`" in plain else plain


def line_text(line: bytes) -> str:
    """What a line says that is a record of its own."""
    return _MARKS.sub("", decoded(line)).strip()


def box_of_item(line: bytes) -> str | None:
    """The checkbox that a list item begins with."""
    box = _BOX.match(line)
    return decoded(box[1]) if box else None


def without_closing_hashes(text: str) -> str:
    return _CLOSING_HASHES.sub("", text) if "#" in text else text
