"""The form for an operation without a sheet of its own: one to four fields, the refusal live, the difference below."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.model.plan import Intent, Plan
from hotwash.core.model.values import dataclass, replace
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.differences import difference_lines
from hotwash.tui.screens.field import Field
from hotwash.tui.screens.lines import fitted, flowed, joined, row, words, wrapped
from hotwash.tui.screens.part import Group
from hotwash.tui.screens.plan_sheet import PlanSheet
from hotwash.tui.screens.sheet import KeyHint

_OATH = "oath"


@dataclass(frozen=True, slots=True)
class FormField:
    """One parameter of an operation: the argument `name`, its label, and a first value.

    A field with `choices` is stepped through with `<` `>` instead of typed; `hint` is said while it is empty. A value
    that is `unset` counts as not given.
    """

    name: str
    label: str
    value: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()
    hint: str = ""
    unset: str = ""


class FormSheet(PlanSheet):
    """Every field is a row; `e` or Tab types into the one under the cursor.

    With an `oath` there is a last row, and Enter writes only once that word was typed there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("<", "choose(-1)", "previous choice", id="version.previous"),
        Binding(">", "choose(1)", "next choice", id="version.next"),
    ]

    def __init__(
        self,
        heading: str,
        intent: Intent,
        fields: Sequence[FormField],
        context: SheetContext,
        *,
        verb: str = "write",
        oath: str = "",
        subject: str = "",
    ) -> None:
        super().__init__(heading, intent, context, subject=subject)
        self._form = (*fields, FormField(_OATH, "Allow", hint=f"type {oath}: agents will run this")) if oath else fields
        self._verb = verb
        self._oath = oath
        self._at = 0
        self._values = {each.name: self.draft.get(each.name) or each.value for each in self._form}
        self._label_width = max((len(each.label) for each in self._form), default=0) + 3

    def wanted(self) -> Intent:
        given = [(each, self._values[each.name].strip()) for each in self._form if each.name != _OATH]
        typed = {each.name: value for each, value in given if value != each.unset}
        return replace(self.intent, arguments={**self.intent.arguments, **typed})

    def compose_body(self) -> Iterable[Widget]:
        for at, each in enumerate(self._form):
            yield Field(
                f"▸{each.label}",
                self._values[each.name],
                name=each.name,
                label_width=self._label_width,
                lay_out=partial(self._field_lines, at),
                spaced=at == len(self._form) - 1,
            )
        yield Group(self._differences)
        yield Group(self.same_as)

    def key_hints(self) -> Sequence[KeyHint]:
        choices = bool(self._form[self._at].choices)
        return (
            KeyHint("Enter", self._verb, press="enter", dim=bool(self.blocked())),
            KeyHint("< >", "choose") if choices else KeyHint("e", "type", press="e"),
            KeyHint("E", "in $EDITOR", "editor", "E", dim=self.context.editor is None),
            KeyHint("Esc", "keep draft and close", "close", "escape"),
        )

    def missing(self) -> str:
        for each in self._form:
            if each.name == _OATH and self._values[_OATH].strip() != self._oath:
                return f"type {self._oath} beside Allow first"
            if each.required and not self._values[each.name].strip():
                return f"{each.label.lower()} is empty – {'< > chooses' if each.choices else 'e types it'}"
        return ""

    def action_step(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._form) - 1))
        self.redraw()

    def text_field(self) -> Field | None:
        return None if self._form[self._at].choices else self._fields[self._at]

    def action_edit(self) -> None:
        if self._form[self._at].choices:
            self.action_choose(1)
        else:
            super().action_edit()

    def action_next_field(self) -> None:
        """Tab: past a row that is chosen, into a row that is typed."""
        if self._form[self._at].choices:
            self.action_step(1)
        if not self._form[self._at].choices:
            self.action_edit()

    def action_choose(self, by: int) -> None:
        each = self._form[self._at]
        if not each.choices:
            self.say(f"{each.label.lower()} is typed, not chosen – e types it", Tone.DIM)
            return
        present = self._values[each.name]
        at = each.choices.index(present) + by if present in each.choices else 0
        self._fields[self._at].take(each.choices[at % len(each.choices)])

    def row_clicked(self, row: int) -> None:
        self._at = row
        self.action_edit()

    def on_field_changed(self, event: Field.Changed) -> None:
        self._values[event.field.name or ""] = event.field.value
        self.hush()
        self.plan_again()

    def on_field_accepted(self, _event: Field.Accepted) -> None:
        self.action_step(1)

    def keep_draft(self) -> None:
        for each in self._form:
            if each.name == _OATH:
                continue
            value = self._values[each.name]
            self.draft.keep_unless(each.name, value, value == each.value)

    @property
    def _fields(self) -> Sequence[Field]:
        return list(self.query(Field))

    def _field_lines(self, at: int, width: int) -> list[Content]:
        each = self._form[at]
        value = self._values[each.name]
        room = width - self._label_width
        if each.choices:
            lines = flowed((words(f"({'•' if choice == value else ' '}) {choice}") for choice in each.choices), room)
        else:
            lines = wrapped(words(value) if value else words(each.hint or "–", Tone.DIM), room)
        head = words(f"{'▸' if at == self._at and len(self._form) > 1 else ' '}{each.label}", Tone.STRONG)
        rest = " " * self._label_width
        return [
            row(joined(fitted(head, self._label_width) if index == 0 else rest, line), at)
            for index, line in enumerate(lines)
        ]

    def _differences(self, width: int) -> list[Content]:
        plan = self.planned
        if not isinstance(plan, Plan) or not plan.edits:
            return []
        return difference_lines(self.context.differ(plan), width)
