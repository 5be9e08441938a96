"""Which entries of one type share telling words: the pairs that are worth comparing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import chain, pairwise

from hotwash.core.analysis.gist import Gist

SHARED = 2
"""How many telling words two entries must share."""

_MOST_HOLDERS, _MOST_PARTNERS = 200, 24


class Pairs:
    """Pairs of entries that share two telling words, by their places.

    Every entry is held against the first holders of its words, and of these against the two dozen that share most: in
    a crowd that is enough to connect it. Those without a Pattern-Key come first, because all others may join them.

    `before` are the pairs of the log as it was read last, `then` where each entry stood in it. `holders` says where
    each telling word stands, in that order.
    """

    def __init__(
        self,
        gists: Sequence[Gist],
        telling: Sequence[tuple[str, ...]],
        before: "Pairs | None" = None,
        then: Sequence[int | None] = (),
    ) -> None:
        self._gists = gists
        self._telling = telling
        order = sorted(range(len(gists)), key=lambda place: gists[place].pattern_key != "")
        self.holders: defaultdict[str, list[int]] = defaultdict(list)
        for place in order:
            for word in telling[place]:
                self.holders[word].append(place)
        known = self._known(before, then) if before is not None else {}
        self._partners = [known[place] if place in known else self._partners_of(place) for place in range(len(gists))]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for place, partners in enumerate(self._partners):
            for other in partners:
                yield min(place, other), max(place, other)

    def _partners_of(self, place: int) -> tuple[int, ...]:
        """Those before an entry that share most with it."""
        key = self._gists[place].pattern_key
        shared: Counter[int] = Counter()
        for word in self._telling[place]:
            first = self.holders[word][:_MOST_HOLDERS]
            shared.update(first[: first.index(place)] if place in first else first)
        near = [
            (-count, other)
            for other, count in shared.items()
            if count >= SHARED and (not key or self._gists[other].pattern_key in ("", key))
        ]
        return tuple([other for _, other in (near if len(near) <= _MOST_PARTNERS else nsmallest(_MOST_PARTNERS, near))])

    def _known(self, before: "Pairs", then: Sequence[int | None]) -> dict[int, tuple[int, ...]]:
        """The partners of the entries that share no word with any that is new, gone, or told in other words."""
        now = {place: at for at, place in enumerate(then) if place is not None}
        if any(earlier > later for earlier, later in pairwise(now)):
            return {}
        retold = {
            word
            for at, place in enumerate(then)
            if place is None or before._telling[place] is not self._telling[at]
            for word in chain(self._telling[at], before._telling[place] if place is not None else ())
        }
        retold.update(word for place, words in enumerate(before._telling) if place not in now for word in words)
        is_kept = [retold.isdisjoint(words) for words in self._telling] if retold else [True] * len(self._telling)
        moved = any(at != place for place, at in now.items())
        return {
            at: tuple([now[other] for other in before._partners[place]]) if moved else before._partners[place]
            for place, at in now.items()
            if is_kept[at] and before._telling[place] is self._telling[at]
        }
