"""From what recurs to a rule: its words, where it goes, what speaks against it, and every file before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from hotwash.core.model.git import CommitReadiness
from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Scope, Tone
from hotwash.tui.screens.context import SheetContext
from hotwash.tui.screens.differences import difference_lines
from hotwash.tui.screens.field import Field
from hotwash.tui.screens.lines import LABEL_WIDTH, joined, labelled, pressable, words, wrapped
from hotwash.tui.screens.part import Group, Part
from hotwash.tui.screens.plan_sheet import PlanSheet
from hotwash.tui.screens.promote_checks import check_lines, compared_lines, overruled, waits
from hotwash.tui.screens.promote_facts import facts_text, parsed_facts
from hotwash.tui.screens.promote_file import TAB_TYPES_A_FILE, destination_arguments, file_lines, takes_rule
from hotwash.tui.screens.promote_lines import length_of, rule_lines, target_lines
from hotwash.tui.screens.promotion import Promotion, PromotionJudges
from hotwash.tui.screens.sheet import KeyHint, hint_content
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.core.analysis.rule_checks import RuleCheck
    from hotwash.core.analysis.rule_targets import RuleTarget

_RULE, _FACTS, _FILE = "rule", "facts", "file"
_STEPS = ("( ", pressable(words("<", Tone.ACCENT), "<"), " ", pressable(words(">", Tone.ACCENT), ">"), " )")


class PromoteSheet(PlanSheet):
    """`<` `>` step through drafts, `e` edits, `j` `k` space choose the file, `x` settles an advice, Enter writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "choose this file", id="mark.toggle"),
        Binding("<", "alternative(-1)", "previous draft", id="version.previous"),
        Binding(">", "alternative(1)", "next draft", id="version.next"),
        Binding("x", "fine", "this advice is fine", id="entry.check"),
        Binding("=", "compare", "beside the rules it speaks of", id="sheet.compare"),
        Binding("1", "commit", "also git commit", id="sheet.commit"),
    ]

    def __init__(
        self, promotion: Promotion, intent: Intent, judges: PromotionJudges, context: SheetContext, *, step: str = ""
    ) -> None:
        heading = f"Promote {promotion.name}" + (f" · {step}" if step else "")
        super().__init__(heading, intent, context, subject=promotion.subject)
        self._promotion = promotion
        self._judges = judges
        self._alternative = 0
        self._rule = self.draft.get(_RULE) or (promotion.rules[0] if promotion.rules else "")
        self._facts = self.draft.get(_FACTS) or facts_text(promotion.facts)
        self._needs_facts = False
        self._targets = tuple(judges.targets(context.snapshot))
        self._typed_file = ""
        self._file = self._targets[0].file if self._targets else ""
        self._cursor = 0
        self._picked = 0
        self._fine = promotion.fine
        self._checks: Sequence[RuleCheck] = ()
        self._compares = False
        self._commits = False
        self._asked_for = ""

    @property
    def _target(self) -> RuleTarget | None:
        return self._targets[self._picked] if self._targets else None

    def wanted(self) -> Intent:
        chosen = destination_arguments(self._target, self._rule.strip(), self._file.strip())
        names = overruled(self._checks, self._fine)
        allowed = {"allow": names} if names else {}
        facts = parsed_facts(self._facts) if self._needs_facts else {}
        commit = {"commit": "yes"} if self._commits else {}
        decided = {"resolve": "yes", **chosen, **allowed, **facts, **commit}
        return replace(self.intent, arguments={**self.intent.arguments, **decided})

    def compose_body(self) -> Iterable[Widget]:
        yield Field("Rule", self._rule, name=_RULE, lay_out=self._rule_lines, spaced=False)
        yield Group(self._hint)
        yield Group(self._where, id="where")
        for label, value, name, lay_out in (
            ("Facts", self._facts, _FACTS, None),
            ("File", self._file, _FILE, lambda width: file_lines(self._file, width)),
        ):
            asked = Field(label, value, name=name, lay_out=lay_out, spaced=False)
            asked.display = False
            yield asked
        yield Group(lambda width: check_lines(self._checks, self._fine, width))
        yield Group(self._compared)
        yield Group(self._differences)
        yield Group(self.same_as)

    def key_hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("Enter", "write", press="enter", dim=bool(self.blocked())),
            self._box(),
            KeyHint("j/k space", "choose the file", "file"),
            KeyHint("tab", "edit the rule", "rule", "e") if takes_rule(self._target) else TAB_TYPES_A_FILE,
            KeyHint("Esc", "keep draft and close", "close", "escape"),
        )

    def _box(self) -> KeyHint:
        sign = "x" if self._commits else " "
        return KeyHint(f"1 [{sign}]", "also git commit", "commit", "1", dim=self._judges.git is None)

    def blocked(self) -> str:
        stopped = (check for check in self._checks if check.blocks and waits(check, self._fine))
        return next((f"the rule {shown(check.sentence)} – x if it is fine" for check in stopped), super().blocked())

    def reach(self) -> str:
        return self._judges.reach if self._target is not None and self._target.scope is Scope.GLOBAL else ""

    def plan_again(self) -> None:
        self._checks = self._judges.checker(self._rule, self._target) if self._target is not None else ()
        self._needs_facts = False
        super().plan_again()
        if isinstance(self.planned, Refusal) and self._promotion.facts:
            self._plan_with_facts(self.planned)
        facts, file = self._field(_FACTS), self._field(_FILE)
        facts.display = self._needs_facts or facts.is_open
        file.display = file.is_open or (self._target is not None and bool(self._target.kind))
        self._field(_RULE).display = takes_rule(self._target)
        self.redraw()

    def _plan_with_facts(self, refused: Refusal) -> None:
        """The format may demand what the entries do not say: then the facts are part of the promotion."""
        self._needs_facts = True
        self.planned = self.context.planner(self.wanted())
        self._needs_facts = self.planned != refused

    def _field(self, name: str) -> Field:
        return next(field for field in self.query(Field) if field.name == name)

    def replan(self, snapshot: Snapshot) -> None:
        """Files changed: the same file stays chosen, wherever it ranks now."""
        chosen = self._target.id if self._target is not None else ""
        self._targets = tuple(self._judges.targets(snapshot))
        places = {target.id: at for at, target in enumerate(self._targets)}
        self._picked = self._cursor = places.get(chosen, 0)
        super().replan(snapshot)

    def keep_draft(self) -> None:
        self.draft.keep_unless(_RULE, self._rule, self._rule in self._promotion.rules)
        self.draft.keep_unless(_FACTS, self._facts, self._facts == facts_text(self._promotion.facts))

    # Keys.

    def action_step(self, by: int) -> None:
        self._cursor = max(0, min(self._cursor + by, len(self._targets) - 1))
        self.hush()
        self.redraw()
        self.show_line(self.query_one("#where", Part), self._cursor)

    def action_pick(self) -> None:
        self._picked = self._cursor
        self._file = self._typed_file or (self._target.file if self._target is not None else "")
        self._field(_FILE).value = self._file
        self.hush()
        self.plan_again()

    def row_clicked(self, row: int) -> None:
        self._cursor = row
        self.action_pick()

    def action_alternative(self, by: int) -> None:
        if not self._promotion.rules:
            self.say("no draft could be made from these entries – e types the rule", Tone.DIM)
            return
        self._alternative = (self._alternative + by) % len(self._promotion.rules)
        self.query_one(Field).take(self._promotion.rules[self._alternative])

    def action_fine(self) -> None:
        check = next((check for check in self._checks if waits(check, self._fine)), None)
        if check is None:
            self.say("nothing here waits for an x", Tone.DIM)
            return
        self._fine |= {check.sentence}
        self._judges.call_fine(check)
        self.hush()
        self.plan_again()

    def action_compare(self) -> None:
        self._compares = not self._compares
        self.redraw()
        if self._compares and not self._compared(self.size.width):
            self.say("no finding names another rule", Tone.DIM)

    def on_mount(self) -> None:
        super().on_mount()
        if self._judges.commits and (ready := self._readiness()) is not None:
            self._commits = not ready.refusal and not ready.asks
            self.plan_again()

    def action_commit(self) -> None:
        """`1`: tick the box; what the repository would run is said first, and allowed by a second press."""
        ready = self._readiness()
        if self._commits or ready is None:
            self._commits = False
            self.plan_again()
        elif ready.refusal:
            self.say(f"git: {shown(ready.refusal)}")
        elif ready.asks and self._asked_for != ready.token:
            self._asked_for = ready.token
            self.say(f"git runs {shown(' and '.join(ready.programs))} – 1 again to allow it")
        else:
            if ready.asks and self._judges.trust is not None:
                self._judges.trust(ready)
            self.hush()
            self._commits = True
            self.plan_again()

    def _readiness(self) -> CommitReadiness | None:
        """Whether what is planned could be committed; `None` without a plan or a way to ask."""
        plan = self.planned
        return self._judges.git(plan) if self._judges.git is not None and isinstance(plan, Plan) else None

    def on_field_changed(self, event: Field.Changed) -> None:
        if event.field.name == _RULE:
            self._rule = event.field.value
        elif event.field.name == _FILE:
            self._file = self._typed_file = event.field.value
        else:
            self._facts = event.field.value
        self.hush()
        self.plan_again()

    # Lines.

    def _rule_lines(self, width: int) -> list[Content]:
        return rule_lines(self._rule, self._judges.advice(self._rule), self._judges.limits, width)

    def _hint(self, _width: int) -> list[Content]:
        if not takes_rule(self._target):
            return []
        if self.query_one(Field).is_open:
            length = length_of(self._rule, self._judges.advice(self._rule), self._judges.limits)
            return labelled("", [joined(length, words("   Enter accepts", Tone.DIM))])
        count = len(self._promotion.rules)
        typed = self._rule not in self._promotion.rules
        place = "yours" if typed else f"{self._alternative + 1} of {count}"
        drafts = joined(words(f"alternatives: {place}" if not self.is_narrow else place, Tone.DIM), "  ", *_STEPS)
        keys = (
            hint_content(KeyHint("e", "edit", press="e")),
            hint_content(KeyHint("E", "in $EDITOR", "$EDITOR", "E", self.context.editor is None), self.is_narrow),
            *((drafts,) if count else ()),
        )
        return labelled("", [words("  " if self.is_narrow else "   ").join(keys)])

    def _where(self, width: int) -> list[Content]:
        budget = self._judges.limits.budget_lines
        lines = target_lines(self._targets, width, cursor=self._cursor, picked=self._picked, budget=budget)
        reach = self.reach()
        return [*lines, *labelled("", wrapped(words(f"! {reach}", Tone.GLOBAL), width - LABEL_WIDTH) if reach else [])]

    def _compared(self, width: int) -> list[Content]:
        if not self._compares or self._target is None:
            return []
        return compared_lines(self._rule, self._checks, self.snapshot, self._target.path, width)

    def _differences(self, width: int) -> list[Content]:
        plan = self.planned
        return difference_lines(self.context.differ(plan), width) if isinstance(plan, Plan) else []
