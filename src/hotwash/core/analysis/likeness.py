"""Which entries tell the same story: pairs that share rare words, weighed by how rare they are.

The rule of the self-improve system is the frame: entries of one type that share at least two rare words (in at most
30 % of them), or whose contexts overlap by 35 %. On its own it chains a long log into one heap, so two things are
added. A word must be rarer the longer the log is, and the words that a pair shares must weigh something against those
it does not share.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from math import log, log10, sqrt
from typing import NamedTuple

from hotwash.core.analysis.gist import Gist
from hotwash.core.analysis.pairs import SHARED, Pairs
from hotwash.core.analysis.tokens import is_commonplace

_RARE_SHARE, _RARE_AT_LEAST, _RARE_ROOT = 0.30, 8, 3.0
_PRIOR = 40
_COMMONPLACE_WEIGHT = 0.5
_ALIKE, _ALIKE_PER_TENFOLD = 0.135, 0.02
_CONTEXT_OVERLAP = 0.35
_MOST_TELLING = 12


class Likeness(NamedTuple):
    """Two entries by their places in the log, and how alike they are (0 to 1)."""

    strength: float
    first: int
    second: int


class Lexicon:
    """How much each word of a log of one type says, and which of its entries are alike.

    `telling` are the rare words of each entry, at most a dozen. In a short log a word is rare or frequent by chance, so
    the counts are weighed as if some 40 entries about other things stood beside it. `likenesses` are all pairs that are
    alike enough, strongest first, those without a Pattern-Key before all others: two that carry different keys are
    never alike, and an entry without one is not given to the first key that looks like it while there are others
    without.

    `before` is the lexicon of the log as it was read last. Most of what it knows still holds; `retold` are the places
    of the entries whose telling words it does not know.
    """

    def __init__(self, gists: Sequence[Gist], before: "Lexicon | None" = None) -> None:
        self.gists = gists
        self._place_of = {id(gist): place for place, gist in enumerate(gists)}
        self._most = int(_most_of_rare(len(gists)))
        if before is None or len(self._place_of) < len(gists):
            self._frequency = Counter(chain.from_iterable(gist.head + gist.rest for gist in gists))
            self._rare = {word for word in self._frequency if self._is_rare(word)}
            self.telling = [self._telling(gist) for gist in gists]
            self.retold = list(range(len(gists)))
            self._pairs = Pairs(gists, self.telling)
        else:
            self._follow(before)
        vectors = _Vectors(self)
        found = (vectors.likeness(first, second) for first, second in self._pairs)
        self.likenesses = sorted((one for one in found if one is not None), key=self._order)

    def _follow(self, before: "Lexicon") -> None:
        """Count and weigh only what is not as it was."""
        then = [before._place_of.get(id(gist)) for gist in self.gists]
        added = [gist for gist, place in zip(self.gists, then, strict=True) if place is None]
        lost = [gist for gist in before.gists if id(gist) not in self._place_of]
        self._frequency = before._frequency.copy()
        self._frequency.update(chain.from_iterable(gist.head + gist.rest for gist in added))
        self._frequency.subtract(chain.from_iterable(gist.head + gist.rest for gist in lost))
        touched = {word for gist in chain(added, lost) for word in gist.head + gist.rest}
        if self._most == before._most:
            self._rare = (before._rare - touched) | {word for word in touched if self._is_rare(word)}
        else:
            self._rare = {word for word in self._frequency if self._is_rare(word)}
        shifted = (self._rare ^ before._rare) | (self._rare & touched)
        self.telling = [
            self._telling(gist)
            if place is None
            else before.telling[place]
            if shifted.isdisjoint(gist.head) and shifted.isdisjoint(gist.rest)
            else self._told_again(gist, before.telling[place])
            for gist, place in zip(self.gists, then, strict=True)
        ]
        self.retold = [
            at
            for at, (place, words) in enumerate(zip(then, self.telling, strict=True))
            if place is None or before.telling[place] is not words
        ]
        self._pairs = Pairs(self.gists, self.telling, before._pairs, then)

    def holders(self, words: Collection[str]) -> Iterator[tuple[str, int]]:
        """Where words stand that are rare, or stand in a single entry; the others say nothing here."""
        for word in self._rare.intersection(words):
            yield from ((word, place) for place in self._pairs.holders.get(word, ()))
        single = {word for word in words if self._frequency[word] == 1}
        if single:
            for place, gist in enumerate(self.gists):
                if not (single.isdisjoint(gist.head) and single.isdisjoint(gist.rest)):
                    yield from ((word, place) for word in single.intersection(gist.head + gist.rest))

    def weight(self, word: str) -> float:
        weight = log((len(self.gists) + _PRIOR) / self._frequency[word])
        return weight * _COMMONPLACE_WEIGHT if is_commonplace(word) else weight

    def _is_rare(self, word: str) -> bool:
        return 1 < self._frequency[word] <= self._most and not is_commonplace(word)

    def _telling(self, gist: Gist) -> tuple[str, ...]:
        rare = self._rare
        found = [word for word in gist.head + gist.rest if word in rare]
        if len(found) > _MOST_TELLING:
            found = sorted(found, key=self._frequency.__getitem__)[:_MOST_TELLING]
        return tuple(found)

    def _told_again(self, gist: Gist, before: tuple[str, ...]) -> tuple[str, ...]:
        """The telling words; the same object where they are the same."""
        found = self._telling(gist)
        return before if found == before else found

    def _order(self, one: Likeness) -> tuple[bool, float, int, int]:
        is_keyed = bool(self.gists[one.first].pattern_key or self.gists[one.second].pattern_key)
        return is_keyed, -one.strength, one.first, one.second


def _most_of_rare(entries: int) -> float:
    """In how many entries a rare word may stand: 30 % of a hundred, 3 % of ten thousand, 8 of a handful."""
    return max(_RARE_AT_LEAST, min(_RARE_SHARE * entries, _RARE_ROOT * sqrt(entries)))


def _least_likeness(entries: int) -> float:
    """The longer the log, the more pairs there are, and the more of them share something by chance."""
    return _ALIKE + _ALIKE_PER_TENFOLD * max(0.0, log10(entries / 100)) if entries else _ALIKE


class _Squares(dict[str, float]):
    """What words weigh, squared."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> float:
        found = self[word] = self._lexicon.weight(word) ** 2
        return found


class _Vectors:
    """Entries as weighed words, made when they are first compared."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._made: dict[int, tuple[dict[str, float], float]] = {}
        self._squares = _Squares(lexicon)
        self._least = _least_likeness(len(lexicon.gists))

    def likeness(self, first: int, second: int) -> Likeness | None:
        one, other = self._vector(first), self._vector(second)
        shared = sum(map(one[0].__getitem__, one[0].keys() & other[0].keys()))
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
        return len(shared) / len(one | other) if len(rare) >= SHARED else 0.0

    def _vector(self, index: int) -> tuple[dict[str, float], float]:
        found = self._made.get(index)
        if found is None:
            gist = self._lexicon.gists[index]
            words = gist.head + gist.rest
            squares = dict(zip(words, map(self._squares.__getitem__, words), strict=True))
            found = self._made[index] = squares, sum(squares.values()) or 1.0
        return found
