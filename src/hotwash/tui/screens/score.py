"""The value of one action by four numbers: each a guess until the person says otherwise."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.analysis.vfm import Dimension, ScoredAction, Threshold
from hotwash.core.model.plan import Intent, Plan
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.core.operations.score import GUESS
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.lines import fitted, joined, row, spread, words, wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.plan_sheet import PlanSheet
from hotwash.tui.screens.sheet import KeyHint
from hotwash.viewmodels.rows import shown

LEAST, MOST = 1, 10
BARS_FROM = 52


class ScoreSheet(PlanSheet):
    """`j` `k` choose a row, `h` `l` and digits set it, Backspace gives it back; `<` `>` only ask what if."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,left", "nudge(-1)", "one less", id="sheet.less"),
        Binding("l,right", "nudge(1)", "one more", id="sheet.more"),
        Binding("backspace", "guess", "back to the guess", id="sheet.guess"),
        Binding("<", "what_if(-5)", "lower threshold, only to see", id="version.previous"),
        Binding(">", "what_if(5)", "higher threshold, only to see", id="version.next"),
        *(Binding(str(digit), f"set({digit or MOST})", "set", show=False) for digit in range(MOST)),
    ]

    def __init__(
        self,
        action: ScoredAction,
        intent: Intent,
        threshold: Threshold,
        context: SheetContext,
        *,
        others: Sequence[ScoredAction] = (),
        calibration: str = "",
        step: str = "",
    ) -> None:
        heading = " · ".join(part for part in ("Score", step, action.title) if part)
        super().__init__(heading, intent, context)
        self._rows = action.dimensions
        self._threshold = threshold
        self._others = tuple(other.total for other in others if other.subject != action.subject)
        self._calibration = calibration
        self._at = 0
        self._what_if = threshold.value
        self._before = {each.argument: None if each.guessed else each.value for each in self._rows}
        self._yours = {each.argument: self._drafted(each.argument) for each in self._rows}

    def wanted(self) -> Intent:
        changed = {
            argument: str(value or GUESS) for argument, value in self._yours.items() if value != self._before[argument]
        }
        return replace(self.intent, arguments={**self.intent.arguments, **changed})

    def blocked(self) -> str:
        return super().blocked() if self._yours != self._before else ""

    def action_accept(self) -> None:
        """Saves; where no number is another one, it only goes on."""
        if self._yours == self._before:
            self.dismiss(Plan(self.intent, "score nothing", "no number changed"))
        else:
            super().action_accept()

    def compose_body(self) -> Iterable[Widget]:
        yield Group(self._score_lines, id="rows")
        yield Group(self._scale_lines)
        yield Group(self.same_as)

    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("j/k", "row"),
            KeyHint("h/l", "±1"),
            KeyHint("1-9,0", "set", "set"),
            KeyHint("Bksp", "guess", "g", "backspace"),
            KeyHint("Enter", "save", "ok", "enter", bool(self.blocked())),
            KeyHint("Esc", "keep draft", "close", "escape"),
        )

    def corner(self) -> str:
        return " · ".join(text for text in (super().corner(), "g = computed guess") if text)

    def action_step(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._rows) - 1))
        self.redraw()
        self.show_line(self.query_one("#rows", Part), self._at)

    def action_nudge(self, by: int) -> None:
        self.action_set(self._value(self._rows[self._at]) + by)

    def action_set(self, value: int) -> None:
        self._put(max(LEAST, min(value, MOST)))

    def action_guess(self) -> None:
        self._put(None)

    def action_what_if(self, by: int) -> None:
        most = MOST * sum(each.weight for each in self._rows)
        self._what_if = max(0, min(self._what_if + by, most))
        self.redraw()

    def row_clicked(self, row: int) -> None:
        self.action_step(row - self._at)

    def keep_draft(self) -> None:
        for argument, value in self._yours.items():
            self.draft.keep_unless(argument, str(value or GUESS), value == self._before[argument])

    @property
    def _total(self) -> int:
        return sum(each.weight * self._value(each) for each in self._rows)

    def _drafted(self, argument: str) -> int | None:
        kept = self.draft.get(argument)
        if kept is None:
            return self._before[argument]
        return int(kept) if kept.isdecimal() else None

    def _value(self, each: Dimension) -> int:
        return self._yours[each.argument] or each.guess

    def _put(self, value: int | None) -> None:
        self._yours[self._rows[self._at].argument] = value
        self.hush()
        self.plan_again()

    def _score_lines(self, width: int) -> list[Content]:
        acts = self._total >= self._threshold.value
        verdict = words("ACT" if acts else "defer", Tone.GOOD if acts else Tone.DIM)
        label = words("Total    " if width >= BARS_FROM else " Total")
        indent = words(" " * (32 if width >= BARS_FROM else 0))
        total = joined(indent, fitted(label, 9), words(f"{self._total} / 100   ", Tone.STRONG), verdict)
        return [*(self._score_line(at, each, width) for at, each in enumerate(self._rows)), total]

    def _score_line(self, at: int, each: Dimension, width: int) -> Content:
        value = self._value(each)
        bar = joined("[", words("#" * value, Tone.ACCENT), words("·" * (MOST - value), Tone.DIM), "]")
        bar = bar if width >= BARS_FROM else words("")
        guess = words(f"g {shown(each.why)}" if each.guessed else "g", Tone.DIM)
        origin = guess if self._yours[each.argument] is None else words("yours", Tone.STRONG)
        cursor = "▸" if at == self._at else " "
        product = f" {value:>2}  ×{each.weight} = {each.weight * value:<4}"
        line = fitted(joined(cursor, fitted(words(each.name), 19), bar, words(product), " ", origin), width)
        return row(self.query_one("#rows", Part).under_cursor(line) if at == self._at else line, at)

    def _scale_lines(self, width: int) -> list[Content]:
        threshold = self._threshold.value
        totals = (*self._others, self._total)
        defers = sum(threshold <= total < self._what_if for total in totals)
        acts = sum(self._what_if <= total < threshold for total in totals)
        flips = f"{defers} action flips" if defers == 1 else f"{defers} actions flip"
        what_if = f"What if {self._what_if}: {flips} to defer, {acts} to ACT"
        return [
            *wrapped(words(f"Threshold {threshold}, from {shown(self._threshold.origin)}"), width),
            spread(words(what_if), words("( < > )", Tone.DIM), width),
            *(wrapped(words(self._calibration, Tone.DIM), width) if self._calibration else []),
        ]
