"""One entry or record with its key-like strings as they stand in the file, for a few seconds."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from hotwash.core.text.visible import visible_lines
from hotwash.tui.screens.lines import wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.sheet import KeyHint, Sheet

REVEALED_FOR = 10


class RevealSheet(Sheet[None]):
    """Closes by itself; nothing of it is copied, kept or journalled."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"{name} – unmasked")
        self._lines = visible_lines(text.strip("\n"))
        self._left = REVEALED_FOR

    def compose_body(self) -> Iterable[Part]:
        yield Group(self._text)

    def on_mount(self) -> None:
        self.set_interval(1, self.second_passed)

    def second_passed(self) -> None:
        """Closes after the last one."""
        self._left -= 1
        if self._left <= 0:
            self.dismiss()
        else:
            self.redraw()

    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("Esc", f"mask again (by itself in {self._left} s)", f"mask ({self._left} s)", "escape"),)

    def action_accept(self) -> None:
        self.dismiss()

    def _text(self, width: int) -> list[Content]:
        return [part for line in self._lines for part in (wrapped(Content(line), width) or [Content("")])]
