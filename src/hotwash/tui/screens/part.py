"""The widgets inside a sheet: its scrolling body, and stretches of lines that are laid out for the width at hand."""

from collections.abc import Callable, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from hotwash.tui.screens.lines import BLANK, CURSOR_CLASS, STYLE_CLASSES, stacked


class SheetBody(VerticalScroll, can_focus=True, inherit_bindings=False):
    """What scrolls between a sheet's first and last line; the sheet itself binds the keys."""


class Part(Widget):
    """Lines that a sheet lays out; clicks and keys are the sheet's."""

    COMPONENT_CLASSES = STYLE_CLASSES

    def __init__(
        self, lay_out: Callable[[int], Sequence[Content]], *, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lay_out = lay_out

    def lines(self, width: int) -> Sequence[Content]:
        """What stands here at that width, line by line."""
        return self._lay_out(width)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def under_cursor(self, content: Content) -> Content:
        """The content as the row the cursor is on, as `styles/` has it: a ground, or reversed where there is none."""
        styles = self.get_component_styles(CURSOR_CLASS)
        text = styles.text_style
        return content.stylize(Style(background=styles.background, bold=text.bold, reverse=text.reverse))

    def render(self) -> Content:
        return stacked(self.lines(self.content_size.width))


class Group(Part):
    """A part with a blank line after it, unless it says nothing or the sheet is narrow."""

    def lines(self, width: int) -> Sequence[Content]:
        lines = super().lines(width)
        return [*lines, BLANK] if lines and not self.screen.has_class("-narrow") else lines
