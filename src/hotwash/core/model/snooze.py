"""What the person does not want to see for a while."""

import re
from datetime import datetime

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Status

_ENTRY = re.compile(r"(.*)#(\d+) in (.+)", re.DOTALL)
_CANDIDATE = "candidate "


@dataclass(frozen=True, slots=True)
class Snooze:
    """How long something sleeps: `until` a moment on the wall clock, until it was seen so many `times`, or, without
    both, until the next handoff. `status` is what an entry had then."""

    until: datetime | None = None
    times: int = 0
    status: Status = Status.OPEN


def entry_subject(key: Key) -> str:
    """What the person's state calls an entry that sleeps."""
    return f"{key.anchor}#{key.ordinal} in {key.path}"


def candidate_subject(candidate: str) -> str:
    """The same for a candidate, by its id."""
    return f"{_CANDIDATE}{candidate}"


def entry_of(subject: str) -> Key | None:
    """The entry that a subject names; `None` for a candidate."""
    found = _ENTRY.fullmatch(subject)
    return Key(found[3], found[1], int(found[2])) if found and not subject.startswith(_CANDIDATE) else None


def candidate_of(subject: str) -> str:
    """The candidate that a subject names; empty for an entry."""
    return subject.removeprefix(_CANDIDATE) if subject.startswith(_CANDIDATE) else ""


def snooze_json(snooze: Snooze) -> dict[str, str | int | None]:
    """How the person's state keeps it."""
    until = snooze.until.isoformat(timespec="minutes") if snooze.until is not None else None
    return {"until": until, "times": snooze.times, "status": str(snooze.status)}


def snooze_of(value: object) -> Snooze | None:
    """The same back; `None` for what was not written by `snooze_json`."""
    match value:
        case {"until": None, "times": int(times), "status": str(status)} if status in list(Status):
            return Snooze(None, times, Status(status))
        case {"until": str(until), "times": int(times), "status": str(status)} if status in list(Status):
            moment = _on_the_wall(until)
            return Snooze(moment, times, Status(status)) if moment is not None else None
    return None


def _on_the_wall(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is None else None
