"""A line to type into and the commands that match it: what help and palette have in common."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.screen import ModalScreen
from textual.widgets import Input

from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.layout import Shape, shape_of
from hotwash.tui.screens.lines import BLANK, HIT_CLASS, fitted, joined, row, spread, words, wrapped
from hotwash.tui.screens.part import Part
from hotwash.tui.screens.sheet import KeyHint, keys_lines


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be run: `reason` says why it cannot be run now, `key` is shown as the person presses it.

    One that `takes_words` can be run with what is typed behind its name; they stand behind its id then.
    """

    id: str
    name: str
    key: str = ""
    group: str = ""
    summary: str = ""
    reason: str = ""
    takes_words: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A command that fits what was typed, and the places in its name that made it fit."""

    command: Command
    places: Sequence[int] = ()


class CommandScreen(ModalScreen[str]):
    """Typing narrows, arrows move, Enter runs; dismissed with the id of a command, or with None."""

    AUTO_FOCUS = "Input"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="layer.close"),
        Binding("down,ctrl+n", "step(1)", "next"),
        Binding("up,ctrl+p", "step(-1)", "previous"),
        Binding("pagedown", "page(1)", "page down"),
        Binding("pageup", "page(-1)", "page up"),
        Binding("tab,shift+tab", "step(1)", "next", show=False),
    ]

    def __init__(self, heading: str, commands: Sequence[Command], *, placeholder: str, grouped: bool) -> None:
        super().__init__()
        self._grouped = grouped
        self._heading = heading
        self._placeholder = placeholder
        self.commands = commands
        self._matches: Sequence[Match] = ()
        self._at = 0
        self._top = 0
        self._said = ""

    @abstractmethod
    def matching(self, typed: str) -> Sequence[Match]:
        """The commands that fit, the best first."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet-frame") as frame:
            frame.border_title = Content(self._heading)
            entry = Input(placeholder=self._placeholder, compact=True)
            entry.cursor_blink = False
            yield entry
            yield Part(self._lines, classes="sheet-list")
            yield Part(self._foot, classes="sheet-foot")

    def on_mount(self) -> None:
        self._narrow_to("")

    def on_resize(self, event: Resize) -> None:
        shape = shape_of(*event.size)
        self.set_class(shape < Shape.MEDIUM, "-narrow")
        self.set_class(shape < Shape.WIDE, "-tight")
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._narrow_to(event.value)

    def on_input_submitted(self) -> None:
        if not self._matches:
            self._say("no command of that name or key – Backspace, or Esc")
        elif reason := self._matches[self._at].command.reason:
            self._say(f"{self._matches[self._at].command.name.rstrip('…')}: {reason}")
        else:
            self.dismiss(self._matches[self._at].command.id)

    def on_mouse_scroll_down(self) -> None:
        self.action_step(1)

    def on_mouse_scroll_up(self) -> None:
        self.action_step(-1)

    def on_click(self, event: Click) -> None:
        if (at := self.get_style_at(event.screen_x, event.screen_y).meta.get("row")) is not None:
            self._at = at
            self.on_input_submitted()

    def action_close(self) -> None:
        self.dismiss()

    def action_step(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._matches) - 1))
        self._say("")

    def action_page(self, by: int) -> None:
        self.action_step(by * max(self._list.size.height - 1, 1))

    @property
    def _list(self) -> Part:
        return self.query_one(".sheet-list", Part)

    def _narrow_to(self, typed: str) -> None:
        self._matches = self.matching(typed.strip())
        self._at = 0
        self._say("")

    def _say(self, text: str) -> None:
        self._said = text
        self._show()

    def _show(self) -> None:
        """Draws the window of the list that holds the cursor."""
        height = max(self._list.size.height, 1)
        self._top = max(min(self._top, self._at), self._at - height + 1, 0)
        for part in self.query(Part):
            part.refresh(layout=part.has_class("sheet-foot"))
        place = f"{self._at + 1}/{len(self._matches)}" if self._matches else "no match"
        self.query_one(".sheet-frame").border_subtitle = Content(place)

    def _lines(self, width: int) -> list[Content]:
        window = range(self._top, min(self._top + max(self._list.size.height, 1), len(self._matches)))
        return [self._line(at, width) for at in window] or [words("no match", Tone.DIM)]

    def _line(self, at: int, width: int) -> Content:
        match = self._matches[at]
        command = match.command
        group = words(command.group if self._starts_group(at) else "", Tone.DIM)
        head = joined("▸" if at == self._at else " ", fitted(group, 16 if self._grouped and width > 70 else 0), " ")
        name = words(command.name, Tone.DIM if command.reason else Tone.PLAIN)
        for place in match.places:
            name = name.stylize(f".{HIT_CLASS}", place, place + 1)
        aside = f"  {command.reason or command.summary}" if width > 50 else ""
        key = words(command.key, Tone.DIM if command.reason else Tone.ACCENT)
        line = row(spread(joined(head, name, words(aside, Tone.DIM)), key, width), at)
        return self._list.under_cursor(line) if at == self._at else line

    def _starts_group(self, at: int) -> bool:
        return at == self._top or self._matches[at - 1].command.group != self._matches[at].command.group

    def _foot(self, width: int) -> list[Content]:
        hints = (KeyHint("Enter", "run it", "run"), KeyHint("↑ ↓", "move"), KeyHint("Esc", "close", press="escape"))
        said = wrapped(words(self._said, Tone.WARNING), width) if self._said else [BLANK]
        return [*said, *keys_lines(hints, width, self.has_class("-narrow"))]
