"""A claim about the world: one line of how it is known, then buttons of which Cancel has the focus."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.model.plan import Intent
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.field import Field
from hotwash.tui.screens.lines import joined, paragraph, row, words
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.plan_sheet import PlanSheet
from hotwash.tui.screens.sheet import KeyHint
from hotwash.viewmodels.rows import shown

_LABEL_WIDTH = 11
_CANCEL, _MARK = 0, 1


class EvidenceSheet(PlanSheet):
    """`facts` are the record as rows of label and text, `verb` is what the second button says.

    `argument` names the argument of the intent that the evidence goes to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab,h,l,left,right", "next_button", "next button", id="sheet.button")
    ]

    def __init__(
        self,
        heading: str,
        facts: Sequence[tuple[str, str]],
        intent: Intent,
        context: SheetContext,
        *,
        verb: str,
        evidence: str = "",
        argument: str = "evidence",
    ) -> None:
        super().__init__(heading, intent, context)
        self._facts = facts
        self._verb = verb
        self._argument = argument
        self._prefilled = evidence
        self._evidence = self.draft.get(argument) or evidence
        self._button: int | None = None

    def wanted(self) -> Intent:
        return replace(self.intent, arguments={**self.intent.arguments, self._argument: self._evidence.strip()})

    def compose_body(self) -> Iterable[Widget]:
        for label, text in self._facts:
            yield Part(partial(_fact, label, text))
        yield Field("Evidence", self._evidence, name=self._argument, label_width=_LABEL_WIDTH)
        yield Group(self._buttons, id="buttons")
        yield Group(self.same_as)

    def key_hints(self) -> Sequence[KeyHint]:
        on_buttons = self._button is not None
        return (
            KeyHint(
                "Enter", "press the button" if on_buttons else "accept the evidence", "ok", "enter", self._is_empty
            ),
            KeyHint("Tab", "other button" if on_buttons else "type the evidence", "next", "tab"),
            KeyHint("Esc", "keep draft and close", "close", "escape"),
        )

    def missing(self) -> str:
        return "say how you know – e types it" if self._is_empty else ""

    def action_accept(self) -> None:
        if self._button == _CANCEL:
            self.action_close()
        elif self._button == _MARK or self._is_empty:
            super().action_accept()
        else:
            self._to_buttons()

    def action_edit(self) -> None:
        self._button = None
        super().action_edit()
        self.redraw()

    def action_next_button(self) -> None:
        if self._button is None:
            self.action_edit()
        else:
            self._button = _MARK if self._button == _CANCEL else _CANCEL
            self.redraw()

    def row_clicked(self, row: int) -> None:
        self._button = row
        self.action_accept()

    def on_field_changed(self, event: Field.Changed) -> None:
        self._evidence = event.field.value
        self.plan_again()

    def on_field_accepted(self, _event: Field.Accepted) -> None:
        if not self._is_empty:
            self._to_buttons()

    def keep_draft(self) -> None:
        self.draft.keep_unless(self._argument, self._evidence, self._evidence == self._prefilled)

    @property
    def _is_empty(self) -> bool:
        return not self._evidence.strip()

    def _to_buttons(self) -> None:
        self._button = _CANCEL
        self.hush()
        self.redraw()

    def _buttons(self, _width: int) -> list[Content]:
        names = ("Cancel", self._verb)
        drawn = (self._drawn_button(at, name) for at, name in enumerate(names))
        return [joined(" " * _LABEL_WIDTH, Content("   ").join(drawn))]

    def _drawn_button(self, at: int, name: str) -> Content:
        if at == self._button:
            return row(self.query_one("#buttons", Part).under_cursor(words(f"▸[ {name} ]")), at)
        dim = self._button is None or (at == _MARK and bool(self.blocked()))
        return row(words(f" [ {name} ]", Tone.DIM if dim else Tone.PLAIN), at)


def _fact(label: str, text: str, width: int) -> list[Content]:
    return paragraph(label, words(shown(text)), width, _LABEL_WIDTH)
