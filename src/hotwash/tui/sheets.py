"""Opens the sheets: what each is given, and what happens with its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Plan, Refusal, TargetOutcome
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.core.model.wal import WalRecord
from hotwash.tui import screens
from hotwash.tui.checklist import proven
from hotwash.tui.commands.deciding import intent_on, preview, remember, write
from hotwash.tui.finding import place_of_key, types_to_log, verb_to_say_no
from hotwash.tui.subject import Subject

if TYPE_CHECKING:
    from hotwash.core.operations import Operation
    from hotwash.tui.dashboard import Dashboard


class Sheets:
    """One sheet at a time, over the dashboard. `drafted` keeps what Esc left unfinished."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self.drafted: dict[str, str] = {}
        self._fine: set[str] = set()

    # What every sheet is given

    def _context(self, notice: str = "") -> screens.SheetContext:
        desk = self._dashboard.desk
        return screens.SheetContext(
            snapshot=desk.snapshot,
            planner=desk.plan,
            differ=lambda plan: screens.plan_differences(plan, desk.name_of),
            drafts=self.drafted,
            editor=self._dashboard.editing.text if self._dashboard.editing.is_possible else None,
            notice=notice,
            monotonic=desk.clock.monotonic,
        )

    def stepping(self, planner: Callable[[Intent], Plan | Refusal]) -> screens.SheetContext:
        """What a sheet is given that ends in something else than a write to files."""
        return replace(self._context(), planner=planner)

    def replan(self) -> None:
        """Hand the newest snapshot to an open sheet."""
        top = self._dashboard.app.screen
        if top is self._dashboard:
            return
        if isinstance(top, screens.PlanSheet):
            top.replan(self._dashboard.desk.snapshot)
        elif isinstance(top, screens.HandoffSheet):
            top.replan()

    def _open(self, sheet: Screen[Plan], *, exact: bool = False, then: Callable[[], None] | None = None) -> None:
        """Open a sheet that ends in a plan, and write the plan."""

        def answer(plan: Plan | None) -> None:
            if plan is None:
                self._dashboard.resuming.drafts_changed()
                self._dashboard.surface.show_subject()
                return
            remember(self._dashboard, plan.intent)
            if isinstance(sheet, screens.PlanSheet):
                sheet.draft.forget()
                self._dashboard.resuming.drafts_changed()
            self._dashboard.writer.commit(plan, exact=exact or plan.obeyed)
            if then is not None:
                then()

        self._dashboard.app.push_screen(sheet, answer)

    # Decisions

    def preview(self, plan: Plan, *, notice: str = "") -> None:
        self._open(screens.PreviewSheet(plan, self._context(notice)), exact=True)

    def promote(self, groups: Sequence[tuple[Key, ...]]) -> None:
        """One sheet per group, one after the other; Esc ends."""
        self._promote(list(groups), 1, len(groups))

    def _promote(self, left: list[tuple[Key, ...]], at: int, count: int) -> None:
        from hotwash.tui.promotion import judges_for, promotion_of

        dashboard = self._dashboard
        keys, rest = left[0], left[1:]
        intent = intent_on(dashboard, "promote", keys, {})
        sheet = screens.PromoteSheet(
            promotion_of(dashboard.desk, keys, frozenset(self._fine)),
            intent,
            judges_for(dashboard.desk, keys, self._fine),
            self._context(),
            step=f"{at} of {count}" if count > 1 else "",
        )
        self._open(sheet, exact=True, then=(lambda: self._promote(rest, at + 1, count)) if rest else None)

    def reason(self, subject: Subject) -> None:
        """`d`: each dialect has its own way to say no."""
        desk = self._dashboard.desk
        verb = verb_to_say_no(desk.snapshot, subject.keys)
        choices = screens.discard_choices if verb == "discard" else screens.wont_fix_choices
        intent = intent_on(self._dashboard, verb, subject.keys, {})
        self._open(screens.ReasonSheet(self._heading("Discard", subject), intent, choices(), self._context()))

    def snooze(self, subject: Subject) -> None:
        """`S`: until when; what sleeps already can be woken, too."""
        snoozes = self._dashboard.desk.facts.snoozes
        is_candidate = subject.kind == "candidate"
        sleeping = snoozes.candidates if is_candidate else snoozes.asleep
        keys = [row.key for row in subject.rows] if is_candidate else subject.sleepers
        sleeps = any(key in sleeping for key in keys)
        about = subject.keys if is_candidate else subject.sleepers
        intent = intent_on(self._dashboard, "snooze", about, {"candidate": "yes"} if is_candidate else {})
        choices = screens.snooze_choices(can_wake=sleeps)
        self._open(screens.ReasonSheet(self._heading("Snooze", subject), intent, choices, self._context()))

    def retire(self, subject: Subject) -> None:
        """`d` on a rule: why it goes, and what that takes out."""
        intent = intent_on(self._dashboard, "unpromote", subject.keys, {})
        heading = self._heading("Retire", subject)
        self._open(screens.RetireSheet(heading, intent, screens.retire_choices(), self._context()), exact=True)

    def demote(self, intent: Intent) -> None:
        """`d` on a pattern: why it goes, and what that takes out of the runbooks."""
        names = [target.key.anchor for target in intent.targets]
        what = names[0] if len(names) == 1 else f"{len(names)} patterns"
        sheet = screens.RetireSheet(f"Demote {what}", intent, screens.demote_choices(), self._context())
        self._open(sheet, exact=True)

    def handoff(self) -> None:
        """`H`: what the next shift will read; marks limit it to what is marked."""
        from hotwash.tui.commands.handing_over import handing_over

        self._dashboard.app.push_screen(*handing_over(self._dashboard))

    def reword(self, subject: Subject) -> None:
        """`p` on a rule: the same rule in other words."""
        from hotwash.viewmodels.rules import RuleRow

        row = subject.rows[0]
        words = row.rule.text if isinstance(row, RuleRow) else ""
        intent = intent_on(self._dashboard, "reword", subject.keys, {})
        field = screens.FormField("rule", "Rule", words)
        self._open(screens.FormSheet("Re-word the rule", intent, (field,), self._context(), verb="re-word it"))

    def promote_learning(self, subject: Subject) -> None:
        """`p` on a learning: the file of its control is suggested, and may be written."""
        from hotwash.core.analysis.harness.promoting import suggested_control
        from hotwash.core.operations import OPERATIONS

        given = suggested_control(self._dashboard.desk.snapshot, subject.keys[0])
        self.operation(OPERATIONS["harness-promote"], subject, given)

    def turn_down(self, subject: Subject) -> None:
        """`d` on a learning among the candidates: it stays a learning, or goes to the archive."""
        intent = intent_on(self._dashboard, "harness-promote", subject.keys, {})
        heading = self._heading("No control:", subject)
        self._open(screens.ReasonSheet(heading, intent, screens.keep_choices(), self._context()))

    def capture(self) -> None:
        """`A` among the learnings: a new one, with the one that tells it already in sight."""
        self._open(screens.CaptureSheet(Intent("harness-capture"), self._context()))

    def note(self, subject: Subject) -> None:
        self._form("note", subject, "Add a note to", screens.FormField("text", "Note"), "add the note")

    def resolve_with_note(self, subject: Subject) -> None:
        self._form("resolve", subject, "Resolve", screens.FormField("note", "What was done"), "resolve")

    def wont_fix(self, subject: Subject) -> None:
        self._form("wont-fix", subject, "Won't fix", screens.FormField("reason", "Reason"), "close it")

    def log(self) -> None:
        """`A`: something new, of the kinds this workspace knows first."""
        types = types_to_log(self._dashboard.desk.snapshot)
        self._open(screens.LogSheet(Intent("log"), types, self._context()))

    def signal(self, kind: str) -> None:
        """`A` among patterns: one line more for the learning engine."""
        self._open(screens.SignalSheet(kind, self._context()))

    def operation(self, operation: Operation, subject: Subject, given: Mapping[str, str] | None = None) -> None:
        """The form of an operation without a sheet of its own; one that asks nothing shows what it would write.

        `given` are first values by parameter.
        """
        first = given or {}
        fields = tuple(replace(each, value=first.get(each.name, each.value)) for each in screens.fields_of(operation))
        intent = intent_on(self._dashboard, operation.verb, subject.keys, {})
        if not fields:
            preview(self._dashboard, intent)
            return
        heading = self._heading(operation.title, subject) if subject.count else operation.title
        does = operation.title.lower()
        sheet = screens.FormSheet(heading, intent, fields, self._context(), verb=does, oath=operation.oath)
        self._open(sheet, exact=not operation.writes_at_once)

    def _form(self, verb: str, subject: Subject, words: str, field: screens.FormField, does: str) -> None:
        intent = intent_on(self._dashboard, verb, subject.keys, {})
        self._open(screens.FormSheet(self._heading(words, subject), intent, (field,), self._context(), verb=does))

    def score(self, subject: Subject) -> None:
        """One sheet per action, one after the other."""
        self._score([key for key in subject.keys if key in self._dashboard.desk.facts.action_of], 1)

    def _score(self, left: list[Key], at: int) -> None:
        if not left:
            self._dashboard.say("score: names no action", Tone.WARNING)
            return
        facts = self._dashboard.desk.facts
        key, rest = left[0], left[1:]
        action = facts.action_of[key]
        sheet = screens.ScoreSheet(
            action,
            intent_on(self._dashboard, "score", (key,), {}),
            facts.threshold,
            self._context(),
            others=[each for each in facts.actions if each.subject != action.subject],
            step=f"{at} of {at + len(rest)}" if rest or at > 1 else "",
        )
        self._open(sheet, then=(lambda: self._score(rest, at + 1)) if rest else None)

    def evidence(self, verb: str, subject: Subject) -> None:
        desk = self._dashboard.desk
        key = subject.keys[0]
        does = "Mark COMMITTED" if verb == "wal-commit" else "Mark ROLLED_BACK"
        record = desk.snapshot.record(key)
        if record is None:
            return
        sheet = screens.EvidenceSheet(
            does,
            _record_facts(record[1]),
            intent_on(self._dashboard, verb, (key,), {}),
            self._context(),
            verb=does,
            evidence=proven(desk, key),
        )
        self._open(sheet)

    def conflict(self, intent: Intent, conflicts: Sequence[TargetOutcome]) -> None:
        """Somebody set the same field to a third value meanwhile; only an answer of the person goes on top."""
        desk = self._dashboard.desk

        def answer(result: screens.ConflictAnswer | None) -> None:
            if result is None:
                return
            if result.mine:
                write(self._dashboard, Intent(intent.verb, result.mine, intent.arguments))
            elif result.edit is not None:
                place = place_of_key(desk.snapshot, result.edit)
                if place is not None:
                    self._dashboard.editing.open(place)

        place = f"{desk.name_of(conflicts[0].key.path)} was written meanwhile."
        self._dashboard.app.push_screen(screens.ConflictSheet(conflicts, place=place, read_only=desk.read_only), answer)

    def _heading(self, words: str, subject: Subject) -> str:
        what = subject.keys[0].anchor if len(subject.keys) == 1 else f"{len(subject.keys)} entries"
        hidden = f" ({subject.hidden} hidden by the filter)" if subject.hidden else ""
        return f"{words} {what}{hidden}"

    def save_view(self, expression: str) -> None:
        intent = Intent("save-view", (), {"expression": expression})
        field = screens.FormField("name", "Name", hint="a word or two")
        self._open(screens.FormSheet(f"Save {expression}", intent, (field,), self._context(), verb="save"))


def _record_facts(record: WalRecord) -> list[tuple[str, str]]:
    """What the person claims something about."""
    found = (
        ("Operation", record.operation),
        ("Resources", record.affected),
        ("Blast", record.blast_radius),
        ("Rollback", record.rollback),
    )
    return [(label, text or "missing") for label, text in found]
