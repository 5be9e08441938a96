"""What somebody said, as it may be written into a file of the session: on one line, and without secrets."""

from hotwash.core.operations.words import one_line
from hotwash.core.text.masking import redacted

_NOTE = "something that looks like a secret was replaced by [REDACTED]"


def spoken(text: str) -> str:
    """The text on one line; key-like strings are left out for good."""
    return redacted(one_line(text))


def left_out(*texts: str) -> tuple[str, ...]:
    """What the person is told when a text is not theirs any more."""
    return (_NOTE,) if any(spoken(text) != one_line(text) for text in texts) else ()
