"""Drafts of a rule from what entries say was done or should be done: imperative, one line, no model.

Every draft is made of words of the entries, by a template that fits their grammar; where none fits there is none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from hotwash.core.analysis.clauses import names_one_place, sentences, shortened_to
from hotwash.core.analysis.imperative import (
    Imperative,
    has_condition,
    imperative,
    is_imperative,
    lower_first,
    obligation,
    states_a_fact,
)
from hotwash.core.analysis.prohibition import never, never_in_story, owed_in_story
from hotwash.core.analysis.secrets import found_secrets
from hotwash.core.analysis.verbs import gerund
from hotwash.core.formats import body
from hotwash.core.model.body import Body
from hotwash.core.model.entry import Entry
from hotwash.core.model.settings import PromoteLimits
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Kind, Tone
from hotwash.core.text.patterns import Pattern

__all__ = ["is_imperative", "length_tone", "rule_advice", "rule_draft", "rule_drafts"]

_DRAFTS = 3
_WANTED, _LONGEST = 80, 160
_ACTIONS = (
    "action", "suggested-action", "suggested-fix", "prevention", "fix/learning", "recommended-action", "learning",
    "remediation", "suggested-implementation", "guidance", "action-items",
)  # fmt: skip
_STORIES = ("content", "details", "summary", "root-cause", "requested-capability")
_POSITIVE = (Kind.LEARNING, Kind.FEATURE)
_NOTHING = Pattern(
    r"(?:to be (?:determined|decided|done)|tbd|todo|none|n/?a|nothing|pending|unknown|see above)\W{0,3}"
    r"|run `?/[\w:-]+(?: \w+)?`? to find .{0,80}",
    re.IGNORECASE,
)
_STANDS_ALONE = (
    "only ",
    "make sure",
    "ensure ",
    "prefer ",
    "avoid ",
    "remember ",
    "be ",
    "do ",
    "take care",
    "consider ",
)
_OCCASIONS = ("when", "if", "before", "after", "while", "once", "until", "during", "as soon")
_DETAIL = re.compile(r",\s|\s(?:with|under|because|since|due to)\s")
_LEANS_BACK = Pattern(r"\b(?:it|them|they|this|that one|these|those|again)\b")
_DANGLING = Pattern(
    r"\s(?:the|a|an|of|and|or|to|in|on|for|with|by|at|from|as|that|which|before|after|when|if|its|their)$"
)


def rule_drafts(snapshot: Snapshot, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Up to three wordings of one rule for these entries, the best first.

    Errors give "Always …" and "Never …", learnings say what to do. What most entries ask for comes first, then what
    the newest asks for.
    """
    return tuple(islice(_drafts(snapshot, entries), _DRAFTS))


def rule_draft(snapshot: Snapshot, entries: Sequence[Entry]) -> str:
    """The best of these wordings, empty where there is none."""
    return next(_drafts(snapshot, entries), "")


def _drafts(snapshot: Snapshot, entries: Sequence[Entry]) -> Iterator[str]:
    told = [
        _Told.of(body(*found), found[1].kind)
        for entry in _newest_first(entries)
        if (found := snapshot.entry(entry.key))
    ]
    advice = _most_asked(told)
    is_positive = bool(told) and Counter(one.kind in _POSITIVE for one in told).most_common(1)[0][0]
    drafts = _positive_drafts(advice, told) if is_positive else _error_drafts(advice, told)
    finished = {f"{text[:1].upper()}{text[1:]}.": text for text in map(_fitted, drafts)}
    by_folded: dict[str, list[str]] = {}
    for rule in finished:
        by_folded.setdefault(rule.casefold(), []).append(rule)
    for alike in by_folded.values():
        yield from [rule for rule in alike if _may_be_written(finished[rule])][-1:]


def rule_advice(rule: str) -> tuple[str, ...]:
    """What could be said better, about its wording alone."""
    found = []
    if rule.strip() and not is_imperative(rule):
        found.append("not imperative – begin with what to do: Always …, Never …, Run …")
    if sum(1 for _ in sentences(rule)) > 1:
        found.append("more than one sentence – one rule, one thing")
    if names_one_place(rule):
        found.append("names one file or entry – say what holds in general")
    return tuple(found)


def length_tone(rule: str, limits: PromoteLimits) -> Tone:
    """How the length of a rule is to be taken: fine, long, or too long to be written."""
    if len(rule) > limits.max_chars:
        return Tone.ALARM
    return Tone.WARNING if len(rule) > limits.warn_chars else Tone.PLAIN


