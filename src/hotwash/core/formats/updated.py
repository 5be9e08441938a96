"""The line `Last updated:` that several files keep near their top."""

import re
from typing import NamedTuple

from hotwash.core.model.span import Span
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_LINE = Pattern(
    rb"\n[ \t]*[*_]{0,2}Last updated[*_]{0,2}[ \t]*:[*_]{0,2}(?:[ \t]*([^\s][^\n]*?))?[ \t*_]*\r?(?=\n|\Z)",
    re.IGNORECASE,
)
_PLACEHOLDER = "YYYY"


class Updated(NamedTuple):
    """What the line says, `None` for nothing or a placeholder, and the place of that in the file."""

    said: str | None
    span: Span


def last_updated(content: bytes) -> Updated | None:
    """The first such line, or `None` in a file without one."""
    match = _LINE.search(b"\n" + content)
    if match is None:
        return None
    text = decoded(match[1] or b"")
    start, end = match.span(1) if match[1] else (match.end(), match.end())
    return Updated(text if text and _PLACEHOLDER not in text else None, Span(start - 1, end - 1))
