"""One module per file format: bytes in, a document out. `FORMATS` is the table of them."""

from collections.abc import Callable
from typing import NamedTuple

from hotwash.core.formats import (
    agent_settings,
    buffer,
    daily_note,
    learnings_index,
    manifest,
    pending_log,
    plain,
    rules,
    runbook,
    session_marks,
    session_state,
)
from hotwash.core.formats.body import parse_body
from hotwash.core.formats.buffer import record_body
from hotwash.core.formats.candidates import is_candidate
from hotwash.core.formats.dialects import NOTE
from hotwash.core.formats.engine import (
    incidents,
    patterns,
    promotion_log,
    review_findings,
    session_learnings,
    trends,
    user_corrections,
)
from hotwash.core.formats.entries import reader
from hotwash.core.formats.entries.note_body import parse_note
from hotwash.core.formats.source import DocumentSource
from hotwash.core.formats.vocabulary import status_of
from hotwash.core.model.body import Body
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry

__all__ = [
    "FORMATS",
    "DocumentSource",
    "Format",
    "body",
    "is_candidate",
    "parse",
    "parse_tail",
    "record_body",
    "status_of",
]


class Format(NamedTuple):
    """A file format: which files it is for, by relative path, and how they are read. The first that fits reads."""

    name: str
    is_for: Callable[[str], bool]
    parse: Callable[[DocumentSource], Document]


FORMATS: tuple[Format, ...] = (
    Format(buffer.NAME, buffer.is_for, buffer.parse),
    Format(pending_log.NAME, pending_log.is_for, pending_log.parse),
    Format(session_state.NAME, session_state.is_for, session_state.parse),
    Format(daily_note.NAME, daily_note.is_for, daily_note.parse),
    Format(session_marks.NAME, session_marks.is_for, session_marks.parse),
    Format(learnings_index.NAME, learnings_index.is_for, learnings_index.parse),
    Format(runbook.NAME, runbook.is_for, runbook.parse),
    Format(agent_settings.NAME, agent_settings.is_for, agent_settings.parse),
    Format(review_findings.NAME, review_findings.is_for, review_findings.parse),
    Format(session_learnings.NAME, session_learnings.is_for, session_learnings.parse),
    Format(user_corrections.NAME, user_corrections.is_for, user_corrections.parse),
    Format(incidents.NAME, incidents.is_for, incidents.parse),
    Format(patterns.NAME, patterns.is_for, patterns.parse),
    Format(promotion_log.NAME, promotion_log.is_for, promotion_log.parse),
    Format(trends.NAME, trends.is_for, trends.parse),
    Format(rules.NAME, rules.is_for, rules.parse),
    Format(manifest.NAME, manifest.is_for, manifest.parse),
    Format(reader.NAME, reader.is_for, reader.parse),
    Format(plain.NAME, plain.is_for, plain.parse),
)


def parse(path: str, relative: str, workspace: Workspace, content: bytes) -> Document:
    """Read one file. Never raises: what cannot be understood is text, and what is odd a diagnostic."""
    source = DocumentSource(path, relative, workspace, content)
    return _format_for(relative).parse(source)


def parse_tail(path: str, relative: str, workspace: Workspace, content_tail: bytes, starts_at: int) -> Document:
    """A quick first reading of the end of a file, from byte `starts_at` on; line numbers and ordinals are unknown.

    Spans count from the start of `content_tail`, which is the document's content.
    """
    if not starts_at:
        return parse(path, relative, workspace, content_tail)
    return reader.parse_tail(DocumentSource(path, relative, workspace, content_tail))


def body(document: Document, entry: Entry) -> Body:
    """The inside of an entry, parsed when somebody looks."""
    raw = document.raw(entry)
    return parse_note(raw) if entry.dialect == NOTE else parse_body(raw, entry.dialect)


def _format_for(relative: str) -> Format:
    return next((each for each in FORMATS if each.is_for(relative)), FORMATS[-1])
