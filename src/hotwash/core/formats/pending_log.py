"""Reads `.pending-errors.log`: one line for every failed tool call (source: self-improve, pending log line)."""

from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.vocabulary import Severity
from hotwash.core.model.wal import ToolFailure
from hotwash.core.text.patterns import Pattern

NAME = "pending-log"

_MOST_LINES = 1000
_VALUE = rb"[A-Za-z0-9_.:-]{1,128}"
_LINE = Pattern(
    rb"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z) TOOL_FAILURE: ([\w.:-]{1,80})"
    rb"(?: session=(" + _VALUE + rb"))?(?: tool_use_id=(" + _VALUE + rb"))?[ \t]*\r?"
)


def parse(source: DocumentSource) -> Document:
    """Never raises; a line of another form is a diagnostic. Of a very long log the last 1,000 lines count."""
    lines = source.content.split(b"\n")
    unfinished = lines.pop()
    failures: list[ToolFailure] = []
    diagnostics: list[Diagnostic] = []
    for number, line in list(enumerate([*lines, unfinished] if unfinished else lines, 1))[-_MOST_LINES:]:
        failure = failure_of(source.path, line, number)
        if failure is not None:
            failures.append(failure)
        elif line.strip():
            diagnostics.append(_diagnostic(source.path, number, is_last=bool(unfinished) and number == len(lines) + 1))
    return source.document(
        NAME,
        failures=tuple(failures),
        diagnostics=tuple(diagnostics),
    )


def failure_of(path: str, line: bytes, number: int) -> ToolFailure | None:
    """What one line says, without its newline; `None` for a line of another form."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    at, tool, session, call = (group.decode() if group else None for group in match.groups())
    return ToolFailure(path, at or "", tool or "", session, call, number)


def _diagnostic(path: str, line: int, is_last: bool) -> Diagnostic:
    if is_last:
        return Diagnostic(path, line, Severity.NOTE, "unfinished-line", "the last line is still being written")
    return Diagnostic(
        path,
        line,
        Severity.WARNING,
        "bad-failure-line",
        "this line is not `<time> TOOL_FAILURE: <tool>`; it is left alone",
    )
