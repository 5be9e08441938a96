"""One module per file format: bytes in, a document out. `FORMATS` is the table of them."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from hotwash.core.formats import places
from hotwash.core.formats.candidates import is_candidate
from hotwash.core.formats.dialects import NOTE
from hotwash.core.formats.source import DocumentSource, Earlier
from hotwash.core.formats.vocabulary import status_of
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.text.change import Change

if TYPE_CHECKING:
    from hotwash.core.model.body import Body

__all__ = [
    "FORMATS",
    "DocumentSource",
    "Format",
    "body",
    "is_candidate",
    "parse",
    "parse_again",
    "parse_tail",
    "status_of",
]

Parser = Callable[[DocumentSource], Document]


class Format(NamedTuple):
    """A file format: which files it is for, by relative path, and who reads them. The first that fits reads.

    Its module is imported when there is such a file, so that nobody waits for formats they do not use.
    """

    name: str
    is_for: Callable[[str], bool]
    module: str

    def parse(self, source: DocumentSource) -> Document:
        parser: Parser = import_module(f"{__name__}.{self.module}").parse
        return parser(source)


FORMATS: tuple[Format, ...] = (
    Format("working-buffer", places.is_buffer, "buffer"),
    Format("pending-log", places.is_pending_log, "pending_log"),
    Format("session-state", places.is_session_state, "session_state"),
    Format("daily-note", places.is_daily_note, "daily_note"),
    Format("session-mark", places.is_session_mark, "session_marks"),
    Format("index", places.is_index, "learnings_index"),
    Format("runbook", places.is_runbook, "runbook"),
    Format("agent-settings", places.is_agent_settings, "agent_settings"),
    Format("review-findings", places.called("review-findings.jsonl"), "engine.review_findings"),
    Format("session-learnings", places.called("session-learnings.jsonl"), "engine.session_learnings"),
    Format("user-corrections", places.called("user-corrections.jsonl"), "engine.user_corrections"),
    Format("incidents", places.called("incidents.jsonl"), "engine.incidents"),
    Format("patterns", places.called("patterns.json"), "engine.patterns"),
    Format("promotion-log", places.called("promotion-log.jsonl"), "engine.promotion_log"),
    Format("trends", places.called("trends.json"), "engine.trends"),
    Format("rules", places.is_rules, "rules"),
    Format("manifest", places.is_manifest, "manifest"),
    Format("entries", places.holds_entries, "entries.reader"),
    Format("unknown", places.is_anything, "plain"),
)


def parse(path: str, relative: str, workspace: Workspace, content: bytes) -> Document:
    """Read one file. Never raises: what cannot be understood is text, and what is odd a diagnostic."""
    return _format_for(relative).parse(DocumentSource(path, relative, workspace, content))


def parse_again(before: Document, content: bytes, change: Change) -> Document:
    """Read a file whose content differs in one place from what was read before; says the same in less time."""
    source = DocumentSource(before.path, before.relative, before.workspace, content, Earlier(before, change))
    return _format_for(before.relative).parse(source)


def parse_tail(path: str, relative: str, workspace: Workspace, content_tail: bytes, starts_at: int) -> Document:
    """A quick first reading of the end of a file, from byte `starts_at` on; line numbers and ordinals are unknown.

    Spans count from the start of `content_tail`, which is the document's content.
    """
    if not starts_at:
        return parse(path, relative, workspace, content_tail)
    from hotwash.core.formats.entries import reader

    return reader.parse_tail(DocumentSource(path, relative, workspace, content_tail))


def body(document: Document, entry: Entry) -> "Body":
    """The inside of an entry, parsed when somebody looks."""
    raw = document.raw(entry)
    if entry.dialect == NOTE:
        from hotwash.core.formats.entries.note_body import parse_note

        return parse_note(raw)
    from hotwash.core.formats.entry_body import parse_body

    return parse_body(raw, entry.dialect)


def _format_for(relative: str) -> Format:
    return next((each for each in FORMATS if each.is_for(relative)), FORMATS[-1])
