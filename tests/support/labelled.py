"""Reads the labelled cases: small files with what should be found in them written beside each line.

A case begins with `=== name [file]` (`LEARNINGS.md` where no file is named) and goes on to the next one. A line that
begins with `@` is no part of the file: it says what begins on the next line, as `@ id | status | day | kind`. There
`-` and `none` stand for nothing and `*` for anything; after `@?` both answers are right.
"""

import re
from pathlib import Path
from typing import NamedTuple

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Status
from support.reading import document

LABELLED = Path(__file__).parents[1] / "corpus" / "labelled"
ANYTHING = "*"
FACTS = 4

_CASE = re.compile(r"^=== (.*?)(?: \[([^\]]*)\])?\n", re.MULTILINE)
_LABEL = re.compile(r"@(\??) (.*)")


class Label(NamedTuple):
    """What should begin on a line; facts that are `*` are not judged."""

    facts: tuple[str, ...]
    optional: bool


class Case(NamedTuple):
    """One small file, and what should be found on which of its lines."""

    topic: str
    name: str
    relative: str
    text: str
    labels: dict[int, Label]

    @property
    def document(self) -> Document:
        return document(self.text.encode(), self.relative)


def labelled_cases() -> list[Case]:
    """All of them, in order."""
    return [case for path in sorted(LABELLED.glob("*.txt")) for case in _cases(path.stem, path.read_text("utf-8"))]


def found_in(case: Case) -> dict[int, tuple[str, ...]]:
    """What the reader finds, by line, with `*` wherever the label does not judge; optional labels count as found."""
    found = {entry.line: _facts(entry) for entry in case.document.entries if entry.status is not Status.EXAMPLE}
    optional = {line: label.facts for line, label in case.labels.items() if label.optional}
    return optional | {line: _judged(facts, case.labels.get(line)) for line, facts in found.items()}


def wanted_in(case: Case) -> dict[int, tuple[str, ...]]:
    return {line: label.facts for line, label in case.labels.items()}


def _cases(topic: str, text: str) -> list[Case]:
    heads = list(_CASE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [_case(topic, head, text[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def _case(topic: str, head: re.Match[str], text: str) -> Case:
    lines: list[str] = []
    labels: dict[int, Label] = {}
    for line in text.splitlines(keepends=True):
        label = _LABEL.fullmatch(line.rstrip("\n"))
        if label:
            facts = tuple(fact.strip() for fact in label[2].split(" | "))
            labels[len(lines) + 1] = Label(facts + (ANYTHING,) * (FACTS - len(facts)), bool(label[1]))
        else:
            lines.append(line)
    return Case(topic, head[1], ".learnings/" + (head[2] or "LEARNINGS.md"), "".join(lines), labels)


def _facts(entry: Entry) -> tuple[str, ...]:
    return (entry.native_id or "-", entry.status.value, (entry.logged or "none")[:10], entry.kind.value)


def _judged(facts: tuple[str, ...], label: Label | None) -> tuple[str, ...]:
    if label is None:
        return facts
    return tuple(
        ANYTHING if wanted == ANYTHING else wanted if wanted[:10] == fact else fact
        for wanted, fact in zip(label.facts, facts, strict=True)
    )
