"""The words of a new entry: what somebody said, cleaned for the place it goes to, and what follows from it."""

import re
from collections.abc import Mapping, Sequence

from hotwash.core.analysis.tokens import stem, words
from hotwash.core.operations.words import encodable, one_line, without_controls
from hotwash.core.text.masking import redacted

TO_BE_DETERMINED = "To be determined"
SECTION = "section"

_MANY_LINES = ("text", SECTION)
_SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)[.!?](?=\s[^\sa-z])")
_WORD = re.compile(r"[a-z0-9]+")
_SLUG_WORDS = 5
_NAMED = re.compile(r"[A-Z][\w &/-]{0,40}=")
_ACTS = re.compile(r"\s*(?:#|-{3,}\s*$|\*{3,}\s*$|_{3,}\s*$|```|~~~|<!--)")


def said_words(arguments: Mapping[str, str]) -> dict[str, str]:
    """The arguments without secrets, each on one line but for texts that may have more; empty ones are left out."""
    cleaned = {name: without_controls(encodable(value)) for name, value in arguments.items()}
    return {
        name: redacted(value.strip("\n") if name in _MANY_LINES else one_line(value))
        for name, value in cleaned.items()
        if value.strip()
    }


def first_sentence(text: str) -> str:
    text = one_line(text)
    end = _SENTENCE_END.search(text)
    return text[: end.end()] if end else text


def said_sections(said: Mapping[str, str]) -> dict[str, str]:
    """The texts given as `Name=text`; a line that names nothing belongs to the one above it."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in said.get(SECTION, "").split("\n"):
        name, _, text = line.partition("=") if _NAMED.match(line) else ("", "", line)
        lines = found.setdefault(name.strip(), []) if name else lines
        lines.append(text)
    return {name: "\n".join(text) for name, text in found.items()}


def harmless(text: str) -> list[str]:
    """The lines of a text that stands in the open: none of them can begin an entry, a section, a fence or a comment."""
    return [f"\\{line.lstrip()}" if _ACTS.match(line) else line for line in text.split("\n")]


def slug_of(text: str, separator: str) -> str:
    """A short name made of the telling words of a sentence."""
    found = [word for word in _WORD.findall(text.lower()) if stem(word) or word.isdigit()]
    return separator.join(found[:_SLUG_WORDS])


def slug(text: str, separator: str) -> str:
    """A name as headings have it."""
    return separator.join(_WORD.findall(text.lower()))


def fitting(choices: Sequence[str], text: str) -> str | None:
    """The first of these names that shares a word with a text."""
    told = words(text.encode())
    return next(
        (name for name in choices if any(root in told for part in name.split("_") if (root := stem(part)))), None
    )
