"""The wheel of the mouse over what scrolls by lines: it looks around, and whatever has the cursor keeps it."""

from abc import abstractmethod

from textual import events
from textual.widget import Widget

WHEEL_LINES = 3


class Wheeled(Widget):
    """Says how many lines to scroll, and whether sideways, for each notch of the wheel."""

    @abstractmethod
    def wheel(self, lines: int, *, sideways: bool) -> None:
        """Scroll by so many lines, or columns."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._turned(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._turned(event, -WHEEL_LINES)

    def _turned(self, event: events.MouseEvent, lines: int) -> None:
        event.stop()
        event.prevent_default()
        self.wheel(lines, sideways=event.shift)
