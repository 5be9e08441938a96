"""Logging something new: the form, with the entry that tells it already in sight before Enter writes another one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.model.plan import Intent, Plan
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.lines import cut, joined, words, wrapped
from hotwash.tui.screens.part import Group
from hotwash.tui.screens.sheet import KeyHint
from hotwash.tui.screens.text_entry import FormField, FormSheet
from hotwash.viewmodels.rows import shown

_AS_ANOTHER = {"no-dedupe": "yes"}


class LogSheet(FormSheet):
    """Enter logs a new entry; `m` brings the one that tells it already up to date instead."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "fold", "fold into the known entry", id="cluster.merge")]

    def __init__(self, intent: Intent, types: Sequence[str], context: SheetContext) -> None:
        fields = (
            FormField("type", "Type", types[0], choices=tuple(types)),
            FormField("text", "Text", hint="what happened, was learned or is wanted"),
            FormField("context", "Context", required=False, hint="what was going on; else the first sentence"),
            FormField("action", "Action", required=False, hint="what was done or should be done"),
        )
        super().__init__("Log", intent, fields, context, verb="log")
        self._folds = False
        self._known: Plan | None = None

    def wanted(self) -> Intent:
        said = super().wanted()
        return said if self._folds else _with(said, _AS_ANOTHER)

    def plan_again(self) -> None:
        answer = self.context.planner(super().wanted()) if not self.missing() else None
        tells = isinstance(answer, Plan) and self.snapshot.entry(answer.outcomes[0].key) is not None
        self._known = answer if isinstance(answer, Plan) and tells else None
        self._folds = self._folds and self._known is not None
        super().plan_again()

    def compose_body(self) -> Iterable[Widget]:
        yield Group(self._duplicate)
        yield from super().compose_body()

    def key_hints(self) -> Sequence[KeyHint]:
        enter, *others = super().key_hints()
        does = "update it" if self._folds else "log"
        fold = (KeyHint("m", "log it anyway" if self._folds else "fold", press="m"),) if self._known else ()
        return (replace(enter, does=does), *fold, *others)

    def action_fold(self) -> None:
        if self._known is None:
            self.say("no entry tells this already", Tone.DIM)
            return
        self._folds = not self._folds
        self.plan_again()

    def _duplicate(self, width: int) -> list[Content]:
        """The entry that tells the same, and what Enter does about it."""
        if self._known is None:
            return []
        found = self.snapshot.entry(self._known.outcomes[0].key)
        title = shown(found[1].title) if found is not None else ""
        name = shown(self._known.outcomes[0].key.anchor)
        rest = "Enter brings it up to date" if self._folds else "Enter logs another one, m folds into it"
        told = words(f"! {name} tells this already: ", Tone.WARNING)
        return [cut(joined(told, title), width), *wrapped(words(f"  {rest}", Tone.STRONG), width)]


def _with(intent: Intent, more: Mapping[str, str]) -> Intent:
    return replace(intent, arguments={**intent.arguments, **more})
