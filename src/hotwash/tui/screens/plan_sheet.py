"""A sheet that ends in a plan: it plans while the person decides, and Enter hands over what was shown."""

from abc import abstractmethod
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.drafts import Draft, subject_of
from hotwash.tui.screens.lines import cut, joined, words
from hotwash.tui.screens.sheet import Sheet
from hotwash.tui.storm import HELD_KEY
from hotwash.viewmodels.rows import shown

SECOND = 1.0
UNREAD = 0.5


class PlanSheet(Sheet[Plan]):
    """Plans its intent anew after every decision and every outside change; dismissed with the plan, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("E", "editor", "edit in $EDITOR", id="sheet.editor")]

    def __init__(self, heading: str, intent: Intent, context: SheetContext, *, subject: str = "") -> None:
        super().__init__(heading, notice=context.notice)
        self.context = context
        self.intent = intent
        self.draft = Draft(context.drafts, intent.verb, subject or subject_of(intent.targets))
        self.snapshot = context.snapshot
        self.planned: Plan | Refusal = Refusal("not planned yet")
        self._shown_text = _texts(intent, self.snapshot)
        self._changed_at: float | None = None
        self._asked_at: float | None = None

    @abstractmethod
    def wanted(self) -> Intent:
        """The intent with what the person decided so far."""

    def reach(self) -> str:
        """What the plan reaches beyond the project; said, and asked for once more, before it is written."""
        return ""

    def on_mount(self) -> None:
        self.plan_again()

    def plan_again(self) -> None:
        self._asked_at = None
        self.planned = self.context.planner(self.wanted())
        self.redraw()

    def replan(self, snapshot: Snapshot) -> None:
        """Files changed: plans again, marks the sheet if what it is about changed; typed text and focus stay."""
        self.snapshot = snapshot
        if not self.is_mounted:
            return
        texts = _texts(self.intent, snapshot)
        if texts != self._shown_text:
            self._shown_text = texts
            if self._changed_at is None:
                self.set_interval(SECOND, self.mark_place)
            self._changed_at = self.context.monotonic()
        self.plan_again()

    def blocked(self) -> str:
        refused = shown(str(self.planned)) if isinstance(self.planned, Refusal) else ""
        return self.missing() or refused

    def corner(self) -> str:
        if self._changed_at is None:
            return ""
        return f"~ changed on disk {self.context.monotonic() - self._changed_at:.0f} s ago"

    def action_accept(self) -> None:
        if self._changed_just_now():
            self.say("changed on disk just now – look, and press Enter again")
        elif blocked := self.blocked():
            self.say(f"Enter: {blocked}", Tone.WARNING if self.missing() else Tone.ALARM)
        elif isinstance(self.planned, Plan) and self._is_allowed():
            self.keep_draft()
            self.dismiss(self.planned)

    def _changed_just_now(self) -> bool:
        return self._changed_at is not None and self.context.monotonic() - self._changed_at < UNREAD

    def _is_allowed(self) -> bool:
        """Whether this Enter may write: a plan with a reach needs a second one, and a held key is not a second."""
        if not self.reach():
            return True
        now, asked = self.context.monotonic(), self._asked_at
        self._asked_at = now
        if asked is not None:
            return now - asked > HELD_KEY
        self.say(f"{self.reach()} – Enter again to allow")
        return False

    def action_editor(self) -> None:
        """`E`: the text field's text in `$EDITOR`, on one line afterwards."""
        field = self.text_field()
        if field is None or self.context.editor is None:
            self.say("there is nothing to open in $EDITOR here", Tone.DIM)
        elif (text := self.context.editor(field.value)) is not None:
            field.take(" ".join(text.split()))

    def same_as(self, width: int) -> list[Content]:
        """What is written, and the command line that writes the same."""
        if isinstance(self.planned, Refusal):
            return []
        files = len(self.planned.edits)
        reach = f"{files} files, one transaction, undo with u.   " if files > 1 and not self.is_narrow else ""
        command = shown(self.planned.equivalent)
        return [cut(joined(words(reach), words(f"same as: {command}", Tone.DIM)), width)] if command else []


def _texts(intent: Intent, snapshot: Snapshot) -> tuple[bytes | None, ...]:
    return tuple(_text(target.key, snapshot) for target in intent.targets)


def _text(key: Key, snapshot: Snapshot) -> bytes | None:
    found = snapshot.entry(key) or snapshot.record(key)
    if found is None:
        return None
    document, thing = found
    return document.raw(thing)
