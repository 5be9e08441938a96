"""One recognised record of a file, whatever it looks like, before anything of it is read."""

from enum import Enum
from typing import NamedTuple

from hotwash.core.formats.entries.identity import Identity


class Form(Enum):
    """What a record begins with: a heading, a line of its own, or the file itself."""

    HEADING = "heading"
    LINE = "line"
    FILE = "file"


class Record(NamedTuple):
    """Where a record begins, where its first line ends, where it ends, and what is known from that line and above.

    `name` is the first line's text without marks; `stamp` and `state` are the date and the state that hold there.
    """

    start: int
    newline: int
    end: int
    identity: Identity
    name: str
    stamp: str | None
    state: str | None
    form: Form
