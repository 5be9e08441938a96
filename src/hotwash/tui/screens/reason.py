"""Saying no to somebody's text: the reason is the confirmation, and a digit writes at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.model.plan import Intent, Refusal
from hotwash.core.model.values import dataclass, field, replace
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.field import Field
from hotwash.tui.screens.lines import joined, row, words
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.plan_sheet import PlanSheet
from hotwash.tui.screens.sheet import KeyHint

_LABEL_WIDTH = 10


@dataclass(frozen=True, slots=True)
class ReasonChoice:
    """One numbered reason and the arguments it stands for.

    `asks` names the argument that is typed (an id, a sentence), `question` its label and `prefill` a first answer.
    `verb` is the operation it stands for, where that is another one than the sheet's; `before` begins a typed answer.
    """

    words: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    asks: str = ""
    question: str = ""
    prefill: str = ""
    verb: str = ""
    before: str = ""


class ReasonSheet(PlanSheet):
    """`1`-`9` write, or ask for the one thing that is missing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(digit), f"choose({digit - 1})", "choose", show=False) for digit in range(1, 10)
    ]

    def __init__(self, heading: str, intent: Intent, choices: Sequence[ReasonChoice], context: SheetContext) -> None:
        super().__init__(heading, intent, context)
        self._choices = choices
        self._answers = {
            at: self.draft.get(str(at)) or choice.prefill for at, choice in enumerate(choices) if choice.asks
        }
        self._at = next((at for at in self._answers if self.draft.get(str(at))), 0)

    @property
    def count(self) -> int:
        """How many reasons there are to choose from."""
        return len(self._choices)

    @property
    def choice(self) -> ReasonChoice:
        """The reason under the cursor."""
        return self._choices[self._at]

    def wanted(self) -> Intent:
        arguments = {**self.intent.arguments, **self.choice.arguments}
        if self.choice.asks:
            arguments[self.choice.asks] = f"{self.choice.before}{self._answers[self._at].strip()}"
        return replace(self.intent, verb=self.choice.verb or self.intent.verb, arguments=arguments)

    def compose_body(self) -> Iterable[Widget]:
        yield Group(self._rows, id="choices")
        for at, answer in self._answers.items():
            text = Field(self._choices[at].question, answer, name=str(at), label_width=_LABEL_WIDTH)
            text.display = at == self._at
            yield text
        yield Group(self.same_as)

    def key_hints(self) -> Sequence[KeyHint]:
        asks = bool(self.choice.asks)
        return (
            KeyHint(f"1-{self.count}", "choose and write", "choose"),
            KeyHint("Enter", "write", press="enter", dim=bool(self.blocked())),
            *((KeyHint("e", "edit", press="e"),) if asks else ()),
            KeyHint("Esc", "close" if not asks else "keep draft and close", "close", press="escape"),
        )

    def missing(self) -> str:
        if self.choice.asks and not self._answers[self._at].strip():
            return f"{self.choice.question.lower()} is empty – e types it"
        return ""

    def action_choose(self, at: int) -> None:
        if at >= self.count:
            return
        self.go_to(at)
        if self.choice.asks:
            self.action_edit()
        else:
            self.action_accept()

    def action_step(self, by: int) -> None:
        self.go_to(max(0, min(self._at + by, self.count - 1)))

    def row_clicked(self, row: int) -> None:
        self.action_choose(row)

    def on_field_changed(self, event: Field.Changed) -> None:
        self._answers[int(event.field.name or 0)] = event.field.value
        self.plan_again()

    def keep_draft(self) -> None:
        for at, answer in self._answers.items():
            self.draft.keep_unless(str(at), answer, answer == self._choices[at].prefill)

    def go_to(self, at: int) -> None:
        """Put the cursor on a reason, and plan for it."""
        self._at = at
        for each in self._answers:
            self._field(each).display = each == at
        self.hush()
        self.plan_again()
        self.show_line(self.query_one("#choices", Part), at)

    def _field(self, at: int) -> Field:
        return next(field for field in self.query(Field) if field.name == str(at))

    def _rows(self, _width: int) -> list[Content]:
        return [self._row(at, choice) for at, choice in enumerate(self._choices)]

    def _row(self, at: int, choice: ReasonChoice) -> Content:
        refused = at == self._at and isinstance(self.planned, Refusal) and not choice.asks
        cursor = "▸" if at == self._at else " "
        text = joined(
            cursor, words(str(at + 1), Tone.ACCENT), "  ", words(choice.words, Tone.DIM if refused else Tone.PLAIN)
        )
        return row(text, at)
