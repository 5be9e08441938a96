"""A plan before it is written: what moves, what will not and why, and the difference in every file."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, TargetOutcome
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.differences import difference_lines
from hotwash.tui.screens.lines import LABEL_WIDTH, cut, joined, labelled, paragraph, words, wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.plan_sheet import PlanSheet
from hotwash.tui.screens.sheet import KeyHint
from hotwash.viewmodels.rows import shown


class PreviewSheet(PlanSheet):
    """Shows any plan. `question` stands first, `reach` asks for a second Enter, `verb` is what Enter does."""

    def __init__(
        self, plan: Plan, context: SheetContext, *, verb: str = "", question: str = "", reach: str = ""
    ) -> None:
        super().__init__(plan.title[:1].upper() + plan.title[1:], plan.intent, context)
        self.planned = plan
        self._verb = verb or plan.title.partition(" ")[0]
        self._question = question
        self._reach = reach

    def wanted(self) -> Intent:
        return self.intent

    def reach(self) -> str:
        return self._reach

    def compose_body(self) -> Iterable[Part]:
        if self._question:
            yield Group(lambda width: wrapped(words(self._question, Tone.STRONG), width))
        yield Group(self._outcomes)
        yield Group(self._differences)
        yield Group(self.same_as)

    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("Enter", self._verb, press="enter", dim=bool(self.blocked())),
            KeyHint("J/K", "scroll"),
            KeyHint("Esc", "close", press="escape"),
        )

    def _outcomes(self, width: int) -> list[Content]:
        if isinstance(self.planned, Refusal):
            return []
        plan = self.planned
        left = (*plan.of(Outcome.REFUSED), *plan.of(Outcome.CONFLICT))
        return [
            *_group("Does", plan.of(Outcome.CHANGED), Tone.PLAIN, width),
            *_group("Is so", plan.of(Outcome.ALREADY), Tone.DIM, width),
            *_group("Leaves", left, Tone.WARNING, width),
            *(line for note in plan.notes for line in paragraph("Note", words(shown(note)), width)),
        ]

    def _differences(self, width: int) -> list[Content]:
        plan = self.planned
        return difference_lines(self.context.differ(plan), width) if isinstance(plan, Plan) and plan.edits else []


def _group(label: str, outcomes: Sequence[TargetOutcome], tone: Tone, width: int) -> list[Content]:
    lines = [
        joined(words(shown(each.key.anchor), Tone.STRONG), "  ", words(shown(each.sentence), tone)) for each in outcomes
    ]
    return labelled(label, [cut(line, width - LABEL_WIDTH) for line in lines])
