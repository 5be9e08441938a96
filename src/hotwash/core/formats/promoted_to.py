"""Which documents and skills the entries of a file say they were promoted to; nothing else keeps such a file open."""

import os
import re
from collections.abc import Iterable

from hotwash.core.formats.places import is_rules
from hotwash.core.model.document import Document
from hotwash.core.text.change import Change, lines_around
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SAID = (Pattern(rb"Promoted\**:[^\n]*"), Pattern(rb"Status-Note\**:[^\n]*"))
_MOST_MARKS = 8
_SKILL = Pattern(rb"Skill-Path\**:[ \t]*([^\n]*)")
_SKILL_FILE = "SKILL.md"
_SIGNS = (b"romoted", b"tatus-Note", b"kill-Path")
_DOCUMENT = Pattern(r"[^\s(),;`]+\.(?:md|markdown)\b", re.IGNORECASE)


def documents_in(said: str) -> tuple[str, ...]:
    """The documents that a `Promoted` line or a status note names, as they are written there; no files of rules."""
    return tuple(name for name in _DOCUMENT.compiled.findall(said) if not is_rules(name))


def skill_files(document: Document, said: str) -> tuple[str, ...]:
    """Where the file of a skill may be whose place is said in an entry of a document: seen from its project, or from
    where the learnings are; none outside of the project.
    """
    name = said.strip().strip("`\"'").rstrip("/")
    if not name:
        return ()
    file = name if name.lower().endswith(".md") else f"{name}/{_SKILL_FILE}"
    return _within(document, (document.workspace.root, document.workspace.base), (file,))


def named_documents(document: Document) -> tuple[str, ...]:
    """The paths of those that the entries of a file name, seen from their project; none outside of it."""
    if not document.entries or not any(sign in document.content for sign in _SIGNS):
        return ()
    names = (name for line in _lines(document.content) for name in documents_in(decoded(line)))
    skills = (line[1] for line in _SKILL.finditer(document.content) if _begins_line(document.content, line.start()))
    return (
        *_within(document, (document.workspace.root,), dict.fromkeys(names)),
        *(path for said in dict.fromkeys(skills) for path in skill_files(document, decoded(said))),
    )


def _within(document: Document, folders: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    inside = f"{document.workspace.root}{os.sep}"
    paths = (os.path.normpath(os.path.join(folder, name)) for name in names for folder in dict.fromkeys(folders))
    return tuple(path for path in paths if path.startswith(inside))


def named_again(before: Document, named: tuple[str, ...], after: Document, change: Change) -> tuple[str, ...]:
    """The same after a change: looked for anew only where a line that may name one is among those that differ."""
    was = lines_around(before.content, change.start, change.was_end)
    differing = was + lines_around(after.content, change.start, change.end)
    if before.entries and after.entries and not any(sign in differing for sign in _SIGNS):
        return named
    return named_documents(after)


def _lines(content: bytes) -> list[bytes]:
    """The lines that say it, in their order: patterns that begin with a word are looked for much faster than lines."""
    said = [line for pattern in _SAID for line in pattern.finditer(content) if _begins_line(content, line.start())]
    return [line[0] for line in sorted(said, key=re.Match.start)]


def _begins_line(content: bytes, at: int) -> bool:
    return content.find(b"\n", max(0, at - _MOST_MARKS - 1), at) >= 0
