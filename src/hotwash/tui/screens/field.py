"""A text field inside a sheet: read as wrapped lines, typed into on one."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from hotwash.core.text.visible import visible
from hotwash.tui.screens.lines import LABEL_WIDTH, labelled, paragraph, words
from hotwash.tui.screens.part import Group, Part


class FieldInput(Input):
    """One line of text; Tab accepts like Enter, and pasted newlines are spaces."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab,shift+tab", "submit", "accept", show=False)]

    def _on_paste(self, event: Paste) -> None:
        self.replace(visible(" ".join(event.text.split("\n"))), *self.selection)
        event.prevent_default()
        event.stop()


class Field(Vertical):
    """A label and a value that the sheet lays out, and an input in their place while the person types."""

    class Changed(Message):
        """The text is another one, with every key."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> "Field":
            return self.field

    class Accepted(Changed):
        """The person is done with the text for now."""

    def __init__(
        self,
        label: str,
        value: str,
        *,
        name: str,
        label_width: int = LABEL_WIDTH,
        lay_out: Callable[[int], Sequence[Content]] | None = None,
        spaced: bool = True,
    ) -> None:
        super().__init__(name=name, classes="-spaced" if spaced else "")
        self.value = value
        self.is_open = False
        self._label = label
        self._label_width = label_width
        self._lay_out = lay_out or self._wrapped

    def compose(self) -> ComposeResult:
        kind = Group if self.has_class("-spaced") else Part
        yield kind(self._lay_out, classes="field-shown")
        with Horizontal(classes="field-entry") as entry:
            entry.display = False
            label = Part(lambda width: labelled(self._label, [words("")], width), classes="field-label")
            label.styles.width = self._label_width
            yield label
            yield FieldInput(compact=True, select_on_focus=False)

    def open(self) -> None:
        self._show_entry(True)
        entry = self.query_one(FieldInput)
        entry.cursor_blink = False
        with entry.prevent(Input.Changed):
            entry.value = self.value
        entry.cursor_position = len(self.value)
        entry.focus()

    def take(self, text: str) -> None:
        """Another text, from the keyboard or from elsewhere."""
        self.value = text
        self.query_one(".field-shown", Part).refresh(layout=True)
        self.post_message(self.Changed(self))

    def accept(self) -> None:
        if self.is_open:
            self._show_entry(False)
            self.post_message(self.Accepted(self))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.take(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.accept()

    def on_descendant_blur(self) -> None:
        """A click elsewhere accepts; leaving the whole terminal window does not."""
        if self.app.app_focus:
            self.accept()

    def _wrapped(self, width: int) -> list[Content]:
        return paragraph(self._label, words(self.value), width, self._label_width)

    def _show_entry(self, shown: bool) -> None:
        self.is_open = shown
        self.query_one(".field-entry").display = shown
        self.query_one(".field-shown").display = not shown