class _Told(NamedTuple):
    """What one entry says: the advice in it, the sentences of its story, and what was going on."""

    kind: Kind
    advice: tuple[Imperative, ...]
    story: tuple[str, ...]
    context: tuple[str, ...]

    @classmethod
    def of(cls, inside: Body, kind: Kind) -> "_Told":
        asked = [sentence for name in _ACTIONS for sentence in sentences(inside.text(name) or "")]
        story = [sentence for name in _STORIES for sentence in sentences(inside.text(name) or "")]
        made = [imperative(sentence) for sentence in asked if not _NOTHING.fullmatch(sentence)]
        for sentence in story:
            asked_for = imperative(sentence, is_story=True) if kind in _POSITIVE else obligation(sentence)
            made.append(owed_in_story(sentence) or asked_for)
        advice = tuple(one for one in made if one is not None)
        return cls(kind, advice, tuple(story), tuple(sentences(inside.value("context") or "")))


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.logged or "", entry.anchor), reverse=True)


def _most_asked(told: Sequence[_Told]) -> list[Imperative]:
    """The first advice of each entry by how many give it, then all further advice that stands by itself."""
    first = Counter(one.advice[0] for one in told if one.advice)
    further = (advice for one in told for advice in one.advice[1:] if not _LEANS_BACK.search(advice.text))
    return [*(advice for advice, _ in first.most_common()), *further]


def _error_drafts(advice: Sequence[Imperative], told: Sequence[_Told]) -> Iterator[str]:
    if advice:
        yield _always(advice[0])
        yield from _given(never(advice[0]))
    for one in told:
        for sentence in one.context + one.story:
            yield from _given(never_in_story(sentence))
    yield from map(_always, advice[1:])
    yield from _last_resorts(advice, told)


def _positive_drafts(advice: Sequence[Imperative], told: Sequence[_Told]) -> Iterator[str]:
    if advice:
        yield _plain(advice[0])
        yield _always(advice[0])
    yield from map(_plain, advice[1:])
    if advice:
        yield from _given(never(advice[0]))
    yield from _last_resorts(advice, told)


def _given(text: str | None) -> tuple[str, ...]:
    return (text,) if text is not None else ()


def _last_resorts(advice: Sequence[Imperative], told: Sequence[_Told]) -> Iterator[str]:
    """The same in other words; and where nothing was asked for, the fact: it is no rule, but to remember it is."""
    for one in advice[:1]:
        yield f"do not {one.text}" if one.forbids else one.text
        if one.forbids:
            verb, _, rest = one.text.partition(" ")
            yield f"avoid {gerund(verb)} {rest}"
        elif not one.text.startswith(_STANDS_ALONE):
            yield f"make sure to {one.text}"
    for sentence in (sentence for one in told for sentence in one.story):
        if states_a_fact(sentence):
            yield f"remember that {lower_first(sentence)}"


def _always(advice: Imperative) -> str:
    if advice.forbids or advice.condition or advice.text.startswith(_STANDS_ALONE):
        return _plain(advice)
    return f"always {advice.text}"


def _plain(advice: Imperative) -> str:
    text = f"never {advice.text}" if advice.forbids else advice.text
    return _under_condition(text, advice.condition) if advice.condition else text


def _under_condition(text: str, condition: str) -> str:
    """The condition first, or in few words at the end; one that only names the place goes when there is no room."""
    room = _WANTED - 1
    short = shortened_to(text, room - len(condition) - 2)
    brief = _DETAIL.split(condition, maxsplit=1)[0]
    if len(f"{condition}, {short}") <= room:
        return f"{condition}, {short}"
    if len(f"{text} {brief}") <= room:
        return f"{text} {brief}"
    return f"{brief}, {short}" if condition.startswith(_OCCASIONS) else text


def _fitted(draft: str) -> str:
    """One line, as short as its clauses allow."""
    text = draft if has_condition(draft) else shortened_to(draft, _WANTED - 1)
    if len(text) > _LONGEST - 1:
        text = text[: _LONGEST - 1].rpartition(" ")[0]
    while _DANGLING.search(text):
        text = _DANGLING.sub("", text)
    return text


def _may_be_written(draft: str) -> bool:
    """Whether it is more than a word, and gives nothing away."""
    return " " in draft and not any(secret.blocks for secret in found_secrets(draft))
