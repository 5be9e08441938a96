"""Which entries tell the same story: pairs that share rare words, weighed by how rare they are.

The rule of the self-improve system is the frame: entries of one type that share at least two rare words (in at most
30 % of them), or whose contexts overlap by 35 %. On its own it chains a long log into one heap, so two things are
added. A word must be rarer the longer the log is, and the words that a pair shares must weigh something against those
it does not share.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from math import log, log10, sqrt
from typing import NamedTuple

from hotwash.core.analysis.gist import Gist
from hotwash.core.analysis.tokens import is_commonplace

_SHARED = 2
_RARE_SHARE, _RARE_AT_LEAST, _RARE_ROOT = 0.30, 8, 3.0
_PRIOR = 40
_COMMONPLACE_WEIGHT = 0.5
_ALIKE, _ALIKE_PER_TENFOLD = 0.135, 0.02
_CONTEXT_OVERLAP = 0.35
_MOST_TELLING = 12
_MOST_HOLDERS, _MOST_PARTNERS = 200, 24


class Likeness(NamedTuple):
    """Two entries by their places in the log, and how alike they are (0 to 1)."""

    strength: float
    first: int
    second: int


class Lexicon:
    """How much each word of a log of one type says, and which of its entries are alike.

    `telling` are the rare words of each entry, at most a dozen. In a short log a word is rare or frequent by chance, so
    the counts are weighed as if some 40 entries about other things stood beside it.
    """

    def __init__(self, gists: Sequence[Gist]) -> None:
        self.gists = gists
        self._frequency = Counter(chain.from_iterable(gist.head + gist.rest for gist in gists))
        most = _most_of_rare(len(gists))
        self._rare = {word for word, count in self._frequency.items() if 1 < count <= most and not is_commonplace(word)}
        self._weights: dict[str, float] = {}
        self.telling = [self._telling(gist) for gist in gists]

    @cached_property
    def likenesses(self) -> list[Likeness]:
        """All pairs that are alike enough, strongest first, those without a Pattern-Key before all others.

        Two that carry different keys are never alike; and an entry without one is not given to the first key that
        looks like it while there are others without.
        """
        vectors = _Vectors(self)
        found = (vectors.likeness(first, second) for first, second in _pairs(self.gists, self.telling))
        return sorted((one for one in found if one is not None), key=self._order)

    def known(self, words: set[str]) -> tuple[set[str], set[str]]:
        """Which of these words are rare here, and which stand in a single entry; the others say nothing here."""
        single = {word for word in words if self._frequency[word] == 1}
        return words & self._rare, single

    def weight(self, word: str) -> float:
        found = self._weights.get(word)
        if found is None:
            found = log((len(self.gists) + _PRIOR) / self._frequency[word])
            if is_commonplace(word):
                found *= _COMMONPLACE_WEIGHT
            self._weights[word] = found
        return found

    def _telling(self, gist: Gist) -> tuple[str, ...]:
        rare = self._rare
        found = [word for word in gist.head + gist.rest if word in rare]
        if len(found) > _MOST_TELLING:
            found = sorted(found, key=self._frequency.__getitem__)[:_MOST_TELLING]
        return tuple(found)

    def _order(self, one: Likeness) -> tuple[bool, float, int, int]:
        is_keyed = bool(self.gists[one.first].pattern_key or self.gists[one.second].pattern_key)
        return is_keyed, -one.strength, one.first, one.second


def _most_of_rare(entries: int) -> float:
    """In how many entries a rare word may stand: 30 % of a hundred, 3 % of ten thousand, 8 of a handful."""
    return max(_RARE_AT_LEAST, min(_RARE_SHARE * entries, _RARE_ROOT * sqrt(entries)))


def _pairs(gists: Sequence[Gist], telling: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of entries that share two telling words.

    Every entry is held against the first holders of its words, and of these against the two dozen that share most: in
    a crowd that is enough to connect it. Those without a Pattern-Key come first, because all others may join them.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(gists)), key=lambda place: gists[place].pattern_key != ""):
        key = gists[index].pattern_key
        shared: Counter[int] = Counter()
        for word in telling[index]:
            others = holders[word]
            shared.update(others)
            if len(others) < _MOST_HOLDERS:
                others.append(index)
        near = [
            (-count, other)
            for other, count in shared.items()
            if count >= _SHARED and (not key or gists[other].pattern_key in ("", key))
        ]
        for _, other in near if len(near) <= _MOST_PARTNERS else nsmallest(_MOST_PARTNERS, near):
            yield min(index, other), max(index, other)


def _least_likeness(entries: int) -> float:
    """The longer the log, the more pairs there are, and the more of them share something by chance."""
    return _ALIKE + _ALIKE_PER_TENFOLD * max(0.0, log10(entries / 100)) if entries else _ALIKE


class _Vectors:
    """Entries as weighed words, made when they are first compared."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._made: dict[int, tuple[dict[str, float], float]] = {}
        self._least = _least_likeness(len(lexicon.gists))

    def likeness(self, first: int, second: int) -> Likeness | None:
        one, other = self._vector(first), self._vector(second)
        shared = sum(one[0][word] for word in one[0].keys() & other[0].keys())
        strength = shared / sqrt(one[1] * other[1])
        if strength < self._least:
            overlap = self._overlap_of_contexts(first, second)
            if overlap < _CONTEXT_OVERLAP:
                return None
            strength = max(strength, self._least * overlap)
        return Likeness(strength, first, second)

    def _overlap_of_contexts(self, first: int, second: int) -> float:
        one, other = set(self._lexicon.gists[first].head), set(self._lexicon.gists[second].head)
        shared = one & other
        rare = shared.intersection(self._lexicon.telling[first])
        return len(shared) / len(one | other) if len(rare) >= _SHARED else 0.0

    def _vector(self, index: int) -> tuple[dict[str, float], float]:
        found = self._made.get(index)
        if found is None:
            gist, weight = self._lexicon.gists[index], self._lexicon.weight
            squares = {word: weight(word) ** 2 for word in gist.head + gist.rest}
            found = self._made[index] = squares, sum(squares.values()) or 1.0
        return found
