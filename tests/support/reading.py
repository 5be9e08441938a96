"""Reads files that a test writes down, the way the store does."""

from pathlib import Path
from textwrap import dedent

from hotwash.core import formats
from hotwash.core.model.body import Body
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Scope

WORKSPACE = Workspace("project", "project", Scope.PROJECT, "/work", "/work")
ERRORS = ".learnings/ERRORS.md"
LEARNINGS = ".learnings/LEARNINGS.md"
FEATURES = ".learnings/FEATURE_REQUESTS.md"


def document(text: str | bytes, relative: str = ERRORS) -> Document:
    """The document of a file; text is dedented, bytes are taken as they are."""
    content = text if isinstance(text, bytes) else dedent(text).encode()
    return formats.parse(str(Path("/work") / relative), relative, WORKSPACE, content)


def entries(text: str | bytes, relative: str = ERRORS) -> tuple[Entry, ...]:
    return document(text, relative).entries


def only(text: str | bytes, relative: str = ERRORS) -> Entry:
    """The one entry of a file."""
    (entry,) = entries(text, relative)
    return entry


def body(text: str | bytes, relative: str = ERRORS) -> tuple[bytes, Body]:
    """The bytes of the one entry of a file, and what they are made of."""
    parsed = document(text, relative)
    (entry,) = parsed.entries
    return parsed.raw(entry), formats.body(parsed, entry)


def lines_of(text: str | bytes, relative: str = ERRORS) -> list[int]:
    return [entry.line for entry in entries(text, relative)]
