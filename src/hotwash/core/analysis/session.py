"""Facts about the work in hand: the task and how far it is, what was captured, how many sessions there were."""

from datetime import datetime

from hotwash.core.analysis.buffers import BufferFacts
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.session import DailyNote, SessionCount, SessionState
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.wal import Step, Task

REVIEW_EVERY = 5


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What `memory/` of one workspace says now; `note` is the one of today."""

    workspace: Workspace
    buffer: BufferFacts | None
    state: tuple[Document, SessionState] | None
    note: tuple[Document, DailyNote] | None
    count: SessionCount | None

    @property
    def task(self) -> Task | None:
        """The task that is under way; the untouched template has none."""
        task = self.buffer.task if self.buffer is not None else None
        return task if task is not None and (task.title is not None or task.steps or task.context) else None

    @property
    def says_anything(self) -> bool:
        return any((self.task, self.state, self.note, self.count))

    @property
    def since_review(self) -> int | None:
        """Sessions since the last reminder to review, as the agents' own tools count them."""
        return self.count.total % REVIEW_EVERY if self.count is not None else None


def session_facts(snapshot: Snapshot, buffers: tuple[BufferFacts, ...], now: datetime) -> tuple[SessionFacts, ...]:
    """One value for every workspace whose `memory/` says something; `buffers` are those of the WAL facts."""
    today = now.date().isoformat()
    found = (_of_workspace(snapshot, workspace, buffers, today) for workspace in snapshot.workspaces)
    return tuple(each for each in found if each.says_anything)


def _of_workspace(
    snapshot: Snapshot, workspace: Workspace, buffers: tuple[BufferFacts, ...], today: str
) -> SessionFacts:
    states, notes = snapshot.holding(SessionState), snapshot.holding(DailyNote)
    counts = snapshot.holding(SessionCount)
    return SessionFacts(
        workspace,
        next((each for each in buffers if each.document.workspace == workspace), None),
        next((each for each in states if each[0].workspace == workspace), None),
        next((each for each in notes if each[0].workspace == workspace and each[1].day == today), None),
        next((count for document, count in counts if document.workspace == workspace), None),
    )


def last_done(task: Task) -> Step | None:
    """The last ticked step: where the work stopped."""
    return next((step for step in reversed(task.steps) if step.done), None)


def heartbeat(task: Task) -> str:
    """`[Heartbeat] Completed 4/7 steps. Currently: … Next: …`; empty without an open step."""
    waiting = [step.text.rstrip(".") for step in task.steps if not step.done]
    if not waiting:
        return ""
    done, following = len(task.steps) - len(waiting), f" Next: {waiting[1]}." if len(waiting) > 1 else ""
    return f"[Heartbeat] Completed {done}/{len(task.steps)} steps. Currently: {waiting[0]}.{following}"
