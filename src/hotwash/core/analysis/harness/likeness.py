"""Whether a learning tells what another tells already, or the opposite (formats/3-harness.md §2, §5 and §7)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.analysis.harness.learning import Learning
from hotwash.core.analysis.harness.scope import shared_scope
from hotwash.core.analysis.tokens import words
from hotwash.core.text.patterns import Pattern

_ALIKE = 0.3
_SHARED_WORDS, _SHARED_PART = 2, 0.5
_SENTENCE = Pattern(r"(?<=[.!?;])\s+")
_PROHIBITION = Pattern(r"\b(?:never|avoid|skip|(?:do|must|should|can|may)(?:\s+not|n['’]t)|cannot|no longer)\b")


class Told(NamedTuple):
    """What somebody is about to capture, as far as likeness goes."""

    title: str
    phase: str
    dimension: str
    scope: tuple[str, ...]
    pattern: str
    guidance: str


class Hit(NamedTuple):
    """A learning that tells it already; `where` is the shared part of its scope, `why` the rest of the reason."""

    learning: Learning
    where: str
    why: str


def told_by(learning: Learning) -> Told:
    """The same of a learning that is there."""
    return Told(learning.title, learning.phase, learning.dimension, learning.scope, learning.pattern, learning.guidance)


def repeats(told: Told, known: Iterable[Learning]) -> list[Hit]:
    """Those with an overlapping scope and a similar kind of failure, the most alike first."""
    found = [
        (_jaccard(_subject(told), _subject(told_by(each))), each, where)
        for each in known
        if each.dimension == told.dimension and (where := shared_scope(each.scope, told.scope))
    ]
    similar = [each for each in found if each[0] >= _ALIKE or each[1].phase == told.phase]
    similar.sort(key=lambda each: (-each[0], each[1].entry.line))
    return [Hit(learning, where, _why(told, learning, share)) for share, learning, where in similar]


def _why(told: Told, learning: Learning, share: float) -> str:
    """`the same dimension and phase, 0.42 of its words`"""
    same = "the same dimension and phase" if learning.phase == told.phase else "the same dimension"
    return f"{same}, {share:.2f} of its words"


def _subject(told: Told) -> frozenset[str]:
    return frozenset(words(f"{told.title} {told.pattern}".encode()))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def contradicted(told: Told, known: Iterable[Learning]) -> list[Learning]:
    """Those with an overlapping scope where one of the two forbids what the other tells to do."""
    return [each for each in known if shared_scope(each.scope, told.scope) and _opposed(told.guidance, each.guidance)]


def _opposed(one: str, other: str) -> bool:
    return _forbids(one, other) or _forbids(other, one)


def _forbids(one: str, other: str) -> bool:
    """Whether a sentence of `one` forbids what `other` tells to do, and does not itself forbid."""
    prohibitions, advice = _sentences(other)
    return any(
        any(_is_about(forbidden, told) for told in advice) and not any(_is_about(forbidden, no) for no in prohibitions)
        for forbidden in _sentences(one)[0]
    )


def _is_about(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= _SHARED_WORDS and shared >= _SHARED_PART * min(len(one), len(other))


@lru_cache(maxsize=1024)
def _sentences(guidance: str) -> tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]:
    """The words of the sentences that forbid something, and of the others."""
    prohibitions: list[frozenset[str]] = []
    advice: list[frozenset[str]] = []
    for sentence in _split(guidance.casefold()):
        rest = _PROHIBITION.sub(" ", sentence)
        (prohibitions if rest != sentence else advice).append(frozenset(words(rest.encode())))
    return prohibitions, advice


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]
