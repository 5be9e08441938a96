"""The few signs that are drawn, and what stands for them where only ASCII is certain to be one cell wide.

Everything is replaced cell for cell, so that what fitted before fits after.
"""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_PAIRS = (
    (re.compile("[ -~]…"), ".."),
    (re.compile("→ "), "->"),
    (re.compile("≥ "), ">="),
)
_SIGNS = str.maketrans(
    {
        "▸": ">",
        "•": "+",
        "◆": "#",
        "●": "o",
        "▲": "^",
        "✗": "X",
        "✓": "v",
        "↺": "^",
        "×": "x",
        "★": "*",
        "·": "-",
        "–": "-",
        "—": "-",
        "‖": "=",
        "…": ".",
        "→": ">",
        "≥": ">",
        "±": "+",
        "“": '"',
        "”": '"',
        "’": "'",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "│": "|",
        "─": "-",
        "╭": "+",
        "╮": "+",
        "╰": "+",
        "╯": "+",
        "┌": "+",
        "┐": "+",
        "└": "+",
        "┘": "+",
        "├": "+",
        "┤": "+",
        "┬": "+",
        "┴": "+",
        "▁": ".",
        "▂": ":",
        "▃": "-",
        "▄": "=",
        "▅": "+",
        "▆": "*",
        "▇": "#",
        "█": "%",
        "░": ".",
        "▔": "-",
        "▎": "|",
        "▏": "|",
        "▕": "|",
        "▐": "|",
        "▌": "|",
        "▀": "-",
    }
)


def ascii_text(text: str) -> str:
    """The same text with every sign of ours in ASCII; words and letters of other scripts stay.

    Signs of two letters take the blank or the last letter beside them.
    """
    if text.isascii():
        return text
    for pair, letters in _PAIRS:
        text = pair.sub(letters, text)
    return text.translate(_SIGNS)


class AsciiSigns(LineFilter):
    """The last look at every line on its way to the terminal: borders and sheets get ASCII signs, cell for cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's)
        return [segment._replace(text=ascii_text(segment.text)) for segment in segments]
