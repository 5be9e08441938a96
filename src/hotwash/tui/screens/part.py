"""The widgets inside a sheet: its scrolling body, and stretches of lines that are laid out for the width at hand."""

from collections.abc import Callable, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from hotwash.tui.screens.lines import CURSOR_CLASS, STYLE_CLASSES, stacked


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

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return len(self._lay_out(width))

    def under_cursor(self, content: Content) -> Content:
        """The content as the row the cursor is on; where there is no colour for that, reversed."""
        styles = self.get_component_styles(CURSOR_CLASS)
        return content.stylize(f".{CURSOR_CLASS}").stylize("reverse" if styles.text_style.reverse else "")

    def render(self) -> Content:
        return stacked(self._lay_out(self.content_size.width))
