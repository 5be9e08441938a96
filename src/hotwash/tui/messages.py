"""What the workers tell the dashboard; they never touch a widget."""

from typing import TYPE_CHECKING

from textual.message import Message

from hotwash.core.model.errors import CommitError
from hotwash.core.model.improvement import Known, PullRequest
from hotwash.core.model.plan import Plan
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Receipt
from hotwash.core.model.vocabulary import Tone
from hotwash.core.storage.watching import WatchState
from hotwash.tui.desk import Prepared

if TYPE_CHECKING:
    from hotwash.core.analysis.plugins.registry import InForce


class SnapshotPublished(Message):
    """The store knows something new."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot


class StatePrepared(Message):
    """A newer state is worked out; `own` when it holds what the person is writing."""

    def __init__(self, prepared: Prepared, *, own: bool) -> None:
        super().__init__()
        self.prepared, self.own = prepared, own


class StateCompleted(Message):
    """What no frame waited for is worked out, too."""


class NothingOpen(Message):
    """Everything is read, and there is no workspace."""


class PutRight(Message):
    """What a crash had left half done is finished or rolled back."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__()
        self.sentences = sentences


class WatchChanged(Message):
    """Changes are noticed in another way from now on."""

    def __init__(self, state: WatchState) -> None:
        super().__init__()
        self.state = state


class ImprovementsRead(Message):
    """What git and the forge say of improvements; `answers` are those of the forge, by branch."""

    def __init__(self, known: Known, answers: dict[str, PullRequest]) -> None:
        super().__init__()
        self.known, self.answers = known, answers


class PluginsRead(Message):
    """The agents' plugins were read, and these are in force now."""

    def __init__(self, in_force: "InForce") -> None:
        super().__init__()
        self.in_force = in_force


class StepEnded(Message):
    """A step was carried out, or was not; `settled` are the improvements that it is done with."""

    def __init__(self, sentence: str, tone: Tone, settled: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.sentence, self.tone, self.settled = sentence, tone, settled


class Written(Message):
    """A plan is on disk, or everything was so already."""

    def __init__(self, plan: Plan, receipt: Receipt, prepared: Prepared) -> None:
        super().__init__()
        self.plan, self.receipt, self.prepared = plan, receipt, prepared


class NotWritten(Message):
    """A plan was not committed."""

    def __init__(self, plan: Plan, error: CommitError) -> None:
        super().__init__()
        self.plan, self.error = plan, error
