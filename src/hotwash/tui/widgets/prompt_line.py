"""One line to type in, at the foot of the screen: the filter, or an id to go to."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.widgets.line import Line
from hotwash.tui.widgets.paint import Run

TYPING_CLASS = "-typing"


class OneLineInput(Input):
    """An input in which pasted line ends are blanks, and which says at once what is typed.

    Its size is that of its line: nothing around has to be arranged anew when its text is longer.
    """

    virtual_size = Reactive(Size(0, 0))

    def __init__(self, typed: Callable[[str], None]) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._typed = typed

    def watch_value(self, value: str) -> None:
        self._typed(value)

    def _on_paste(self, event: events.Paste) -> None:
        event.text = " ".join(event.text.split("\n"))
        super()._on_paste(event)


class PromptLine(Horizontal):
    """A sign, and what is typed behind it. It is shown only while somebody types.

    `typed` is called with the purpose and the text within the key's own frame; the end of the typing is a message.
    """

    class Ended(Message):
        """The text as it was when the typing ended."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose, self.text = purpose, text

    class Accepted(Ended):
        """Enter."""

    class Dropped(Ended):
        """Esc."""

    def __init__(self, typed: Callable[[str, str], None], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.purpose = ""
        self._typed = typed
        self._sign = Line(classes="prompt-sign")
        self._input = OneLineInput(self._tell)

    def compose(self) -> ComposeResult:
        yield self._sign
        yield self._input

    @property
    def is_open(self) -> bool:
        return bool(self.purpose)

    @property
    def text(self) -> str:
        return self._input.value

    def open(self, purpose: str, sign: str, text: str = "") -> None:
        """Start typing; `purpose` comes back with whatever is told."""
        self._sign.show((Run(f" {sign} ", Tone.ACCENT),))
        self._input.value = text
        self._input.cursor_position = len(text)
        self.purpose = purpose
        self.add_class("-open")
        self._make_room(is_typing=True)
        self._input.focus()

    def close(self) -> None:
        self.purpose = ""
        self.remove_class("-open")
        self._make_room(is_typing=False)
        self.screen.set_focus(None)

    def _make_room(self, *, is_typing: bool) -> None:
        """Lines of the screen come and go; nothing else on it looks different while somebody types."""
        self.screen.set_class(is_typing, TYPING_CLASS, update=False)
        for line in self.siblings:
            if isinstance(line, Line):
                line.update_node_styles()

    def mark_error(self, is_wrong: bool) -> None:
        self.set_class(is_wrong, "-error")

    def _tell(self, text: str) -> None:
        if self.purpose:
            self._typed(self.purpose, text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Accepted(self.purpose, event.value))

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            self.post_message(self.Dropped(self.purpose, self.text))
