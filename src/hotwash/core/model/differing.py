"""In which entries two readings of a file differ, in a time that hardly depends on how many there are."""

from collections.abc import Iterable
from operator import indexOf, is_, itemgetter
from typing import NamedTuple

from hotwash.core.model.entry import Entry

_key = itemgetter(0)


class Difference(NamedTuple):
    """What two readings have between the entries at their beginnings and ends that were not read anew."""

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


def difference(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Difference:
    ahead, behind = kept_at_ends(before, after)
    return Difference(before[ahead : len(before) - behind], after[ahead : len(after) - behind])


def kept_at_ends(before: tuple[Entry, ...], after: tuple[Entry, ...]) -> tuple[int, int]:
    """How many entries at the beginning are the very same, and how many at the end at most moved.

    An entry that was not read anew keeps its key, which is a value of its own for each that was.
    """
    most = min(len(before), len(after))
    ahead = _alike(before, after, most)
    return ahead, _alike(map(_key, reversed(before)), map(_key, reversed(after)), most - ahead)


def _alike(before: Iterable[object], after: Iterable[object], most: int) -> int:
    """How many of the first things are the very same, at most so many."""
    try:
        return min(indexOf(map(is_, before, after), False), most)
    except ValueError:
        return most
