"""Says what is odd about a learnings file as a whole, with its line; what is wrong with an entry is for hygiene."""

from collections.abc import Iterator

from hotwash.core.model.document import Diagnostic
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.outline import Outline, is_within
from hotwash.core.text.patterns import Pattern

CONFLICT = "this file holds an unresolved merge conflict; resolve it first, then it can be written again"

UNFINISHED = "unfinished-line"
MARKERS = _OURS, _THEIRS = b"<<<<<<< ", b">>>>>>> "
"""How the sides of a conflict begin and end."""

_SIGNS = b"<<<<<<<"
_MARKER = Pattern(rb"(?:^|\n)(?:<{7}|>{7}) ")


def file_diagnostics(path: str, content: bytes, found: Outline, conflict: int | None) -> Iterator[Diagnostic]:
    """What is odd about the file as a whole, in which a merge conflict may begin at some place."""
    if conflict is not None:
        line = content.count(b"\n", 0, conflict) + 1
        yield Diagnostic(path, line, Severity.ERROR, "conflict-marker", CONFLICT)
    if found.unclosed:
        yield _warning(
            path, 0, "unclosed-fence", "a code fence is opened and never closed; what is below it may be hidden"
        )
    yield from unfinished_line(path, content)


def unfinished_line(path: str, content: bytes) -> Iterator[Diagnostic]:
    """Whether the file ends in the middle of a line."""
    if content and not content.endswith(b"\n"):
        line = content.count(b"\n") + 1
        message = "the last line has no newline; it may still be being written"
        yield Diagnostic(path, line, Severity.NOTE, UNFINISHED, message)


def conflict_at(content: bytes, found: Outline) -> int | None:
    """Where the first marker of a merge conflict stands outside code fences, `None` without a conflict."""
    # Looking for one letter takes a fraction of the time, and most files have none of these.
    if b"<" not in content or _SIGNS not in content or _OURS not in content or _THEIRS not in content:
        return None
    markers = (match.end() - len(_OURS) for match in _MARKER.finditer(content))
    return next((at for at in markers if not is_within(at, found.fences)), None)


def _warning(path: str, line: int, rule: str, message: str) -> Diagnostic:
    return Diagnostic(path, line, Severity.WARNING, rule, message)
