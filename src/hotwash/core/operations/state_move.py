"""Moves an entry below the heading that says its new status, where the file keeps its entries by state.

Only where it is clear which heading that is, and only when the moved bytes read back as what was wanted.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, takewhile
from typing import NamedTuple

from hotwash.core.formats import status_of
from hotwash.core.formats.groups import Group, groups, groups_around, may_have_state
from hotwash.core.formats.slots import Form, form_of
from hotwash.core.formats.tally import without_tally
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import Splice
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.edits import end_of_text
from hotwash.core.operations.proof import Wanted, does_as_said
from hotwash.core.operations.subject import Subject
from hotwash.core.text.splice import apply, line_end

PLACE = "place of "
"""How the label of a moved stretch begins; what comes behind it is the same where it was taken and where it is put."""

_RULES = (b"---", b"***", b"___")


class Move(NamedTuple):
    """What is written, with everything that changes inside the entry, and the heading that it stands below then."""

    splices: tuple[Splice, ...]
    heading: str


def state_move(subject: Subject, wanted: Status, splices: Sequence[Splice] = ()) -> Move | None:
    """The entry with these changes of its own below the one heading of that status; `None` where there is no such."""
    document, entry = subject.document, subject.entry
    target = _target(document, entry, wanted)
    end = _text_end(document, entry)
    if target is None or any(not entry.span.start <= each.start <= each.end <= end for each in splices):
        return None
    moved = (_taken(subject), _put(subject, target, _block(document, entry, splices)))
    return (
        Move(moved, without_tally(target.title))
        if does_as_said(document, {entry.key: Wanted(moved, wanted, subject.given_id)})
        else None
    )


def _text_end(document: Document, entry: Entry) -> int:
    """Where its own text ends: what belongs to the whole file stands below the last entry and stays there."""
    return end_of_text(document.content, *entry.span)


def _target(document: Document, entry: Entry, wanted: Status) -> Group | None:
    """Beside the heading of its present status, within the same day or topic; below the same further headings."""
    if not may_have_state(document, entry):
        return None
    around = groups_around(document, entry)
    own = next((group for group in reversed(around) if group.state is not None), None)
    if own is None or status_of(own.state) in (wanted, Status.UNKNOWN):
        return None
    alike = [each for each in groups(document) if each.level == own.level and status_of(each.state) is wanted]
    above = next((group for group in reversed(around) if group.level < own.level), None)
    found = _only([each for each in alike if above is None or above.holds(each.start)])
    for inner in (group for group in around if group.level > own.level):
        found = _only([each for each in groups(document) if found and found.holds(each.start) and _same(each, inner)])
    return found


def _only(found: Sequence[Group]) -> Group | None:
    return found[0] if len(found) == 1 else None


def _same(one: Group, other: Group) -> bool:
    return one.level == other.level and without_tally(one.title).casefold() == without_tally(other.title).casefold()


def _block(document: Document, entry: Entry, splices: Sequence[Splice]) -> bytes:
    """The entry as it will be, from its first line to the end of its last."""
    start = entry.span.start
    inside = [Splice(each.start - start, each.end - start, each.text, each.label) for each in splices]
    return apply(document.content[start : _text_end(document, entry)], inside).rstrip(b"\r\n") + document.newline


def _taken(subject: Subject) -> Splice:
    """Its lines go with the gap behind it; where it was the last of its group, with as much as there was before it."""
    document, start = subject.document, subject.entry.span.start
    end = _text_end(document, subject.entry)
    behind = _gap(document.content, end)
    if not any(entry.span.start == end + len(behind) for entry in document.entries):
        before = document.content[_text_before(document.content, start) : start]
        lines = zip(before.splitlines(keepends=True), behind.splitlines(keepends=True), strict=False)
        behind = b"".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], lines))
    return Splice(start, end + len(behind), b"", PLACE + subject.name)


def _put(subject: Subject, target: Group, block: bytes) -> Splice:
    """Behind the last entry there, or before the first where the newest comes first, apart as the others are."""
    document = subject.document
    there = _direct(document, target)
    if not there:
        at = end_of_text(document.content, target.start, _own_end(document, target))
        text = _gap_below_heading(document, target, form_of(document, subject.entry)) + block
    elif _is_newest_first(document, there, subject.entry):
        at, text = there[0].span.start, block + _gap_between(document, target, there[0])
    else:
        at = _text_end(document, there[-1])
        text = _gap_between(document, target, there[-1]) + block
    if at and document.content[at - 1 : at] != b"\n":
        text = document.newline + text.removesuffix(document.newline)
    return Splice(at, at, text, PLACE + subject.name)


def _direct(document: Document, group: Group) -> list[Entry]:
    """The entries of a group that stand below no further heading in it."""
    end = _own_end(document, group)
    return [entry for entry in document.entries if group.below <= entry.span.start < end]


def _own_end(document: Document, group: Group) -> int:
    inside = (each.start for each in groups(document) if group.holds(each.start))
    return next(inside, group.end)


def _is_newest_first(document: Document, there: Sequence[Entry], moved: Entry) -> bool:
    """Whether the days go down: there, else in the group it comes from."""
    around = groups_around(document, moved)
    for entries in (there, _direct(document, around[-1]) if around else []):
        days = [entry.logged[:10] for entry in entries if entry.logged]
        if len(set(days)) > 1:
            return days[0] > days[-1]
    return False


def _gap_between(document: Document, group: Group, like: Entry) -> bytes:
    """What stands between two entries that follow each other: in this group, else in any, else a blank line."""
    everywhere = (_direct(document, each) for each in (group, *groups(document)))
    gaps = chain.from_iterable(_gaps(document, entries) for entries in everywhere)
    usual = b"" if form_of(document, like) in (Form.LINE, Form.ROW) else document.newline
    return next(gaps, usual)


def _gaps(document: Document, entries: Sequence[Entry]) -> Iterator[bytes]:
    for one, other in pairwise(entries):
        if _gap(document.content, one.span.end) == document.content[one.span.end : other.span.start]:
            yield document.content[one.span.end : other.span.start]


def _gap_below_heading(document: Document, group: Group, form: Form) -> bytes:
    """What stands between the text of a heading and its first entry: as below the other headings."""
    if end_of_text(document.content, group.start, _own_end(document, group)) > group.below:
        return document.newline
    for each in groups(document):
        first = next(iter(_direct(document, each)), None)
        if first is not None and not document.content[each.below : first.span.start].strip():
            return document.content[each.below : first.span.start]
    return b"" if form in (Form.LINE, Form.ROW) else document.newline


def _gap(content: bytes, at: int) -> bytes:
    """The blank lines and rules from a place on."""
    end = at
    while end < len(content):
        line = content[end : line_end(content, end)].strip()
        if line and line not in _RULES:
            break
        end = line_end(content, end)
    return content[at:end]


def _text_before(content: bytes, at: int) -> int:
    """Where the last line above a place ends that is neither blank nor a rule."""
    end = at
    while end:
        begin = content.rfind(b"\n", 0, end - 1) + 1
        line = content[begin:end].strip()
        if line and line not in _RULES:
            break
        end = begin
    return end
