"""Joins entries into clusters, strongest reason first, without chaining unrelated ones together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum, auto
from itertools import chain

_THEME = 0.8
_CORE = 0.5
_CORE_WORDS = 2
_ESTABLISHED = 3
_CHECKED_WHOLE = 24


class Reason(IntEnum):
    """What joins two entries; numbers, because they are counted for thousands of clusters."""

    WORDS = auto()
    PATTERN_KEY = auto()
    SEE_ALSO = auto()
    PERSON = auto()


class Cluster:
    """Entries that belong together, by their places in the log; `joins` counts what joined them.

    `telling` are the telling words of all entries of the log, `barred` the places that must not be among the members.
    What the members' words have in common is counted when somebody asks.
    """

    __slots__ = ("_core", "_counts", "_telling", "_theme", "barred", "joins", "key", "members")

    def __init__(
        self,
        members: Sequence[int],
        telling: Sequence[Sequence[str]],
        key: str = "",
        joins: Mapping[Reason, int] | None = None,
        barred: frozenset[int] = frozenset(),
    ) -> None:
        self.members = list(members)
        self.key = key
        self.joins = dict(joins or {})
        self.barred = barred
        self._telling = telling
        self._counts: Counter[str] | None = None
        self._theme: frozenset[str] | None = None
        self._core: frozenset[str] | None = None

    @property
    def telling(self) -> list[Sequence[str]]:
        """The telling words of each member."""
        return [self._telling[place] for place in self.members]

    @property
    def counts(self) -> Counter[str]:
        """How many members hold each telling word."""
        if self._counts is None:
            self._counts = Counter(chain.from_iterable(self.telling))
        return self._counts

    @property
    def theme(self) -> frozenset[str]:
        """The words that nearly all members hold."""
        if self._theme is None:
            self._theme = self._held(_THEME)
        return self._theme

    @property
    def core(self) -> frozenset[str]:
        """The words that at least half of the members hold."""
        if self._core is None:
            self._core = self._held(_CORE)
        return self._core

    def absorb(self, other: "Cluster", reason: Reason) -> None:
        """Take in the members of another cluster."""
        if reason is Reason.WORDS:
            self._theme, self._core = held_by_both(self, other)
            self.counts.update(other.counts)
        else:
            self._theme = self._core = self._counts = None
        self.members += other.members
        self.key = self.key or other.key
        for one, count in [*other.joins.items(), (reason, 1)]:
            self.joins[one] = self.joins.get(one, 0) + count
        self.barred |= other.barred

    def _held(self, share: float) -> frozenset[str]:
        least = _least(share, len(self.members))
        return frozenset(word for word, count in self.counts.items() if count >= least)


def held_by_both(one: Cluster, other: Cluster) -> tuple[frozenset[str], frozenset[str]]:
    """The theme and the core that two clusters would have together.

    Only a word that reaches a share in one of the two can reach it in both, so it is enough to look at theirs.
    """
    size = len(one.members) + len(other.members)
    shared: list[frozenset[str]] = []
    for words, share in ((one.theme | other.theme, _THEME), (one.core | other.core, _CORE)):
        least = _least(share, size)
        shared.append(frozenset(word for word in words if one.counts[word] + other.counts[word] >= least))
    return shared[0], shared[1]


def _least(share: float, size: int) -> float:
    return max(2, share * size) if size > 1 else 1


class Clusters:
    """A partition of a log, from every entry alone to joined.

    `telling` are the telling words of every entry, `keys` their Pattern-Keys (`""` for none), `barred` the places of
    the entries that a person said are not the same.
    """

    def __init__(
        self, telling: Sequence[Sequence[str]], keys: Sequence[str], barred: Mapping[int, frozenset[int]]
    ) -> None:
        self._telling = telling
        self._keys = keys
        self._barred = barred
        self._of: dict[int, Cluster] = {}

    def __iter__(self) -> Iterator[Cluster]:
        """The clusters of two and more, in the order of their first joining."""
        return iter([cluster for cluster in dict.fromkeys(self._of.values()) if len(cluster.members) > 1])

    def holds(self, place: int) -> bool:
        """Whether an entry was joined to another."""
        cluster = self._of.get(place)
        return cluster is not None and len(cluster.members) > 1

    def join_all(self, places: Sequence[int], reason: Reason) -> None:
        """Join entries that have not been joined to anything yet."""
        if self._barred and not self._barred.keys().isdisjoint(places):
            for place in places[1:]:
                self.join(places[0], place, reason)
        else:
            cluster = Cluster(places, self._telling, self._keys[places[0]], {reason: len(places) - 1})
            self._of.update(dict.fromkeys(places, cluster))

    def join(self, first: int, second: int, reason: Reason) -> None:
        """Join the clusters of two entries, unless something speaks against it.

        A person's word stands above all. Entries with different Pattern-Keys were told apart by whoever logged them.
        Words join only what keeps a common theme, so that a chain of neighbours does not become a group. A reference
        may add to a group, but two groups that stand on their own are related, not the same.
        """
        one, other = self._cluster(first), self._cluster(second)
        if one is other or _are_apart(one, other, reason):
            return
        larger, smaller = (one, other) if len(one.members) >= len(other.members) else (other, one)
        if reason is Reason.WORDS and not self._have_a_theme(larger, smaller):
            return
        larger.absorb(smaller, reason)
        self._of.update(dict.fromkeys(smaller.members, larger))

    def _cluster(self, place: int) -> Cluster:
        found = self._of.get(place)
        if found is None:
            barred = self._barred.get(place, frozenset())
            found = self._of[place] = Cluster((place,), self._telling, self._keys[place], barred=barred)
        return found

    def _have_a_theme(self, larger: Cluster, smaller: Cluster) -> bool:
        """Whether joined they have a word that nearly all members hold, and each member at least two of the core."""
        theme, core = held_by_both(larger, smaller)
        if not theme or len(core) < _CORE_WORDS:
            return False
        small = len(larger.members) + len(smaller.members) <= _CHECKED_WHOLE
        checked = larger.members + smaller.members if small else smaller.members
        return all(len(core.intersection(self._telling[place])) >= _CORE_WORDS for place in checked)


def _are_apart(one: Cluster, other: Cluster, reason: Reason) -> bool:
    if not one.barred.isdisjoint(other.members):
        return True
    if reason is Reason.PERSON:
        return False
    if one.key and other.key and one.key != other.key:
        return True
    return reason is Reason.SEE_ALSO and len(one.members) >= _ESTABLISHED <= len(other.members)
