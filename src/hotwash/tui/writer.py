"""Carries one plan at a time to the store, in a thread, and tells what came of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.errors import Busy, CommitError, PlanChanged, Refused
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Outcome, Plan
from hotwash.core.model.transaction import Receipt
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.action import SubjectKind
from hotwash.tui.messages import NotWritten, Written
from hotwash.tui.session import PaneId

if TYPE_CHECKING:
    from hotwash.core.storage.commits import Planner
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.desk import Prepared

JUST_DONE = 1.0
UNDOABLE = "u undo"


class Writer:
    """While a plan is on its way, other writes are turned away with a sentence."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self._writing: Plan | None = None
        self._done_at: float | None = None
        self.last_done = ""

    @property
    def busy_with(self) -> str:
        """Why nothing else can be written now."""
        return f"still writing – {self._writing.title}" if self._writing is not None else ""

    @property
    def keys(self) -> frozenset[Key]:
        """What is being written right now: changes to it are no news."""
        plan = self._writing
        if plan is None:
            return frozenset()
        return frozenset({*(target.key for target in plan.intent.targets), *(each.key for each in plan.outcomes)})

    @property
    def just_done(self) -> bool:
        """Whether something was written within the last second."""
        now = self._dashboard.desk.clock.monotonic()
        return self._done_at is not None and now - self._done_at < JUST_DONE

    def commit(self, plan: Plan, *, exact: bool = False) -> None:
        """Start writing; the answer comes as `Written` or `NotWritten`."""
        if self._writing is not None:
            self._dashboard.say(self.busy_with, Tone.WARNING)
            return
        self._writing = plan
        dashboard = self._dashboard

        def write() -> None:
            try:
                receipt = dashboard.desk.store.carry_out(plan, exact=exact)
            except CommitError as error:
                dashboard.post_message(NotWritten(plan, error))
            else:
                prepared = dashboard.desk.prepare(dashboard.session, self.keys)
                dashboard.post_message(Written(plan, receipt, prepared))

        dashboard.run_worker(write, thread=True, group="write", exit_on_error=True)

    def commit_waiting(self, plan: Plan, planner: Planner) -> CommitError | None:
        """Write while the person waits anyway; why nothing was written is the caller's to say."""
        self._writing = plan
        try:
            receipt = self._dashboard.desk.store.commit(plan, planner=planner)
        except CommitError as error:
            self._writing = None
            return error
        self.finished(plan, receipt, self._dashboard.desk.prepare(self._dashboard.session, self.keys))
        return None

    def finished(self, plan: Plan, receipt: Receipt, prepared: Prepared) -> None:
        """Show what is on disk now: marks go, the cursor goes on, one sentence says it."""
        dashboard = self._dashboard
        self._writing = None
        settled = [each.key for each in receipt.outcomes if each.outcome in (Outcome.CHANGED, Outcome.ALREADY)]
        dashboard.session.marks.settle([*settled, *self._rules_of(settled)])
        before = dashboard.view.row
        dashboard.desk.accept(prepared)
        dashboard.reviewing.written(plan, receipt)
        if dashboard.session.marks.of(SubjectKind.PROBLEM):
            problems = dashboard.desk.whole_pane(PaneId.PROBLEMS, dashboard.session).rows
            dashboard.session.marks.keep(SubjectKind.PROBLEM, (row.key for row in problems))
        dashboard.rebuild(own=True)
        dashboard.freshness.complete()
        if dashboard.view.row is not before:
            dashboard.keyboard.rows_moved()
        if receipt.transaction is not None:
            self._done_at, self.last_done = dashboard.desk.clock.monotonic(), receipt.sentence
        self._say(plan, receipt)
        dashboard.reviewing.tell()
        conflicts = tuple(each for each in receipt.outcomes if each.outcome is Outcome.CONFLICT)
        if conflicts:
            dashboard.sheets.conflict(plan.intent, conflicts)
        dashboard.freshness.follow_up()

    def _rules_of(self, keys: Sequence[Key]) -> list[Hashable]:
        """Marked rules all of whose entries were dealt with."""
        done, rows = set(keys), self._dashboard.views[PaneId.RULES].list.rows
        marked = self._dashboard.session.marks.of(SubjectKind.RULE)
        return [row.key for row in rows if row.key in marked and done.issuperset(row.targets)]

    def _say(self, plan: Plan, receipt: Receipt) -> None:
        refused = [each for each in receipt.outcomes if each.outcome is Outcome.REFUSED]
        left = f", left {len(refused)} (first: {refused[0].sentence})" if refused else ""
        if receipt.transaction is None:
            self._dashboard.say(f"{receipt.sentence or 'nothing to change'}{left}", Tone.DIM)
        else:
            way_back = "U redo" if plan.intent.verb == "undo" else UNDOABLE
            if receipt.committed is not None and not receipt.committed.hash:
                self._dashboard.say(f"written, {receipt.committed.sentence}{left} · {way_back}", Tone.WARNING)
            else:
                self._dashboard.say(f"{receipt.sentence}{left} · {way_back}", Tone.GOOD)

    def failed(self, plan: Plan, error: CommitError) -> None:
        """Say what was not written and why; where an answer helps, ask for it."""
        dashboard = self._dashboard
        self._writing = None
        dashboard.freshness.prepare()
        if isinstance(error, PlanChanged):
            dashboard.sheets.preview(error.plan, notice="the files changed since you looked – this is the new diff")
        elif isinstance(error, Refused | Busy):
            dashboard.say(f"{plan.intent.verb}: {error}", Tone.WARNING)
        else:
            dashboard.menus.tell(f"{plan.title} was not written", str(error))
