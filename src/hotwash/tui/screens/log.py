"""Logging something new: the form, with the entry that tells it already in sight before Enter writes another one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.analysis.duplicates import Duplicates
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import Intent
from hotwash.core.model.values import replace
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
        self._duplicates = Duplicates(context.snapshot)
        self._known: Entry | None = None

    def wanted(self) -> Intent:
        said = super().wanted()
        if self._folds and self._known is not None:
            return _with(said, {"into": self._known.native_id or ""})
        return _with(said, _AS_ANOTHER)

    def plan_again(self) -> None:
        if self._duplicates.snapshot is not self.snapshot:
            self._duplicates = Duplicates(self.snapshot)
        said = super().wanted().arguments
        self._known = self._duplicates.nearest(" ".join(said.get(name, "") for name in ("text", "context")))
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
            self.say("no entry tells anything like it", Tone.DIM)
            return
        self._folds = not self._folds
        self.plan_again()

    def _duplicate(self, width: int) -> list[Content]:
        """The entry that may tell the same, and what Enter does about it."""
        if self._known is None:
            return []
        rest = "Enter brings it up to date" if self._folds else "Enter logs another one, m folds into it"
        told = words(f"! {shown(self._known.native_id or '')} may tell this already: ", Tone.WARNING)
        return [cut(joined(told, shown(self._known.title)), width), *wrapped(words(f"  {rest}", Tone.STRONG), width)]


def _with(intent: Intent, more: Mapping[str, str]) -> Intent:
    return replace(intent, arguments={**intent.arguments, **more})
