"""A new learning at the end of its file, and a known one that is counted up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from hotwash.core import formats
from hotwash.core.analysis.harness.confidence import seen_again
from hotwash.core.analysis.harness.learning import archive_path, learnings_in
from hotwash.core.analysis.harness.numbers import learning_id, next_number
from hotwash.core.analysis.harness.scope import scope_parts
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.appending import gap_below
from hotwash.core.operations.batch import Change, Result
from hotwash.core.operations.edits import set_value
from hotwash.core.operations.harness.captured import again_by_human, first_confidence
from hotwash.core.operations.harness.learning_text import HEADER, entry_lines, example_span
from hotwash.core.operations.harness.place import LearningPlace
from hotwash.core.operations.harness.tidying import contradiction
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import Subject
from hotwash.core.text.outline import BOM
from hotwash.core.text.splice import apply, edited

_WITHOUT_COUNT = "has no occurrences that one could be added to"


@dataclass(frozen=True, slots=True)
class NewLearning:
    """A learning that is to be written: its id, its title, and its bullets by their names."""

    id: str
    title: str
    bullets: Mapping[str, str]

    def reads_back(self, edit: FileEdit, place: LearningPlace) -> bool:
        """Whether the file says exactly this of it, once it is written."""
        workspace = place.document.workspace if place.document is not None else _anywhere(place.root)
        document = formats.parse(edit.path, place.relative, workspace, edited(edit) or b"")
        found = [each for each in learnings_in(document) if each.name == self.id]
        said = [(each.pattern, each.guidance, each.scope, each.confidence) for each in found]
        wanted = [self.bullets[name] for name in ("Pattern", "Guidance")]
        return said == [(*wanted, scope_parts(self.bullets["Scope"]), self.bullets["Confidence"])]


def _anywhere(root: str) -> Workspace:
    return Workspace(root, "", Scope.PROJECT, root, root)


def new_learning(
    snapshot: Snapshot, place: LearningPlace, said: Mapping[str, str], against: Sequence[str], context: Context
) -> NewLearning:
    archive = snapshot.document(archive_path(place.path))
    documents: tuple[Document | None, ...] = (place.document, archive)
    contents = (each.content for each in documents if each is not None)
    return NewLearning(
        learning_id(next_number(chain(contents, _journalled(place, context)))),
        said["title"],
        {
            "Phase": said["phase"],
            "Dimension": said["dimension"],
            "Scope": said["scope"],
            "Pattern": said["pattern"],
            "Guidance": said["guidance"],
            "Confidence": first_confidence(said),
            "Occurrences": "1",
            "First seen": context.today,
            "Last seen": context.today,
            "CONFLICT": contradiction(", ".join(against)) if against else "",
        },
    )


def _journalled(place: LearningPlace, context: Context) -> Iterator[bytes]:
    """What was written into these files or taken away lately, also where somebody removed it since."""
    paths = (place.path, archive_path(place.path))
    for transaction in context.history():
        for hunk in transaction.hunks:
            if hunk.path in paths:
                yield from (hunk.before, hunk.after)


def with_new(place: LearningPlace, splices: tuple[Splice, ...], made: NewLearning) -> FileEdit:
    """The file with the new entry at its end; the commented example goes with the first one."""
    lines = entry_lines(made.id, made.title, made.bullets)
    document = place.document
    if document is None or not document.content.removeprefix(BOM).strip():
        base = document.content if document is not None else b""
        newline = document.newline if document is not None else b"\n"
        text = newline.join([*HEADER.encode().split(b"\n"), *(line.encode() for line in lines), b""])
        at = len(base)
        return FileEdit(place.path, None if document is None else base, (Splice(at, at, text, "learning"),))
    example = example_span(document.content) if not learnings_in(document) else None
    if example is not None:
        splices = (*splices, Splice(*example, b"", "example"))
    left = apply(document.content, splices)
    entry = b"".join(line.encode() + document.newline for line in lines)
    at = len(document.content)
    text = gap_below(left, document.newline) + entry
    return FileEdit(place.path, document.content, (*splices, Splice(at, at, text, "learning")))


def counted_up(said: Mapping[str, str], today: str) -> Callable[[Subject], Result]:
    """One occurrence more, seen today; the confidence goes a step, on the word of a person to high."""

    def count(subject: Subject) -> Result:
        counts, seen = subject.body.field("occurrences"), subject.body.field("last-seen")
        confidence = subject.body.field("confidence")
        if counts is None or seen is None or confidence is None or not counts.value.isdecimal():
            return Refusal(f"{subject.name} {_WITHOUT_COUNT}", f"edit it by hand at {subject.place}")
        number = int(counts.value) + 1
        told = [f"Occurrences {counts.value} → {number}"]
        splices = [set_value(subject, counts, str(number))]
        if seen.value != today:
            splices.append(set_value(subject, seen, today))
        now = seen_again(confidence.value.casefold(), again_by_human(said))
        if now != confidence.value.casefold():
            splices.append(set_value(subject, confidence, now))
            told.append(f"Confidence {confidence.value} → {now}")
        return Change(tuple(splices), ", ".join(told))

    return count
