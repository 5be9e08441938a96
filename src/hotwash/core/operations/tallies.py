"""Keeps the number in a heading true, where it was: `## Open (2)` becomes `## Open (1)` when one of the two leaves."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from hotwash.core.formats.groups import Group, groups
from hotwash.core.formats.tally import tally_span, without_tally
from hotwash.core.model.document import Document
from hotwash.core.model.plan import Splice
from hotwash.core.model.span import Span
from hotwash.core.model.transaction import TALLY
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.proof import read_again
from hotwash.core.text.splice import apply


class _Tally(NamedTuple):
    """A number in a heading of a state, or in one below it; `held` is how many entries stand there."""

    name: str
    span: Span
    said: int
    held: int


def recounted(
    document: Document, splices: Sequence[Splice], names: Collection[str] | None = None
) -> tuple[Splice, ...]:
    """What else changes for the headings whose number is right before these splices and would be wrong behind them.

    `names` are labels to which it is limited.
    """
    before = list(_tallies(document))
    if all(each.said != each.held for each in before):
        return ()
    changed = apply(document.content, splices)
    after = list(_tallies(read_again(document.path, document.relative, document.workspace, changed)))
    if [each.name for each in before] != [each.name for each in after]:
        return ()
    return tuple(
        Splice(*old.span, str(new.held).encode(), _label(document, old, splices))
        for old, new in zip(before, after, strict=True)
        if old.said == old.held != new.held and (names is None or TALLY + old.name in names)
    )


def _tallies(document: Document) -> Iterator[_Tally]:
    held = [entry.span.start for entry in document.entries if entry.status is not Status.EXAMPLE]
    outer: Group | None = None
    for group in groups(document):
        if outer is None or not outer.holds(group.start):
            outer = group if group.state is not None else None
        span = tally_span(document.content[group.start : group.below].rstrip(b"\n")) if outer else None
        if span is not None:
            place = span.shifted(group.start)
            said = int(place.of(document.content))
            yield _Tally(without_tally(group.title), place, said, sum(map(group.holds, held)))


def _label(document: Document, tally: _Tally, splices: Sequence[Splice]) -> str:
    """What shares the line of the heading is taken back together with it, and so goes by one name."""
    end = document.content.find(b"\n", tally.span.end)
    beside = (each.label for each in splices if end < 0 and each.start >= tally.span.end)
    return next(beside, TALLY + tally.name)
