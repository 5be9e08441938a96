"""Capturing a learning: the form, with the learning that tells it already in sight before Enter writes another one."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.analysis.harness.likeness import Hit
from hotwash.core.analysis.harness.vocabulary import DIMENSIONS, EXCLUSIONS, PHASES
from hotwash.core.model.plan import Intent
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.core.operations.harness.capture import excluded, known_already
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.lines import cut, joined, words, wrapped
from hotwash.tui.screens.part import Group
from hotwash.tui.screens.sheet import KeyHint
from hotwash.tui.screens.text_entry import FormField, FormSheet
from hotwash.viewmodels.rows import shown

_NO, _YES = "no", "yes"
_FIELDS = (
    FormField("title", "Learned", hint="in one line"),
    FormField("scope", "Scope", hint="files, globs or modules, with commas between them"),
    FormField("guidance", "Guidance", hint="what to do next time: a file, a command or a check"),
    FormField("pattern", "Pattern", required=False, hint="what happened; else the line above"),
    FormField("phase", "Phase", PHASES[0], choices=PHASES),
    FormField("dimension", "Dimension", DIMENSIONS[0], choices=DIMENSIONS),
    FormField("human", "Checked", _NO, choices=(_NO, _YES), unset=_NO),
)


class CaptureSheet(FormSheet):
    """Enter captures a new learning; `m` counts the known one instead."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "fold", "count the known learning", id="cluster.merge")]

    def __init__(self, intent: Intent, context: SheetContext) -> None:
        super().__init__("Capture a learning", intent, _FIELDS, context, verb="capture")
        self._folds = False
        self._known: Hit | None = None
        self._excluded = ""

    def wanted(self) -> Intent:
        """A person has seen what it looks like, and decides."""
        said = super().wanted()
        more = {"allow": " ".join(EXCLUSIONS)} if self._excluded else {}
        if self._known is not None:
            more |= {"same-as": self._known.learning.name} if self._folds else {"new": "yes"}
        return replace(said, arguments={**said.arguments, **more})

    def plan_again(self) -> None:
        said = super().wanted().arguments
        hits = known_already(self.snapshot, said)
        self._excluded = excluded(self.snapshot, said)
        self._known = hits[0] if hits else None
        self._folds = self._folds and self._known is not None
        super().plan_again()

    def compose_body(self) -> Iterable[Widget]:
        yield Group(self._told_already)
        yield from super().compose_body()

    def key_hints(self) -> Sequence[KeyHint]:
        enter, *others = super().key_hints()
        does = "count it" if self._folds else "capture"
        fold = (KeyHint("m", "capture it anyway" if self._folds else "count", press="m"),) if self._known else ()
        return (replace(enter, does=does), *fold, *others)

    def action_fold(self) -> None:
        if self._known is None:
            self.say("no learning tells anything like it", Tone.DIM)
            return
        self._folds = not self._folds
        self.plan_again()

    def _told_already(self, width: int) -> list[Content]:
        """What speaks against another learning: what it looks like, and one that may tell the same."""
        aside = (
            wrapped(words(f"! It looks like {shown(self._excluded)}", Tone.WARNING), width) if self._excluded else []
        )
        if self._known is None:
            return aside
        learning = self._known.learning
        rest = "Enter counts it there" if self._folds else "Enter captures another one, m counts it there"
        told = words(f"! {shown(learning.name)} tells something like it: ", Tone.WARNING)
        return [
            *aside,
            cut(joined(told, shown(learning.title)), width),
            *wrapped(words(f"  {rest}", Tone.STRONG), width),
        ]
