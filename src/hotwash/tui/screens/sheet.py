"""The frame every sheet has: a title that stays, a body that scrolls, a line of keys that stays."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widget import Widget

from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.masking import holds_secret
from hotwash.tui.layout import Shape, shape_of
from hotwash.tui.screens.field import Field, FieldInput
from hotwash.tui.screens.lines import joined, pressable, words, wrapped
from hotwash.tui.screens.part import Part, SheetBody
from hotwash.viewmodels.rows import shown

Result = TypeVar("Result")

_GAPS = (4, 3, 2)


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One key in the last line: what is pressed, and what it does in many and in few words."""

    label: str
    does: str
    short: str = ""
    press: str = ""
    dim: bool = False


class Sheet(ModalScreen[Result], Generic[Result]):
    """A modal screen that is read as lines; letters are commands until a text field is entered."""

    AUTO_FOCUS = "SheetBody"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "accept", id="sheet.accept"),
        Binding("escape", "close", "close", id="layer.close"),
        Binding("e", "edit", "edit the text", id="sheet.edit"),
        Binding("tab,shift+tab", "next_field", "next text field", id="sheet.field"),
        Binding("j,down", "step(1)", "next row", id="cursor.down"),
        Binding("k,up", "step(-1)", "previous row", id="cursor.up"),
        Binding("J", "scroll(1)", "scroll down", id="detail.down"),
        Binding("K", "scroll(-1)", "scroll up", id="detail.up"),
        Binding("pagedown,ctrl+d", "page(1)", "page down", id="page.down"),
        Binding("pageup,ctrl+u", "page(-1)", "page up", id="page.up"),
    ]

    def __init__(self, heading: str, *, notice: str = "") -> None:
        super().__init__()
        self.heading = heading
        self._said = words(notice, Tone.WARNING)
        self._last_field: Field | None = None
        self._frame = Vertical(classes="sheet-frame")
        self._body = SheetBody()

    # What a sheet fills in.

    @abstractmethod
    def compose_body(self) -> Iterable[Widget]:
        """The parts and fields between the first and the last line."""

    @abstractmethod
    def key_hints(self) -> Sequence[KeyHint]:
        """The keys of the last line, the most important first."""

    @abstractmethod
    def action_accept(self) -> None:
        """Enter on the body."""

    def blocked(self) -> str:
        """Why Enter is dim, in one sentence; empty while it works."""
        return ""

    def missing(self) -> str:
        """What has to be typed or chosen before anything else; part of why Enter is dim, and no fault."""
        return ""

    def corner(self) -> str:
        """What the lower border says besides the scroll place."""
        return ""

    def text_field(self) -> Field | None:
        """The field that `e` enters."""
        return next((field for field in self.query(Field) if field.display), None)

    def keep_draft(self) -> None:
        """Esc: puts away what was typed."""

    # The frame.

    def compose(self) -> ComposeResult:
        self._frame.border_title = Content(shown(self.heading) or " ")
        with self._frame:
            with self._body:
                yield from self.compose_body()
            yield Part(self._foot, classes="sheet-foot")

    def on_mount(self) -> None:
        self.watch(self._body, "scroll_y", self.mark_place)
        self.watch(self._body, "virtual_size", self.mark_place)

    def on_resize(self, event: Resize) -> None:
        shape = shape_of(*event.size)
        self.set_class(shape < Shape.MEDIUM, "-narrow")
        self.set_class(shape < Shape.WIDE, "-tight")
        self.call_after_refresh(self._settle)

    @property
    def is_narrow(self) -> bool:
        return shape_of(*self.size) < Shape.MEDIUM

    def entitle(self, heading: str) -> None:
        """Another title, for a sheet that asks about one thing after the other."""
        self._frame.border_title = Content(shown(heading))

    def mark_place(self) -> None:
        """Says in the lower border which lines are shown, where not all are."""
        if not (body := self._body).is_attached:
            return
        first, shown, total = round(body.scroll_y), body.size.height, body.virtual_size.height
        place = f"J/K scroll {first + 1}-{min(first + shown, total)} of {total}" if total > shown else ""
        said = " · ".join(text for text in (self.corner(), place) if text)
        self._frame.border_subtitle = Content(said) if said else None

    def _settle(self) -> None:
        """After a resize: what is being typed stays in sight."""
        if isinstance(self.focused, FieldInput):
            self.focused.scroll_visible(animate=False)
        self.mark_place()

    def redraw(self) -> None:
        """Lays every line out again, after anything changed."""
        for part in self.query(Part):
            part.refresh(layout=True)
        self.call_after_refresh(self.mark_place)

    def say(self, text: str, tone: Tone = Tone.WARNING) -> None:
        """One sentence above the keys, until the next one."""
        self._said = words(text, tone)
        self.redraw()

    def hush(self) -> None:
        self._said = words("")

    def show_line(self, part: Part, line: int) -> None:
        """Scrolls so far that this line of this part is seen."""
        at = part.virtual_region.y + line
        for ancestor in part.ancestors:
            if ancestor is self._body:
                break
            if isinstance(ancestor, Widget):
                at += ancestor.virtual_region.y
        self._body.scroll_to_region(Region(0, at, 1, 1), animate=False, force=True)

    # Keys and clicks.

    def action_close(self) -> None:
        for field in self.query(Field):
            field.accept()
        self.keep_draft()
        self.leave()

    def leave(self) -> None:
        """Closes without a decision."""
        self.dismiss()

    def action_edit(self) -> None:
        """`e`: into the text field, where there is one."""
        self._open(self.text_field())

    def action_next_field(self) -> None:
        """Tab: into the field after the one that was open last."""
        fields = [field for field in self.query(Field) if field.display]
        last = fields.index(self._last_field) if self._last_field in fields else -1
        self._open(fields[(last + 1) % len(fields)] if fields else None)

    def _open(self, field: Field | None) -> None:
        if field is None:
            self.say("there is no text to edit here", Tone.DIM)
        elif holds_secret(field.value):
            self.say("a key-like string is masked here – E edits the text in $EDITOR", Tone.DIM)
        else:
            field.open()
            self.call_after_refresh(field.scroll_visible, animate=False)

    def action_step(self, by: int) -> None:
        """`j` and `k` without rows: scroll."""
        self.action_scroll(by)

    def action_scroll(self, by: int) -> None:
        self._body.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        self._body.scroll_relative(y=by * max(self._body.size.height - 1, 1), animate=False)

    def on_field_accepted(self, event: Field.Accepted) -> None:
        self._last_field = event.field
        self._body.focus()
        self.redraw()

    def on_click(self, event: Click) -> None:
        """A key or a row that is clicked acts like its key (sent from the app: a key of our own would stop here)."""
        meta = self.get_style_at(event.screen_x, event.screen_y).meta
        if (key := meta.get("press")) is not None:
            self.app.call_later(self.app.simulate_key, key)
        elif (row := meta.get("row")) is not None:
            self.row_clicked(row)

    def row_clicked(self, row: int) -> None:
        """A click on the row of that number."""

    def _foot(self, width: int) -> list[Content]:
        said = self._said or words(self.blocked(), Tone.DIM if self.missing() else Tone.ALARM)
        return [*(wrapped(said, width) if said else []), *keys_lines(self.key_hints(), width, self.is_narrow)]


def keys_lines(hints: Sequence[KeyHint], width: int, few_words: bool) -> list[Content]:
    """The keys on one line, in fewer words and smaller gaps before they take a second one; none is torn apart."""
    for short in (False, True) if not few_words else (True,):
        drawn = [hint_content(hint, short) for hint in hints]
        for gap in _GAPS:
            line = Content(" " * gap).join(drawn)
            if line.cell_length <= width:
                return [line]
    lines = drawn[:1]
    for hint in drawn[1:]:
        longer = joined(lines[-1], "  ", hint)
        lines = [*lines[:-1], longer] if longer.cell_length <= width else [*lines, hint]
    return lines


def hint_content(hint: KeyHint, short: bool = False) -> Content:
    """The key in its colour and what it does; a click presses it."""
    does = hint.short or hint.does if short else hint.does
    if hint.dim:
        return words(f"{hint.label} {does}", Tone.DIM)
    shown = joined(words(hint.label, Tone.ACCENT), " ", does)
    return pressable(shown, hint.press) if hint.press else shown
