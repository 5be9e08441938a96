"""What a capture does beside its own learning: the hygiene of the file, and the learning that is counted up."""

from collections.abc import Callable, Collection

from hotwash.core.analysis.harness.hygiene import REMOVING, Proposal, Step, proposals
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Outcome, Refusal, Splice, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.operations.batch import Batch, Result, each_entry
from hotwash.core.operations.harness.moving import arrivals
from hotwash.core.operations.harness.place import LearningPlace
from hotwash.core.operations.harness.tidying import archive_reason, tidied
from hotwash.core.operations.harness.writing import NewLearning, with_new
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import Subject

_TOLD = 3
Count = Callable[[Subject], Result]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Changes of known learnings. `archived` are the edits of the archive, `leaving` who goes there."""

    place: LearningPlace
    batch: Batch
    archived: tuple[FileEdit, ...]
    leaving: Collection[Key]
    proposed: tuple[Proposal, ...]

    def edits(self, made: NewLearning | None = None) -> tuple[FileEdit, ...]:
        """Everything that is written, the file itself first; with a new learning at its end."""
        splices: tuple[Splice, ...] = tuple(self.batch.edits.get(self.place.path, ()))
        if made is None:
            document = self.place.document
            content = document.content if document is not None else None
            return (FileEdit(self.place.path, content, splices), *self.archived) if splices else self.archived
        return (with_new(self.place, splices, made), *self.archived)

    def of(self, key: Key) -> TargetOutcome:
        """What became of the learning that is counted up."""
        return next(each for each in self.batch.outcomes if each.key == key)

    @property
    def aside(self) -> str:
        """What the file lost or thinks less of besides, as the end of a sentence."""
        changed = {each.key for each in self.batch.outcomes if each.outcome is Outcome.CHANGED}
        done = [each for each in self.proposed if each.writes and each.learning.key in changed]
        if len(done) > _TOLD:
            return f"; hygiene changed {len(done)} others"
        return "".join(f"; {each.step} {each.learning.name}" for each in done)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(f"{each.step} {each.learning.name}: {each.why}" for each in self.proposed)


def upkeep(
    snapshot: Snapshot, place: LearningPlace, context: Context, count: Count | None = None, counted: Key | None = None
) -> Upkeep | Refusal:
    """Prune, downgrade and cap as hygiene proposes; conflicts among known learnings wait for a person."""
    today, spared = context.now.date(), counted.anchor if counted is not None else ""
    found = proposals(place.learnings, today, snapshot.personal, spared=spared)
    proposed = tuple(each for each in found if each.step is not Step.CONFLICT)
    steps: dict[Key, dict[Step, Proposal]] = {}
    for each in proposed:
        if each.writes:
            steps.setdefault(each.learning.key, {}).setdefault(each.step, each)

    def change(subject: Subject, _target: Target) -> Result:
        if count is not None and subject.entry.key == counted:
            return count(subject)
        return tidied(subject, steps[subject.entry.key])

    keys = [*([counted] if counted is not None else []), *(key for key in steps if key != counted)]
    batch = each_entry(snapshot, [Target(key) for key in keys], change, harness_too=True) if keys else Batch()
    if isinstance(batch, Refusal):
        if counted is not None:
            return batch
        batch = Batch()
    refused = next((each for each in batch.outcomes if each.key == counted and each.outcome is Outcome.REFUSED), None)
    if refused is not None:
        return Refusal(refused.sentence)
    reasons = {each.learning.key: archive_reason(each) for each in proposed if each.step in REMOVING}
    leavers = [each for each in batch.changed if each.entry.key in reasons]
    archived = arrivals(snapshot, leavers, reasons, context.today)
    if isinstance(archived, Refusal):
        return archived
    return Upkeep(place, batch, archived, frozenset(each.entry.key for each in leavers), proposed)
