"""Runs of plain text with a tone become strips of cells; colours come from `styles/`, by the tone's name."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.glyphs import ascii_text

ELLIPSIS = "…"
ASCII_CLASS = "-ascii"
PAINT_CLASSES = {*(f"tone-{tone}" for tone in Tone), "row--cursor", "row--ghost", "row--hit"}


class Run(NamedTuple):
    """A stretch of visible text. `action` names the row of `ACTIONS` that a click on it runs."""

    text: str
    tone: Tone = Tone.PLAIN
    action: str = ""


Runs = Sequence[Run]


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """Exactly `width` cells of `text`: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    length = cell_len(text)
    if length > width:
        return set_cell_size(text, width - 1) + ELLIPSIS
    return " " * (width - length) + text if right else text + " " * (width - length)


def width_of(runs: Iterable[Run]) -> int:
    """Cells the runs take."""
    return sum(cell_len(run.text) for run in runs)


def cut(runs: Runs, width: int) -> Runs:
    """As much of the runs as `width` cells hold, with an ellipsis where something is missing."""
    if width_of(runs) <= width:
        return runs
    kept: list[Run] = []
    left = width
    for run in runs:
        length = cell_len(run.text)
        if length >= left:
            kept.append(run._replace(text=fitted(run.text + " " * (length == left), left)))
            break
        kept.append(run)
        left -= length
    return kept


class Painted(Widget):
    """A widget that draws its own lines.

    Its screen has `PAINT_CLASSES`: they look the same everywhere, and working them out for each widget makes every
    start and every change of style several times slower.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._tones: dict[tuple[Tone, str], Style] = {}

    def notify_style_update(self) -> None:
        self._tones.clear()
        super().notify_style_update()

    @property
    def plain_glyphs(self) -> bool:
        """True when only ASCII may be drawn."""
        return self.app.has_class(ASCII_CLASS)

    def painted_style(self, name: str) -> Style:
        """What one of `PAINT_CLASSES` lays over what is there."""
        return self.screen.get_component_rich_style(name, partial=True)

    def tone_style(self, tone: Tone, state: str = "") -> Style:
        """The style of a tone on this widget, in a row of that state."""
        style = self._tones.get((tone, state))
        if style is None:
            style = self.rich_style + self.painted_style(f"tone-{tone}")
            if state:
                style += self.painted_style(state)
            self._tones[tone, state] = style
        return style

    def strip(self, runs: Iterable[Run], width: int, state: str = "") -> Strip:
        """One line of cells, cut or filled to `width`."""
        plain = self.plain_glyphs
        drawn = [run._replace(text=ascii_text(run.text)) for run in runs] if plain else list(runs)
        segments = [Segment(run.text, self.tone_style(run.tone, state)) for run in cut(drawn, width) if run.text]
        return Strip(segments).adjust_cell_length(width, self.tone_style(Tone.PLAIN, state))
