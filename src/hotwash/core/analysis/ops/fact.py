"""One fact: what was measured or counted, whether it is past its limit, and what to do about it."""

from dataclasses import dataclass

from hotwash.core.model.key import Key

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
