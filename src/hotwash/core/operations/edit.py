"""What a person changed in a copy of a file, brought into the file as it is by now: their lines and no others."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Splice, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.span import Span
from hotwash.core.operations.hunk_place import place_of_hunk, regions
from hotwash.core.operations.words import counted
from hotwash.core.text import splice
from hotwash.core.text.diff import splices_between

VERB = "edit"
_LABEL = "text"


def plan_edit(snapshot: Snapshot, path: str, before: bytes, after: bytes) -> Plan | Refusal:
    """Take over what `after` changed of `before`, wherever those lines stand now; what others wrote since stays."""
    name = PurePath(path).name
    document = snapshot.document(path)
    if document is None:
        return Refusal(f"{name} is gone")
    spans = _changes(document, before, after)
    if spans is None:
        return Refusal(f"the lines you changed in {name} were changed by somebody else meanwhile")
    splices = tuple(_anchored(document, each) for each in _whole_where_heads_change(document, spans))
    touched = _touched(document, splices)
    return Plan(
        intent=Intent(VERB),
        title=f"edit {name}",
        done=f"edited {counted(len(touched), 'entry')} in {name}" if touched else f"edited {name}",
        edits=(FileEdit(path, document.content, splices),) if splices else (),
        outcomes=tuple(TargetOutcome(key, Outcome.CHANGED, f"{key.anchor} edited") for key in touched),
    )


def _changes(document: Document, before: bytes, after: bytes) -> list[Splice] | None:
    """Each stretch of changed lines where it stands in the file; `None` if one is not to be found for certain."""
    content = document.content
    # Told backwards, a hunk holds the lines to look for, with their neighbours, as those it wrote.
    backwards = FileEdit(document.path, after, splices_between(after, before, _LABEL))
    found: list[Splice] = []
    for hunk in splice.hunks(backwards, lambda _: None):
        place = place_of_hunk(content, Span(0, len(content)), hunk)
        if place is None or (found and place.start < found[-1].end):
            return None
        found.append(Splice(place.start, place.end, hunk.before, _LABEL))
    return found


def _whole_where_heads_change(document: Document, changes: Sequence[Splice]) -> Iterator[Splice]:
    """An entry whose heading changes or goes is replaced as a whole: that says that its loss is meant."""
    content = document.content
    spans = [span for key, span in regions(document).items() if key is not None]
    waiting = list(changes)
    while waiting:
        first = waiting.pop(0)
        start, end, group = first.start, first.end, [first]
        for span in spans:
            if first.start <= span.start < first.end:
                start, end = min(start, span.start), max(end, span.end)
        while waiting and waiting[0].start < end:
            group.append(waiting.pop(0))
            end = max(end, group[-1].end)
        moved = [Splice(each.start - start, each.end - start, each.text, _LABEL) for each in group]
        yield Splice(start, end, splice.apply(content[start:end], moved), _LABEL)


def _anchored(document: Document, change: Splice) -> Splice:
    """The change below the entry that holds it, if that keeps its heading: undo finds it there again."""
    for key, span in regions(document).items():
        head = splice.line_end(document.content, span.start)
        if key is not None and head <= change.start and change.end <= span.end:
            return Splice(change.start, change.end, change.text, _LABEL, key)
    return change


def _touched(document: Document, splices: Sequence[Splice]) -> list[Key]:
    return [
        key
        for key, span in regions(document).items()
        if key is not None
        and any(each.start < span.end and max(each.end, each.start + 1) > span.start for each in splices)
    ]
