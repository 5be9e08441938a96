"""Taking a rule out: why, then the difference in every file, and only then Enter, because agents obey it."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from hotwash.core.model.plan import Plan
from hotwash.tui.screens.differences import difference_lines
from hotwash.tui.screens.lines import paragraph, words
from hotwash.tui.screens.part import Group
from hotwash.tui.screens.reason import ReasonSheet
from hotwash.tui.screens.sheet import KeyHint
from hotwash.viewmodels.rows import shown


class RetireSheet(ReasonSheet):
    """`1`-`5` choose a reason, Enter writes what is shown below."""

    def compose_body(self) -> Iterable[Widget]:
        *parts, command = super().compose_body()
        yield from parts
        yield Group(self._notes)
        yield Group(self._differences)
        yield command

    def key_hints(self) -> Sequence[KeyHint]:
        _, *rest = super().key_hints()
        return (KeyHint(f"1-{self.count}", "choose"), *rest)

    def action_choose(self, at: int) -> None:
        if at < self.count:
            self.go_to(at)
            if self.choice.asks:
                self.action_edit()

    def _notes(self, width: int) -> list[Content]:
        notes = self.planned.notes if isinstance(self.planned, Plan) else ()
        return [line for note in notes for line in paragraph("Note", words(shown(note)), width)]

    def _differences(self, width: int) -> list[Content]:
        plan = self.planned
        if not isinstance(plan, Plan) or self.missing():
            return []
        return difference_lines(self.context.differ(plan), width)
