"""The form of a step that git carries out: its fields, and below them in words what would go where."""

from collections.abc import Callable, Sequence

from textual.content import Content

from hotwash.core.model.plan import Intent
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.lines import paragraph, words
from hotwash.tui.screens.text_entry import FormField, FormSheet
from hotwash.viewmodels.rows import shown

Facts = Callable[[Intent], Sequence[tuple[str, str, Tone]]]

_LABEL_WIDTH = 10


class StepSheet(FormSheet):
    """A form without a difference to show: `facts` say what there is to know about what is wanted so far."""

    def __init__(
        self,
        heading: str,
        intent: Intent,
        fields: Sequence[FormField],
        facts: Facts,
        context: SheetContext,
        *,
        verb: str,
        subject: str = "",
    ) -> None:
        super().__init__(heading, intent, fields, context, verb=verb, subject=subject)
        self._facts = facts

    def _differences(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for label, text, tone in self._facts(self.wanted()):
            for at, line in enumerate(text.split("\n")):
                lines += paragraph("" if at else label, words(shown(line), tone), width, _LABEL_WIDTH)
        return lines
