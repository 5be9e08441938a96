"""One line of the screen: something on the left, something on the right, and parts that can be clicked."""

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from hotwash.tui.widgets.paint import Painted, Run, Runs, cut, width_of


class Line(Painted):
    """Shows `left` from its first cell and `right` at its end; the left side gives way where both do not fit."""

    class Picked(Message):
        """A part that stands for an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._left: Runs = ()
        self._right: Runs = ()

    @property
    def left_text(self) -> str:
        """What the line says at its beginning."""
        return "".join(run.text for run in self._left)

    @property
    def right_text(self) -> str:
        """What the line says at its end."""
        return "".join(run.text for run in self._right)

    def show(self, left: Runs, right: Runs = ()) -> None:
        """Say something else; nothing is drawn when it is the same."""
        if (left, right) == (self._left, self._right):
            return
        self._left, self._right = left, right
        self.refresh()

    def render_line(self, y: int) -> Strip:
        return self.strip(self._drawn() if y == 0 else (), self.size.width)

    def _drawn(self) -> Runs:
        width = self.size.width
        right = cut(self._right, width)
        room = width - width_of(right)
        left = cut(self._left, room)
        return (*left, Run(" " * (room - width_of(left))), *right)

    def on_click(self, event: events.Click) -> None:
        at = 0
        for run in self._drawn():
            at += cell_len(run.text)
            if event.x < at:
                if run.action:
                    self.post_message(self.Picked(run.action))
                return
