"""A short human name for a group: the words its members share, as people wrote them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hotwash.core.analysis.tokens import said, stem

_WORD = re.compile(r"[^\W\d_]+|[.!?;:,\n|()]")
_MOST_WORDS = 4
_LONGEST = 48
_READ = 1500


class _Run(NamedTuple):
    """Shared words that follow each other in a text, by stem, and how they are written there."""

    stems: tuple[str, ...]
    text: str


def key_phrase(pattern_key: str) -> str:
    """`process_bottleneck.helm_upgrade_without_diff` in words: `helm upgrade without diff`."""
    area, _, symptom = pattern_key.rpartition(".")
    words = re.sub(r"[-_.\s]+", " ", symptom).split()
    if len(words) < 2 and area:
        words = re.sub(r"[-_.\s]+", " ", area).split()[-1:] + words
    return " ".join(words).lower() or pattern_key


def shared_words(texts: Sequence[str], stems: Sequence[str]) -> tuple[str, ...]:
    """Each shared word in the form most of the texts write it."""
    wanted = frozenset(stems)
    forms: dict[str, Counter[str]] = {one: Counter() for one in stems}
    for text in texts:
        for word in said(text[:_READ], wanted):
            forms[stem(word)][word] += 1
    return tuple(min(forms[one], key=lambda form: (-forms[one][form], form)) if forms[one] else one for one in stems)


def shared_phrase(texts: Sequence[str], forms: Mapping[str, str]) -> str:
    """The words that most texts have in a row, at most four: `resource limits missing`.

    `forms` are the shared stems and how they are written. Where no two of them ever follow each other in two texts:
    in the order in which the first text has them.
    """
    stems = frozenset(forms)
    runs: dict[tuple[str, ...], Counter[str]] = {}
    for text in texts:
        for stems_of_run, written in {run.stems: run.text for run in _runs(text[:_READ], stems)}.items():
            runs.setdefault(stems_of_run, Counter())[written] += 1
    shared = {key: forms for key, forms in runs.items() if forms.total() > 1}
    if not shared:
        return _in_order(texts, forms)
    best = max(shared, key=lambda key: (shared[key].total() * len(key), len(key), key))
    return min(shared[best], key=lambda form: (-shared[best][form], len(form), form))


def shortened(text: str, longest: int) -> str:
    """The beginning of a text, cut between two words."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text[:longest].rpartition(" ")[0] or text[: longest - 1]
    return cut.rstrip(" ,;:.–—-") + "…"


def _runs(text: str, stems: frozenset[str]) -> list[_Run]:
    """All runs of two to four shared words, with at most one word of filler between two of them."""
    found: list[_Run] = []
    stretch: list[tuple[str, str]] = []
    for word in _WORD.findall(text.lower()):
        known = stem(word) if word.isalpha() else None
        if known in stems and known:
            stretch.append((known, word))
            found += _ending_here(stretch)
        elif known == "" and stretch and stretch[-1][0]:
            stretch.append(("", word))
        else:
            stretch = []
    return found


def _ending_here(stretch: list[tuple[str, str]]) -> list[_Run]:
    found: list[_Run] = []
    for start in range(len(stretch) - 2, -1, -1):
        part = stretch[start:]
        own = tuple(known for known, _ in part if known)
        if len(own) > _MOST_WORDS:
            break
        if part[0][0] and len(own) > 1 and len(set(own)) == len(own):
            found.append(_Run(own, " ".join(word for _, word in part)))
    return [run for run in found if len(run.text) <= _LONGEST]


def _in_order(texts: Sequence[str], forms: Mapping[str, str]) -> str:
    stems = frozenset(forms)
    for text in texts:
        order = dict.fromkeys(stem(word) for word in said(text[:_READ], stems))
        if order:
            return " ".join(forms[one] for one in list(order)[:_MOST_WORDS])
    return " ".join(list(forms.values())[:_MOST_WORDS])
