"""From drafts to entries: their lines, and their ordinals where an id comes again."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hotwash.core.formats.entries.draft import Draft
from hotwash.core.formats.family import kind_of_id
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.patterns import Pattern

_USUAL_END = b"\n\n---\n\n"
_TEXT = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?)]`'\"")
_RULE_OR_BLANK = Pattern(rb"(?:-{3,}|\*{3,}|_{3,})?[ \t\r]*\n?")


class Beginning(NamedTuple):
    """Where in its file a stretch begins: its first byte, and the line of that."""

    start: int = 0
    line: int = 1


WHOLE = Beginning()


def numbered(
    path: str, content: bytes, drafts: Iterable[Draft], in_file: Kind, at: Beginning = WHOLE
) -> Iterator[Entry]:
    """The entries of a file, or of a stretch of it: `content` begins `at` that place."""
    seen: dict[str, int] = {}
    lines = LineCounter(content)
    for draft in drafts:
        start, newline, end, name, dialect, native_id = draft[:6]
        anchor = native_id or name
        seen[anchor] = ordinal = seen.get(anchor, 0) + 1
        kind = kind_of_id(native_id, in_file) if native_id else in_file
        span = Span(at.start + start, at.start + _trimmed(content, newline + 1, end))
        yield Entry(Key(path, anchor, ordinal), dialect, kind, *draft[5:], span, at.line - 1 + lines.at(start))


def _trimmed(content: bytes, least: int, end: int) -> int:
    """`end` without the blank lines and rules before it; what is left ends with its newline."""
    if content.endswith(_USUAL_END, least, end) and content[end - len(_USUAL_END) - 1] in _TEXT:
        return end - len(_USUAL_END) + 1
    while end > least:
        begin = content.rfind(b"\n", 0, end - 1) + 1
        if begin < least or not _RULE_OR_BLANK.fullmatch(content, begin, end):
            break
        end = begin
    return max(end, min(least, len(content)))
