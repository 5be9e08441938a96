"""The few signs that are drawn, and what stands for them where only ASCII is certain to be one cell wide."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_WORDS = {
    "● ": "[ok] ",
    "✗ ": "[x] ",
    "→": "->",
    "…": "..",
    "↺": "^",
}
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
        "·": "-",
        "–": "-",
        "—": "-",
        "‖": "=",
        "…": ".",
        "→": ">",
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
    """The same text with every sign of ours in ASCII; words and letters of other scripts stay."""
    if text.isascii():
        return text
    for sign, word in _WORDS.items():
        text = text.replace(sign, word)
    return text.translate(_SIGNS)


class AsciiSigns(LineFilter):
    """The last look at every line on its way to the terminal: borders and sheets get ASCII signs, cell for cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's)
        return [
            segment if segment.text.isascii() else segment._replace(text=segment.text.translate(_SIGNS))
            for segment in segments
        ]
