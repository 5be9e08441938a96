"""What somebody said, as it may be written into a file: on one line, without secrets and without control characters."""

from hotwash.core.model.plan import Intent
from hotwash.core.operations.words import one_line, without_controls
from hotwash.core.text.masking import redacted

_NOTE = "something that looks like a secret was replaced by [REDACTED]"
_NAMES = ("ref", "by")  # they name what is elsewhere; the name of a commit looks like a key


def spoken(text: str) -> str:
    """The text on one line; key-like strings are left out for good."""
    return redacted(_plain(text))


def left_out(*texts: str) -> tuple[str, ...]:
    """What the person is told when a text is not theirs any more."""
    return (_NOTE,) if any(spoken(text) != _plain(text) for text in texts) else ()


def left_out_of(intent: Intent) -> tuple[str, ...]:
    """The same for everything that was said with an intent about entries."""
    return left_out(*(text for name, text in intent.arguments.items() if name not in _NAMES))


def said(intent: Intent) -> dict[str, str]:
    """What was said with an intent about entries, as it may be kept."""
    return {name: text if name in _NAMES else spoken(text) for name, text in intent.arguments.items()}


def _plain(text: str) -> str:
    return one_line(without_controls(" ".join(text.split())))
