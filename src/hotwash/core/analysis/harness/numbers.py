"""Numbers of learnings: one counter for each file, and no number twice, whatever became of its learning."""

import re
from collections.abc import Iterable

from hotwash.core.text.patterns import Pattern

_NUMBERED = Pattern(rb"(?<![\w-])L-(\d{1,6})(?![\w-])")
_COMMENT = Pattern(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_WIDTH = 3


def next_number(contents: Iterable[bytes]) -> int:
    """One more than the highest number that any of these texts names outside comments."""
    named = (int(match[1]) for content in contents for match in _NUMBERED.finditer(_COMMENT.sub(b"", content)))
    return max(named, default=0) + 1


def learning_id(number: int) -> str:
    return f"L-{number:0{_WIDTH}}"
