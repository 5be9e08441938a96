"""What was recalled: what is known of each entry and what it says, best first; Enter goes to it."""

import shlex
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.lines import fitted, joined, row, words, wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.sheet import KeyHint, Sheet

_INDENT = 3


class RecallSheet(Sheet[str]):
    """`j` `k` and Enter; dismissed with the place of the entry, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g,home", "step(-100000)", "first row", id="cursor.first"),
        Binding("G,end", "step(100000)", "last row", id="cursor.last"),
    ]

    def __init__(self, heading: str, told: Sequence[tuple[str, str]], terms: Sequence[str]) -> None:
        super().__init__(heading)
        self._told = told
        self._terms = terms
        self._at = 0
        self._firsts: list[int] = []

    def compose_body(self) -> Iterable[Part]:
        yield Group(self._lines, id="rows")
        yield Group(self._same_as)

    def key_hints(self) -> Sequence[KeyHint]:
        return (
            *((KeyHint("Enter", "go there", press="enter"), KeyHint("j/k", "move")) if self._told else ()),
            KeyHint("Esc", "close", press="escape"),
        )

    def action_accept(self) -> None:
        self.dismiss(str(self._at) if self._told else None)

    def action_step(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._told) - 1))
        self.redraw()
        self.show_line(self.query_one("#rows", Part), self._firsts[self._at] if self._firsts else 0)

    def row_clicked(self, row: int) -> None:
        self._at = row
        self.action_accept()

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        self._firsts = []
        for at, each in enumerate(self._told):
            self._firsts.append(len(lines))
            lines += self._entry(at, *each, width)
        return lines or wrapped(words("nothing is known of it here", Tone.DIM), width)

    def _entry(self, at: int, facts: str, content: str, width: int) -> list[Content]:
        is_here, part = at == self._at, self.query_one("#rows", Part)
        head = joined("▸ " if is_here else "  ", words(facts, Tone.STRONG if is_here else Tone.DIM))
        told = [joined(" " * _INDENT, line) for line in wrapped(words(content.strip()), width - _INDENT)]
        lines = [fitted(line, width) for line in (head, *told)]
        return [row(part.under_cursor(line) if is_here else line, at) for line in lines]

    def _same_as(self, width: int) -> list[Content]:
        return wrapped(words(f"same as: {shlex.join(['hotwash', 'recall', *self._terms])}", Tone.DIM), width)
