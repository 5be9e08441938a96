"""What is no learning about a codebase, as far as one can see (source: harness-learnings, when not to capture).

A typo, a failure that goes away by itself, what happens once, the framework itself, and what an instruction says
already. Words are a guess, so a person may overrule it.
"""

from collections.abc import Collection, Iterator, Mapping

from hotwash.core.analysis.harness.likeness import Told
from hotwash.core.analysis.tokens import words
from hotwash.core.formats.rules import rule_lines
from hotwash.core.model.document import Document
from hotwash.core.model.rules import RuleFile
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.text.patterns import Pattern

_INSTRUCTION = "instruction"
_WORDS: Mapping[str, Pattern[str]] = {
    "typo": Pattern(r"\b(?:typos?|misspell\w*|misspelt)\b"),
    "transient": Pattern(r"\b(?:transient|went away by itself|worked on (?:the )?retry|passed on (?:the )?re-?run)\b"),
    "one-time": Pattern(r"\b(?:one-(?:time|off)|only this (?:once|time|task|ticket))\b"),
    "framework": Pattern(r"\b(?:devsquad|harness-learnings)\b"),
}
_MEANS: Mapping[str, str] = {
    "typo": "a typo",
    "transient": "a failure that goes away by itself",
    "one-time": "something that happens once",
    "framework": "about the framework, not about this codebase: report it there",
}
_SAME, _TELLING = 0.8, 3


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why something is not captured: its name, and that in words."""

    name: str
    sentence: str


def exclusion(snapshot: Snapshot, told: Told, allowed: Collection[str] = ()) -> Exclusion | None:
    """The first reason against capturing it that nobody allowed."""
    found = (each for each in _exclusions(snapshot, told) if each.name not in allowed)
    return next(found, None)


def _exclusions(snapshot: Snapshot, told: Told) -> Iterator[Exclusion]:
    text = f"{told.title} {told.pattern}".casefold()
    for name, pattern in _WORDS.items():
        if pattern.search(text):
            yield Exclusion(name, _MEANS[name])
    said = _said_already(snapshot, frozenset(words(told.guidance.encode())))
    if said:
        yield Exclusion(_INSTRUCTION, f"an instruction already: {said}")


def _said_already(snapshot: Snapshot, guidance: frozenset[str]) -> str:
    """`CLAUDE.md:12` where a line that agents obey says the same."""
    if len(guidance) < _TELLING:
        return ""
    for document, _ in snapshot.holding(RuleFile):
        for line, told in _lines(document):
            if len(told & guidance) >= _SAME * len(told | guidance):
                return f"{document.relative}:{line}"
    return ""


def _lines(document: Document) -> Iterator[tuple[int, frozenset[str]]]:
    for rule in rule_lines(document.content):
        yield rule.line, frozenset(words(rule.text.encode()))
