"""One intent about many entries: each gets its outcome, and what can be done becomes one plan."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Splice, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass, field
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.operation import Context
from hotwash.core.operations.proof import Wanted, unproven
from hotwash.core.operations.spoken import left_out_of, said
from hotwash.core.operations.state_move import PLACE
from hotwash.core.operations.subject import Subject, by_state, find, find_all, missing_argument
from hotwash.core.operations.tallies import recounted
from hotwash.core.operations.words import command_line, counted, place_of


@dataclass(frozen=True, slots=True)
class Change:
    """What one entry's bytes become. `sentence` says it in words ("Status pending → resolved").

    `status` is what its status shall be then, `None` where that stays as it is; `native_id` the id that it gets.
    `is_gone` says that the entry leaves its file.
    """

    splices: tuple[Splice, ...]
    sentence: str
    status: Status | None = None
    native_id: str | None = None
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Already:
    """Nothing to write: it is so."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the field to a third value since the person saw it."""

    sentence: str
    field: str
    seen: str
    now: str
    wanted: str


Result = Change | Already | Conflict | Refusal
OUTCOMES: dict[type[Result], Outcome] = {
    Change: Outcome.CHANGED,
    Already: Outcome.ALREADY,
    Conflict: Outcome.CONFLICT,
    Refusal: Outcome.REFUSED,
}


