"""Finds failures in what a session printed, and what each is a case of (source: base skill, session-end sweep)."""

from collections.abc import Iterable
from typing import NamedTuple

MOST_EXCERPTS = 5
LONGEST_EXCERPT = 200

_CASES = (
    ("command not found", "shell.command-not-found"),
    ("No such file", "fs.no-such-file"),
    ("Permission denied", "fs.permission-denied"),
    ("ModuleNotFoundError", "deps.module-not-found"),
    ("npm ERR!", "deps.npm-error"),
    ("Traceback", "runtime.python-exception"),
    ("SyntaxError", "runtime.syntax-error"),
    ("TypeError", "runtime.type-error"),
    ("Exception", "runtime.exception"),
    ("fatal:", "vcs.fatal-error"),
    ("exit code", "shell.nonzero-exit"),
    ("non-zero", "shell.nonzero-exit"),
    ("error:", "runtime.error"),
    ("Error:", "runtime.error"),
    ("ERROR:", "runtime.error"),
    ("failed", "runtime.failure"),
    ("FAILED", "runtime.failure"),
)


class Excerpt(NamedTuple):
    """One line of output, cut to 200 characters, and the pattern key of the first case that it is."""

    text: str
    key: str


def pattern_key(line: str) -> str | None:
    """The first case whose words stand in the line, in any place, case and all."""
    return next((key for words, key in _CASES if words in line), None)


def excerpts(lines: Iterable[str], known: str) -> tuple[Excerpt, ...]:
    """The first five different lines that tell of a failure and do not stand in `known` already."""
    found: dict[str, Excerpt] = {}
    for line in lines:
        text = line.strip()[:LONGEST_EXCERPT].rstrip()
        key = pattern_key(line) if text else None
        if key is not None and text not in found and text not in known:
            found[text] = Excerpt(text, key)
            if len(found) == MOST_EXCERPTS:
                break
    return tuple(found.values())
