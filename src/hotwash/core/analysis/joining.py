"""From a log to clusters: what is joined by key, by words, by reference, and by what a person said."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, product

from hotwash.core.analysis.clusters import Cluster, Clusters, Reason
from hotwash.core.analysis.groups import Log, core_words
from hotwash.core.model.snapshot import Personal

_NEAREST = 2
_MOST_HOLDERS = 400


class Joined:
    """The clusters of a log.

    `settled` are the places of entries that share a Pattern-Key and that nothing else joins to anything, by that key:
    most of a log that is written by a template, and known without looking any closer.
    """

    def __init__(self, log: Log, personal: Personal) -> None:
        self._log = log
        self._said = _Said(log, personal)
        self._by_words = [
            (places[alike.first], places[alike.second])
            for kind, places in log.places.items()
            for alike in log.lexicons[kind].likenesses
        ]
        self._by_reference = list(_referring(log))
        joined = set(chain.from_iterable(chain(self._by_words, self._by_reference, self._said.same)))
        joined |= self._said.barred.keys()
        keyed = _with_equal_keys(log.keys)
        self.settled = {key: places for key, places in keyed.items() if joined.isdisjoint(places)}
        self._open = [places for key, places in keyed.items() if key not in self.settled]

    def cluster_of(self, key: str) -> Cluster:
        """The settled cluster of a Pattern-Key."""
        places = self.settled[key]
        return Cluster(places, self._log.telling, key, {Reason.PATTERN_KEY: len(places) - 1})

    def others(self) -> Iterator[tuple[Cluster, list[int]]]:
        """Every other cluster with the places of the entries that come closest to belonging to it."""
        clusters, log = self._clusters(), self._log
        yield from _with_nearest(log, list(clusters))
        in_settled = set(chain.from_iterable(self.settled.values()))
        for place, item in enumerate(log.items):
            if item.gist.recurrences > 1 and place not in in_settled and not clusters.holds(place):
                yield Cluster((place,), log.telling, log.keys[place]), []

    def _clusters(self) -> Clusters:
        """What belongs together: by key, by words, by reference, and last and above all by what a person said."""
        clusters = Clusters(self._log.telling, self._log.keys, self._said.barred)
        for places in self._open:
            clusters.join_all(places, Reason.PATTERN_KEY)
        for first, second in self._by_words:
            clusters.join(first, second, Reason.WORDS)
        for first, second in self._by_reference:
            clusters.join(first, second, Reason.SEE_ALSO)
        for first, second in self._said.same:
            clusters.join(first, second, Reason.PERSON)
        return clusters


def _with_equal_keys(keys: Sequence[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key:
            places[key].append(place)
    return {key: same for key, same in places.items() if len(same) > 1}


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
        for word, place in log.lexicons[kind].holders(words):
            found[word].append(places[place])
    return found


def _nearest(cluster: Cluster, core: Sequence[str], holders: dict[str, list[int]]) -> list[int]:
    inside = set(cluster.members)
    shared: Counter[int] = Counter()
    for word in core:
        if len(holders[word]) <= _MOST_HOLDERS:
            shared.update(holders[word])
    outside = [(-count, -place) for place, count in shared.items() if place not in inside]
    return [-place for _, place in nsmallest(_NEAREST, outside)]
