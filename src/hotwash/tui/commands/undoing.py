"""`u` and `U`: take a change back, or bring it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.plan import Intent, Refusal
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.session import PaneId

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


def undo(dashboard: Dashboard) -> None:
    """In the journal the transaction under the cursor, elsewhere the newest of the person's own."""
    _take_back(dashboard, "undo")


def redo(dashboard: Dashboard) -> None:
    _take_back(dashboard, "redo")


def _take_back(dashboard: Dashboard, verb: str) -> None:
    row = dashboard.view.row
    chosen = {}
    if dashboard.session.pane is PaneId.JOURNAL and row is not None:
        chosen = {"transaction": str(row.key)}
    plan = dashboard.desk.plan(Intent(verb, (), chosen))
    if isinstance(plan, Refusal):
        dashboard.say(f"{verb}: {plan}", Tone.WARNING)
        return
    earlier = dashboard.desk.from_an_earlier_session(plan)
    if earlier:
        dashboard.ask(f"{plan.title} from {earlier}?", lambda: dashboard.writer.commit(plan))
    else:
        dashboard.writer.commit(plan)
