"""The document that a promotion may write a section into: a Markdown file of the project that is nothing else."""

import os
from pathlib import PurePath

from hotwash.core.formats.places import is_rules
from hotwash.core.model.document import Workspace
from hotwash.core.model.plan import Refusal
from hotwash.core.operations.choices import DOCUMENT_KINDS, REFERENCE
from hotwash.core.operations.subject import missing_argument

_KEPT = (".learnings", "memory", ".claude", ".git", ".github")
_SUFFIXES = (".md", ".markdown")


def document_path(named: str, workspace: Workspace) -> str:
    """Where a document of that name lies, seen from the project."""
    return os.path.normpath(os.path.join(workspace.root, named))


def refused_document(named: str, kind: str, workspace: Workspace) -> Refusal | None:
    """Why a file is no place for the text of an entry."""
    if kind and kind not in (*DOCUMENT_KINDS, REFERENCE):
        return missing_argument(f"--file does not go with {kind}", f"one of {', '.join((*DOCUMENT_KINDS, REFERENCE))}")
    relative = os.path.relpath(document_path(named, workspace), workspace.root)
    parts = PurePath(relative).parts
    if not parts or parts[0] == os.pardir:
        return Refusal(f"{named} is outside of the project", f"name a file below {workspace.root}")
    if PurePath(relative).suffix.casefold() not in _SUFFIXES:
        return missing_argument(f"{named} is no Markdown file", "name one that ends in .md")
    if set(parts) & set(_KEPT) or is_rules(relative):
        return missing_argument(f"{relative} is no document of yours alone", "rules go there with --target")
    return None


def shown_document(path: str, workspace: Workspace) -> str:
    return os.path.relpath(path, workspace.root)
