"""What keeps coming back: groups of entries with one root cause, and the evidence for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import is_
from threading import Lock
from typing import NamedTuple

from hotwash.core.analysis.clusters import Cluster, Reason
from hotwash.core.analysis.gist import gists
from hotwash.core.analysis.groups import Group, GroupRule, Item, Log, Member, Source, group_from
from hotwash.core.analysis.joining import Joined
from hotwash.core.analysis.per_document import OfLatest
from hotwash.core.analysis.per_entry import kept_entries, only_moved
from hotwash.core.formats import dialects
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status

__all__ = ["Group", "GroupRule", "Member", "group_of", "recurrence_groups"]

_LEFT_OUT = (Status.EXAMPLE, Status.SUPERSEDED, Status.REJECTED)
_OTHERS = (dialects.PROSE, dialects.HARNESS)
"""Text that states nothing to compare, and learnings, which count their own occurrences."""


def recurrence_groups(snapshot: Snapshot) -> tuple[Group, ...]:
    """All groups of two and more, and entries that count their own recurrence; the most frequent first.

    Entries that were superseded, discarded or found wrong take no part. What a person said about a pair of entries
    stands above the rules. As long as no group changes, the answer is the same object.
    """
    return _LATEST.groups(snapshot)


def group_of(groups: tuple[Group, ...]) -> Mapping[Key, Group]:
    """The group of every entry that is in one."""
    return _GROUP_OF.of(groups)


_GROUP_OF: OfLatest[tuple[Group, ...], Mapping[Key, Group]] = OfLatest(
    lambda groups: {member.key: group for group in groups for member in group.members}
)


class _Built(NamedTuple):
    """A group, and what it was built from."""

    joins: dict[Reason, int]
    items: tuple[Item, ...]
    telling: list[Sequence[str]]
    left_out: tuple[Item, ...]
    group: Group

    def is_of(self, cluster: Cluster, items: Sequence[Item], left_out: Sequence[Item]) -> bool:
        """Whether it would be built again as it is, but for the places of its entries."""
        return (
            _say_the_same(self.items, items)
            and self.joins == cluster.joins
            and self.telling == cluster.telling
            and _say_the_same(self.left_out, left_out)
        )

    def moved(self, items: tuple[Item, ...], left_out: tuple[Item, ...]) -> "_Built":
        """The same with its entries where they stand now."""
        if _are_the_same(self.items, items) and _are_the_same(self.left_out, left_out):
            return self
        entries = {item.entry.key: item.entry for item in chain(items, left_out)}
        members, nearest = (
            tuple([member._replace(entry=entries[member.key]) for member in some])
            for some in (self.group.members, self.group.nearest_left_out)
        )
        group = replace(self.group, members=members, nearest_left_out=nearest)
        return self._replace(items=items, left_out=left_out, group=group)


def _say_the_same(one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether the same entries stand there as they did, wherever in their files that is."""
    if len(one) != len(other):
        return False
    return _are_the_same(one, other) or all(
        a.gist is b.gist and only_moved(a.entry, b.entry) for a, b in zip(one, other, strict=True)
    )


class _Read(NamedTuple):
    """The entries of a document that take part; `None` in the place of each that does not."""

    source: Source
    items: tuple[Item | None, ...]


class _Latest:
    """The groups of the snapshot looked at last.

    Several panes ask for the same groups, and from one snapshot to the next nearly all stay as they are. Two threads
    may ask at once; then one waits for the other's answer.
    """

    def __init__(self) -> None:
        self._documents: tuple[Document, ...] = ()
        self._pairs: dict[tuple[str, str], bool] = {}
        self._read: dict[str, _Read] = {}
        self._log = Log(())
        self._built: dict[Key, _Built] = {}
        self._settled: dict[str, _Built] = {}
        self._groups: tuple[Group, ...] = ()
        self._lock = Lock()

    def groups(self, snapshot: Snapshot) -> tuple[Group, ...]:
        with self._lock:
            pairs = snapshot.personal.pairs
            if self._pairs != pairs or not _are_the_same(self._documents, snapshot.documents):
                self._bring_up_to_date(snapshot)
                self._documents, self._pairs = snapshot.documents, dict(pairs)
            return self._groups

    def _bring_up_to_date(self, snapshot: Snapshot) -> None:
        before, self._read = self._read, {document.path: self._items_of(document) for document in snapshot.documents}
        items = [item for read in self._read.values() for item in read.items if item is not None]
        self._log = Log(items, self._log)
        disturbed = {item.gist.pattern_key for item in _differing(before, self._read)}
        disturbed.update(self._log.keys[place] for place in self._log.retold)
        joined = Joined(self._log, snapshot.personal)
        self._settled = {
            key: known
            if key not in disturbed and (known := self._settled.get(key)) is not None
            else self._build(joined.cluster_of(key), (), self._settled.get(key))
            for key in joined.settled
        }
        others = [
            self._build(cluster, left_out, self._built.get(self._log.items[cluster.members[0]].entry.key))
            for cluster, left_out in joined.others()
        ]
        self._built = {one.items[0].entry.key: one for one in others}
        found = tuple(sorted((one.group for one in chain(self._settled.values(), others)), key=_most_frequent_first))
        self._groups = self._groups if _are_the_same(found, self._groups) else found

    def _items_of(self, document: Document) -> _Read:
        """An entry that stands where it stood, as it was, is the same item as before."""
        known = self._read.get(document.path)
        if known is None:
            source = Source(document)
            return _Read(source, tuple(_items(source, 0, len(document.entries))))
        source, items = known
        old, source.document = source.document, document
        if old is document:
            return known
        kept = kept_entries(old, document)
        end = kept.end if old.entries[-1:] == document.entries[-1:] else 0
        asked = _items(source, kept.start, len(document.entries) - end)
        return _Read(source, (*items[: kept.start], *asked, *items[len(items) - end :]))

    def _build(self, cluster: Cluster, left_out: Sequence[int], before: _Built | None) -> _Built:
        items = tuple([self._log.items[place] for place in cluster.members])
        outside = tuple([self._log.items[place] for place in left_out])
        if before is not None and before.is_of(cluster, items, outside):
            return before.moved(items, outside)
        return _Built(cluster.joins, items, cluster.telling, outside, group_from(cluster, items, outside))


_LATEST = _Latest()


def _are_the_same(one: Sequence[object], other: Sequence[object]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))


def _differing(one: dict[str, _Read], other: dict[str, _Read]) -> Iterator[Item]:
    """Items that are only in one of two readings."""
    for path in one.keys() | other.keys():
        before, now = one.get(path), other.get(path)
        if before is not now:
            yield from _only_in(before, now)
            yield from _only_in(now, before)


def _only_in(one: _Read | None, other: _Read | None) -> Iterable[Item]:
    known = {id(item) for item in other.items} if other is not None else set()
    return (item for item in one.items if item is not None and id(item) not in known) if one is not None else ()


def _most_frequent_first(group: Group) -> tuple[int, int, str]:
    return -group.count, -(group.last_seen or date.min).toordinal(), group.id


def _items(source: Source, first: int, last: int) -> Iterator[Item | None]:
    """The items of the entries from one place to another."""
    document = source.document
    if first < last:
        for entry, gist in zip(document.entries[first:last], gists(document)[first:last], strict=True):
            takes_part = entry.status not in _LEFT_OUT and entry.dialect not in _OTHERS
            yield Item(source, entry, gist) if takes_part else None
