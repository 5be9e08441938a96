"""What went wrong, why, and what to do next: for a write that failed, an unreadable file, a source in trouble."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual.content import Content

from hotwash.tui.screens.lines import LABEL_WIDTH, labelled, words, wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.sheet import KeyHint, Sheet
from hotwash.viewmodels.rows import shown


class MessageSheet(Sheet[None]):
    """Three answers and nothing to decide; Enter and Esc close it."""

    def __init__(self, heading: str, what: str, why: str, next_step: str) -> None:
        super().__init__(heading)
        self._answers = (("What", what), ("Why", why), ("Next", next_step))

    def compose_body(self) -> Iterable[Part]:
        for label, text in self._answers:
            if text:
                yield Group(partial(_answer, label, text))

    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("Enter", "close", press="enter"),)

    def action_accept(self) -> None:
        self.dismiss()


def _answer(label: str, text: str, width: int) -> list[Content]:
    lines = [line for part in text.split("\n") for line in wrapped(words(shown(part)), width - LABEL_WIDTH)]
    return labelled(label, lines)
