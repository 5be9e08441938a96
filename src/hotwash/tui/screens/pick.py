"""One of several: entries that an id could mean, columns to sort by, saved things."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.lines import cut, joined, row, spread, words
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.sheet import KeyHint, Sheet
from hotwash.viewmodels.rows import shown

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class PickRow:
    """`value` is what the sheet gives back, `text` and `detail` what is read; `reason` makes the row dim."""

    value: str
    text: str
    detail: str = ""
    reason: str = ""


class PickSheet(Sheet[str]):
    """`j` `k` and Enter, or a digit for the first nine; the present value is marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(at + 1), f"pick({at})", "pick", show=False) for at in range(_DIGITS)),
        Binding("g,home", "step(-100000)", "first row", id="cursor.first"),
        Binding("G,end", "step(100000)", "last row", id="cursor.last"),
    ]

    def __init__(self, heading: str, rows: Sequence[PickRow], *, chosen: str = "", empty: str = "nothing here") -> None:
        super().__init__(heading)
        self._rows = rows
        self._chosen = chosen
        self._empty = empty
        self._at = next((at for at, each in enumerate(rows) if each.value == chosen), 0)

    def compose_body(self) -> Iterable[Part]:
        yield Group(self._lines, id="rows")

    def on_mount(self) -> None:
        self.call_after_refresh(self.action_step, 0)

    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("Enter", "take it", press="enter", dim=bool(self.blocked())),
            KeyHint("j/k", "move"),
            *((KeyHint(f"1-{min(len(self._rows), _DIGITS)}", "take"),) if len(self._rows) > 1 else ()),
            KeyHint("Esc", "close", press="escape"),
        )

    def blocked(self) -> str:
        return self._rows[self._at].reason if self._rows else self._empty

    def action_accept(self) -> None:
        if self.blocked():
            self.say(self.blocked())
        else:
            self.dismiss(self._rows[self._at].value)

    def action_step(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._rows) - 1))
        self.hush()
        self.redraw()
        self.show_line(self.query_one("#rows", Part), self._at)

    def action_pick(self, at: int) -> None:
        if at < len(self._rows):
            self._at = at
            self.action_accept()

    def row_clicked(self, row: int) -> None:
        self.action_pick(row)

    def _lines(self, width: int) -> list[Content]:
        return [self._line(at, each, width) for at, each in enumerate(self._rows)] or [words(self._empty, Tone.DIM)]

    def _line(self, at: int, each: PickRow, width: int) -> Content:
        digit = str(at + 1) if at < _DIGITS else " "
        head = joined("▸" if at == self._at else " ", words(digit, Tone.ACCENT), "  ")
        mark = ("(•) " if each.value == self._chosen else "( ) ") if self._chosen else ""
        text = joined(head, words(f"{mark}{shown(each.text)}", Tone.DIM if each.reason else Tone.PLAIN))
        detail = cut(words(shown(each.detail), Tone.DIM), width - text.cell_length - 1)
        line = row(spread(text, detail, width), at)
        return self.query_one("#rows", Part).under_cursor(line) if at == self._at else line
