"""Reads the small files that hooks count sessions with (source: self-improve, locations).

`.session-count` is one integer in the first generation, and an optional integer with one stamp per session end below
it in the second; `.session-reminder.<n>` says that the review reminder of session n was given.
"""

from hotwash.core.formats.places import SESSION_COUNT, SESSION_REMINDER, name_of
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.session import SessionCount, SessionMark
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.outline import BOM
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

NAME = "session-mark"

_INTEGER = Pattern(r"\d{1,9}")
_STAMP = Pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def parse(source: DocumentSource) -> Document:
    """Never raises; a line that is neither number nor stamp is a diagnostic and counts for nothing."""
    name = name_of(source.relative)
    reminder = SESSION_REMINDER.fullmatch(name)
    count, diagnostics = _count(source) if name == SESSION_COUNT else (None, ())
    return source.document(
        NAME,
        contents=count or SessionMark(int(reminder[1]) if reminder else None),
        diagnostics=diagnostics,
    )


def _count(source: DocumentSource) -> tuple[SessionCount, tuple[Diagnostic, ...]]:
    lines = [line.strip() for line in decoded(source.content.removeprefix(BOM)).split("\n")]
    has_baseline = _INTEGER.fullmatch(lines[0]) is not None
    below = list(enumerate(lines, 1))[has_baseline:]
    stamps = tuple(line for _, line in below if _STAMP.fullmatch(line))
    odd = [number for number, line in below if line and not _STAMP.fullmatch(line)]
    message = "this line is neither the number of sessions nor the time one ended; it counts for nothing"
    return (
        SessionCount(int(lines[0]) if has_baseline else 0, stamps),
        tuple(Diagnostic(source.path, number, Severity.NOTE, "bad-session-line", message) for number in odd),
    )
