"""What keeps coming back: groups of entries with one root cause, and the evidence for each."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from itertools import chain, product
from operator import is_
from threading import Lock
from typing import NamedTuple

from hotwash.core.analysis.clusters import Cluster, Clusters, Reason
from hotwash.core.analysis.gist import gists
from hotwash.core.analysis.groups import Group, GroupRule, Item, Log, Member, Source, core_words, group_of
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.core.model.vocabulary import Status

__all__ = ["Group", "GroupRule", "Member", "recurrence_groups"]

_LEFT_OUT = (Status.EXAMPLE, Status.SUPERSEDED, Status.REJECTED)
_PROSE = "prose"
_NEAREST = 2
_MOST_HOLDERS = 400


def recurrence_groups(snapshot: Snapshot) -> tuple[Group, ...]:
    """All groups of two and more, and entries that count their own recurrence; the most frequent first.

    Entries that were superseded, discarded or found wrong take no part. What a person said about a pair of entries
    stands above the rules.
    """
    return _LATEST.groups(snapshot)


class _Built(NamedTuple):
    """A group, and what it was built from."""

    joins: dict[Reason, int]
    items: tuple[Item, ...]
    telling: list[Sequence[str]]
    left_out: tuple[Item, ...]
    group: Group

    def is_of(self, cluster: Cluster, items: Sequence[Item], left_out: Sequence[Item]) -> bool:
        return (
            _are_equal(self.items, items)
            and self.joins == cluster.joins
            and self.telling == cluster.telling
            and _are_equal(self.left_out, left_out)
        )


def _are_equal(one: Sequence[Item], other: Sequence[Item]) -> bool:
    """Whether the same entries stand there as they did, wherever in their files that is."""
    if len(one) != len(other):
        return False
    return all(map(is_, one, other)) or all(
        a.gist is b.gist and a.entry == b.entry for a, b in zip(one, other, strict=True)
    )


class _Latest:
    """The groups of the snapshot looked at last.

    Several panes ask for the same groups, and from one snapshot to the next nearly all stay as they are. Two threads
    may ask at once; then one waits for the other's answer.
    """

    def __init__(self) -> None:
        self._documents: tuple[Document, ...] = ()
        self._pairs: dict[tuple[str, str], bool] = {}
        self._items: dict[str, tuple[Source, tuple[Item, ...]]] = {}
        self._log = Log(())
        self._built: dict[Key, _Built] = {}
        self._groups: tuple[Group, ...] = ()
        self._lock = Lock()

    def groups(self, snapshot: Snapshot) -> tuple[Group, ...]:
        with self._lock:
            return self._current(snapshot)

    def _current(self, snapshot: Snapshot) -> tuple[Group, ...]:
        pairs = snapshot.personal.pairs
        if self._pairs != pairs or not _are_the_same(self._documents, snapshot.documents):
            self._items = {document.path: self._items_of(document) for document in snapshot.documents}
            self._log = Log(list(chain.from_iterable(items for _, items in self._items.values())), self._log)
            built = [self._build(cluster, left_out) for cluster, left_out in _clusters(self._log, snapshot.personal)]
            self._built = {one.items[0].entry.key: one for one in built}
            self._groups = tuple(sorted((one.group for one in built), key=_most_frequent_first))
            self._documents, self._pairs = snapshot.documents, dict(pairs)
        return self._groups

    def _items_of(self, document: Document) -> tuple[Source, tuple[Item, ...]]:
        """The items of a document; an entry that stands where it stood, as it was, is the same item as before."""
        source, before = self._items.get(document.path) or (Source(document), ())
        if before and source.document is document:
            return source, before
        source.document = document
        known = {id(item.gist): item for item in before}
        fresh = ((known.get(id(item.gist)), item) for item in _items(source))
        return source, tuple([old if old is not None and old.entry == item.entry else item for old, item in fresh])

    def _build(self, cluster: Cluster, left_out: Sequence[int]) -> _Built:
        items = tuple([self._log.items[place] for place in cluster.members])
        outside = tuple([self._log.items[place] for place in left_out])
        before = self._built.get(items[0].entry.key)
        if before is not None and before.is_of(cluster, items, outside):
            return before
        return _Built(cluster.joins, items, cluster.telling, outside, group_of(cluster, items, outside))


_LATEST = _Latest()


def _are_the_same(one: tuple[Document, ...], other: tuple[Document, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _most_frequent_first(group: Group) -> tuple[int, int, str]:
    return -group.count, -(group.last_seen or date.min).toordinal(), group.id


def _items(source: Source) -> Iterator[Item]:
    document = source.document
    if document.entries:
        for entry, gist in zip(document.entries, gists(document), strict=True):
            if entry.status not in _LEFT_OUT and entry.dialect != _PROSE:
                yield Item(source, entry, gist)


def _clusters(log: Log, personal: Personal) -> Iterator[tuple[Cluster, list[int]]]:
    """Every cluster with the places of the entries that come closest to belonging to it."""
    clusters = _joined(log, personal)
    yield from _with_nearest(log, list(clusters))
    for place, item in enumerate(log.items):
        if item.gist.recurrences > 1 and not clusters.holds(place):
            yield Cluster((place,), log.telling, log.keys[place]), []


def _joined(log: Log, personal: Personal) -> Clusters:
    """What belongs together: by key, by words, by reference, and last and above all by what a person said."""
    said = _Said(log, personal)
    clusters = Clusters(log.telling, log.keys, said.barred)
    for places in _with_equal_keys(log.keys):
        clusters.join_all(places, Reason.PATTERN_KEY)
    for kind, places in log.places.items():
        for alike in log.lexicons[kind].likenesses:
            clusters.join(places[alike.first], places[alike.second], Reason.WORDS)
    for first, second in _referring(log):
        clusters.join(first, second, Reason.SEE_ALSO)
    for first, second in said.same:
        clusters.join(first, second, Reason.PERSON)
    return clusters


def _with_equal_keys(keys: Sequence[str]) -> list[list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key:
            places[key].append(place)
    return [same for same in places.values() if len(same) > 1]


def _referring(log: Log) -> Iterator[tuple[int, int]]:
    """Entries and those of the same type that they name in See Also and Related lines.

    A learning that came out of an error is not the same thing again.
    """
    referring = [place for place, item in enumerate(log.items) if item.gist.refers_to]
    places = _places_of(log, {anchor for place in referring for anchor in log.items[place].gist.refers_to})
    for place in referring:
        for anchor in log.items[place].gist.refers_to:
            for other in places.get(anchor, ()):
                if log.items[place].entry.kind is log.items[other].entry.kind:
                    yield place, other


def _places_of(log: Log, anchors: Collection[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    if anchors:
        for place, item in enumerate(log.items):
            if item.entry.anchor in anchors:
                found[item.entry.anchor].append(place)
    return found


class _Said:
    """What a person said about pairs of entries, by their places in the log."""

    def __init__(self, log: Log, personal: Personal) -> None:
        places = _places_of(log, {anchor for pair in personal.pairs for anchor in pair})
        self.same: list[tuple[int, int]] = []
        self.barred: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
        for (one, other), is_same in personal.pairs.items():
            for first, second in product(places.get(one, ()), places.get(other, ())):
                if is_same:
                    self.same.append((first, second))
                else:
                    self.barred[first] |= {second}
                    self.barred[second] |= {first}


def _with_nearest(log: Log, clusters: Sequence[Cluster]) -> Iterator[tuple[Cluster, list[int]]]:
    """Who belongs by Pattern-Key was decided by whoever wrote it: there is no almost."""
    cores = {
        place: core_words(cluster) for place, cluster in enumerate(clusters) if Reason.PATTERN_KEY not in cluster.joins
    }
    holders = _holders(log, {word for core in cores.values() for word in core})
    for place, cluster in enumerate(clusters):
        yield cluster, _nearest(cluster, cores[place], holders) if place in cores else []


def _holders(log: Log, words: set[str]) -> dict[str, list[int]]:
    """Where each of these words stands, in entries of all types."""
    found: dict[str, list[int]] = {word: [] for word in words}
    for kind, places in log.places.items():
        rare, single = log.lexicons[kind].known(words)
        for place in places if rare or single else ():
            gist = log.items[place].gist
            for word in chain(
                single.intersection(gist.head + gist.rest) if single else (), rare.intersection(log.telling[place])
            ):
                found[word].append(place)
    return found


def _nearest(cluster: Cluster, core: Sequence[str], holders: dict[str, list[int]]) -> list[int]:
    inside = set(cluster.members)
    shared: Counter[int] = Counter()
    for word in core:
        if len(holders[word]) <= _MOST_HOLDERS:
            shared.update(holders[word])
    outside = [(-count, -place) for place, count in shared.items() if place not in inside]
    return [-place for _, place in nsmallest(_NEAREST, outside)]
