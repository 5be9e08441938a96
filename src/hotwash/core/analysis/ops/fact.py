"""One fact: what was measured or counted, whether it is past its limit, and what to do about it."""

from collections.abc import Sequence

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.text.patterns import Pattern

_ID = Pattern(r"[A-Z]{2,10}-\d{8}-[A-Za-z0-9_-]{1,40}")
_MOST_REFERENCES = 3
_MINUTE_STEPS = ((1440, "d"), (60, "h"), (1, "min"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact comes from: an entry, the line of the file, and the words that stand there."""

    key: Key
    name: str
    file: str
    line: int
    text: str

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class OpsFact:
    """`rule` names what was looked at, `subject` of what. `limit` says the limit or the band in words.

    A fact that `fired` is past its limit: `proposal` says what to log, and `command` how. `sources` are where every
    number comes from, at least one.
    """

    rule: str
    subject: str
    value: str
    limit: str
    sources: tuple[Evidence, ...]
    fired: bool = False
    proposal: str = ""
    command: str = ""


def log_command(arguments: str, sources: Sequence[Evidence]) -> str:
    """The command that logs what a fact proposes, and refers to the latest entries that it comes from.

    Only ids go into it: what else stands in a file might do something in a shell.
    """
    ids = dict.fromkeys(source.name for source in sources if _ID.fullmatch(source.name))
    seen = f' --see-also "{", ".join(list(ids)[-_MOST_REFERENCES:])}"' if ids else ""
    skill = " --skill operations" if arguments.startswith("LRN") else ""
    return f"hotwash log {arguments}{skill}{seen}"


def hours_text(minutes: float) -> str:
    """Time that somebody works, which is counted in hours however long: `51 h 26 min`."""
    if minutes < 60:
        return minutes_text(minutes)
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def minutes_text(minutes: float) -> str:
    """A length of time in words, two units at most: `43.2 min`, `5 h 12 min`, `2 d 3 h`."""
    if minutes < 60:
        return f"{round(minutes, 1):g} min"
    rest, parts = round(minutes), list[str]()
    for size, unit in _MINUTE_STEPS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts[:2])
