"""The smallest splices that carry out the repairs of one file."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hotwash.core.analysis.hygiene.finding import Finding, Repair, RepairKind
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Refusal, Splice
from hotwash.core.operations.edits import add_field_below, set_value
from hotwash.core.operations.resolution import RESOLVED, write_resolution
from hotwash.core.operations.status import change_status
from hotwash.core.operations.subject import Subject
from hotwash.core.text import splice

_HEADING = "heading"
_ABOVE_ACTION = ("content", "context", "status-note", "status")


def repair_splices(document: Document, found: Sequence[Finding]) -> tuple[Splice, ...]:
    """Everything that these findings ask for; they are about this document, and each has a repair."""
    entries = {entry.key: entry for entry in document.entries}
    headings: dict[Key, list[Repair]] = defaultdict(list)
    splices: list[Splice] = []
    for finding in found:
        repair, entry = finding.repair, entries.get(finding.key)
        if repair is None or entry is None:
            continue
        if repair.kind is RepairKind.HEADING:
            headings[finding.key].append(repair)
        else:
            splices += _in_entry(Subject(document, entry), repair)
    # Others of that name count differently once one has another: undo cannot go by their place among them.
    renamed = {key.anchor for key in headings}
    for key, entry in entries.items():
        if key.anchor in renamed:
            splices = _as_a_whole(document, entry, headings.get(key, ()), splices)
    return tuple(splices)


def _as_a_whole(document: Document, entry: Entry, repairs: Sequence[Repair], others: list[Splice]) -> list[Splice]:
    """An entry whose name changes is replaced as a whole, with all else that changes in it: its old name is meant to
    go, and undo does not look for it."""
    content, (start, end) = document.content, entry.span
    if not repairs and not any(start <= each.start and each.end <= end for each in others):
        return others
    newline = splice.line_end(content, start)
    heading = content[start:newline]
    # What holds an old name goes before what changes that name.
    for repair in sorted(repairs, key=lambda each: -len(each.field)):
        heading = heading.replace(repair.field.encode(), repair.value.encode(), 1)
    within = [each for each in others if start <= each.start and each.end <= end]
    changes = [Splice(start, newline, heading, _HEADING), *within]
    moved = [Splice(each.start - start, each.end - start, each.text, each.label) for each in changes]
    whole = Splice(start, end, splice.apply(content[start:end], moved), _HEADING)
    return [*(each for each in others if each not in within), whole]


def _in_entry(subject: Subject, repair: Repair) -> Iterator[Splice]:
    if repair.kind is RepairKind.CLOSE:
        yield from _closed(subject, repair)
    elif repair.field == "status":
        yield from _status(subject, repair.value)
    elif repair.kind is RepairKind.SET:
        field = subject.body.field(repair.field)
        if field is not None:
            yield set_value(subject, field, repair.value)
    else:
        model = next((field for name in _ABOVE_ACTION if (field := subject.body.field(name))), None)
        if model is not None:
            yield add_field_below(subject, model, repair.field.title(), repair.value)


def _status(subject: Subject, word: str) -> Iterator[Splice]:
    """The note about an earlier change of the status stays: this is none."""
    field = subject.status_field
    if field is not None:
        yield set_value(subject, field, word)
        return
    changed = change_status(subject, word)
    if not isinstance(changed, Refusal):
        yield from changed


def _closed(subject: Subject, repair: Repair) -> Iterator[Splice]:
    """`✅ resolved (2026-03-17)`: the day moves to where this dialect keeps it."""
    if subject.has_four_fields:
        changed = change_status(subject, "resolved", f"{repair.value} resolved")
        if not isinstance(changed, Refusal):
            yield from changed
        return
    yield from _status(subject, "resolved")
    yield from write_resolution(subject, ((RESOLVED, repair.value),))
