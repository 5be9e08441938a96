"""Which documents the entries of a file say they were promoted to; nothing else keeps such a file open."""

import os
import re

from hotwash.core.formats.places import is_rules
from hotwash.core.model.document import Document
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SAID = Pattern(rb"\n[^\n]{0,8}(?:Promoted|Status-Note)\**:[^\n]*")
_DOCUMENT = Pattern(r"[^\s(),;`]+\.(?:md|markdown)\b", re.IGNORECASE)


def documents_in(said: str) -> tuple[str, ...]:
    """The documents that a `Promoted` line or a status note names, as they are written there; no files of rules."""
    return tuple(name for name in _DOCUMENT.compiled.findall(said) if not is_rules(name))


def named_documents(document: Document) -> tuple[str, ...]:
    """The paths of those that the entries of a file name, seen from their project; none outside of it."""
    if not document.entries or b"romoted" not in document.content:
        return ()
    root = document.workspace.root
    names = (name for line in _SAID.finditer(document.content) for name in documents_in(decoded(line[0])))
    paths = (os.path.normpath(os.path.join(root, name)) for name in dict.fromkeys(names))
    return tuple(path for path in paths if path.startswith(f"{root}{os.sep}"))