@dataclass(slots=True)
class Batch:
    """The results so far, in the order of the targets."""

    edits: dict[str, list[Splice]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    changed: list[Subject] = field(default_factory=list)
    outcomes: list[TargetOutcome] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def add(self, key: Key, result: Result, subject: Subject | None = None) -> None:
        if isinstance(result, Refusal):
            self.refusals.append(result)
        if isinstance(result, Change) and subject is not None:
            self.changed.append(subject)
            self.documents[key.path] = subject.document
            self.edits.setdefault(key.path, []).extend(result.splices)
        self.outcomes.append(outcome_of(key, result))

    @property
    def all_refused(self) -> Refusal | None:
        """The first refusal, when there is nothing else to tell."""
        return self.refusals[0] if len(self.refusals) == len(self.outcomes) else None

    @property
    def file_edits(self) -> tuple[FileEdit, ...]:
        return tuple(
            FileEdit(path, self.documents[path].content, (*splices, *self._tallies(path)))
            for path, splices in self.edits.items()
            if splices
        )

    def _tallies(self, path: str) -> tuple[Splice, ...]:
        """The numbers in the headings that entries were moved from or to."""
        splices = self.edits[path]
        return recounted(self.documents[path], splices) if any(each.label.startswith(PLACE) for each in splices) else ()


def outcome_of(key: Key, result: Result) -> TargetOutcome:
    if isinstance(result, Conflict):
        return TargetOutcome(
            key, Outcome.CONFLICT, result.sentence, result.field, result.seen, result.now, result.wanted
        )
    sentence = str(result) if isinstance(result, Refusal) else result.sentence
    return TargetOutcome(key, OUTCOMES[type(result)], sentence)


def each_entry(
    snapshot: Snapshot,
    targets: Sequence[Target],
    change: Callable[[Subject, Target], Result],
    harness_too: bool = False,
) -> Batch | Refusal:
    """Ask for every target once; a refusal when there is no target, or when every single one refuses."""
    if not targets:
        return missing_argument("no entry named", "name at least one id")
    wanted = {target.key: target for target in targets}
    found = find_all(snapshot, wanted, harness_too)
    results = {key: each if isinstance(each, Refusal) else change(each, wanted[key]) for key, each in found.items()}
    subjects = {key: each for key, each in found.items() if isinstance(each, Subject)}
    batch = Batch()
    for key, result in _proven(subjects, results).items():
        batch.add(key, result, subjects.get(key))
    return batch.all_refused or batch


def _proven(subjects: Mapping[Key, Subject], results: dict[Key, Result]) -> dict[Key, Result]:
    """The results without the changes that are not certain to change their entry and nothing else."""
    documents = {subject.document.path: subject.document for subject in subjects.values()}
    for path, document in documents.items():
        changes = {
            key: Wanted(result.splices, result.status, result.native_id, result.is_gone)
            for key, result in results.items()
            if key.path == path and isinstance(result, Change) and result.splices
        }
        certain = {
            key: change
            for key, change in changes.items()
            if subjects[key].is_by_template and all(splice.anchor == key for splice in change.splices)
        }
        doubtful = {key: change for key, change in changes.items() if key not in certain}
        for key in unproven(document, doubtful, certain):
            results[key] = Refusal(
                f"{subjects[key].name} cannot be written here for certain", f"edit it by hand at {subjects[key].place}"
            )
    return results


def plan_of(batch: Batch, snapshot: Snapshot, intent: Intent, verb: tuple[str, str]) -> Plan:
    """The plan of a batch; `verb` is the word before and after ("resolve", "resolved")."""
    before, after = verb
    edits = batch.file_edits
    return Plan(
        intent=intent,
        title=titled(before, batch, len(edits)),
        done=_done(after, batch),
        edits=edits,
        outcomes=tuple(batch.outcomes),
        notes=left_out_of(intent),
        equivalent=command_for(snapshot, intent, said(intent)),
    )


def titled(verb: str, batch: Batch, files: int) -> str:
    """Verb, object and count: "resolve 3 entries in 2 files"."""
    if not batch.changed:
        return f"{verb}: nothing to write"
    if len(batch.changed) == 1:
        return f"{verb} {batch.changed[0].name}"
    where = f" in {counted(files, 'file')}" if files > 1 else ""
    return f"{verb} {counted(len(batch.changed), 'entry')}{where}"


def _done(verb: str, batch: Batch) -> str:
    if not batch.changed:
        return _unchanged(batch)
    changed = batch.changed[0].name if len(batch.changed) == 1 else counted(len(batch.changed), "entry")
    left = [each for each in batch.outcomes if each.outcome in (Outcome.CONFLICT, Outcome.REFUSED)]
    return f"{verb} {changed}" + (f", left {len(left)} (first: {left[0].sentence})" if left else "")


def _unchanged(batch: Batch) -> str:
    """What to say when nothing is written: the one outcome, or the first of several."""
    first = batch.outcomes[0]
    if len(batch.outcomes) == 1:
        return first.sentence
    return f"nothing to write for {counted(len(batch.outcomes), 'entry')} (first: {first.sentence})"


def command_for(snapshot: Snapshot, intent: Intent, arguments: Mapping[str, str], *more: str) -> str:
    """The command line of an intent about entries, with these arguments; it calls them by id where they have one."""
    names = _command_names(snapshot, [target.key for target in intent.targets])
    return command_line(intent.verb, names, arguments, *more)


def _command_names(snapshot: Snapshot, keys: Sequence[Key]) -> list[str]:
    """Ids; for an entry without one the words it begins with, or its place where others begin with them, too."""
    found = {key: snapshot.entry(key) for key in keys}
    nameless = {key: place_of(*each) for key, each in found.items() if each is not None and each[1].native_id is None}
    if not nameless:
        return [key.anchor for key in keys]
    alike = Counter(entry.anchor.casefold() for _, entry in snapshot.entries())
    return [nameless[key] if key in nameless and alike[key.anchor.casefold()] > 1 else key.anchor for key in keys]


Step = Callable[[Subject], Already | Refusal | None]


def entry_refuser(
    step: Step, harness_too: bool = False
) -> Callable[[Snapshot, Target | None, Context], Refusal | None]:
    """Whether a verb makes sense on one entry, from what the verb says to the entry's state."""

    def refuser(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
        if target is None:
            return missing_argument("nothing selected")
        found = find(snapshot, target.key, harness_too)
        if isinstance(found, Refusal):
            return found
        said = step(found)
        return by_state(said.sentence) if isinstance(said, Already) else said

    return refuser
