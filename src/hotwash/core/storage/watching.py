"""What can be said about being up to date: the watch's state, and the one word that the header shows for it."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from hotwash.core.model.snapshot import Snapshot

STALE_AFTER = 15.0
_MISSED_POLLS = 3


class Mode(StrEnum):
    """How changes reach us."""

    EVENTS = "events"
    POLL = "poll"


@dataclass(frozen=True, slots=True)
class WatchState:
    """How the watch works from now on; `announcement` is a sentence to say once when that changed."""

    mode: Mode
    interval: float
    announcement: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Files and folders that look different from what was read."""

    paths: frozenset[str]


class HealthWord(IntEnum):
    """The words of the header; of several that hold, the highest is shown."""

    LIVE = 1
    POLL = 2
    READING = 3
    PAUSED = 4
    MISSING = 5
    STALE = 6
    ERROR = 7


@dataclass(frozen=True, slots=True)
class Health:
    """One word and the numbers behind it.

    `files` carry the shown content, `complete` of them are wholly read. `age` is seconds since the screen was last
    confirmed equal to disk. `waiting` counts changes held back by a pause, `missing` and `unreadable` files.
    """

    word: HealthWord
    files: int
    complete: int
    age: float
    interval: float
    waiting: int
    missing: int
    unreadable: int


def health(
    snapshot: Snapshot,
    state: WatchState | None,
    confirmed: float | None,
    now: float,
    paused: frozenset[str] | None = None,
) -> Health:
    """What the header may claim. `confirmed` and `now` are seconds of the store's monotonic clock.

    Nothing is claimed before the check behind it has passed once: until then the word is READING.
    """
    missing = sum(problem.missing for problem in snapshot.problems)
    unreadable = len(snapshot.problems) - missing
    age = 0.0 if confirmed is None else max(0.0, now - confirmed)
    interval = state.interval if state is not None else 0.0
    polling = state is not None and state.mode is Mode.POLL
    words = [HealthWord.POLL if polling else HealthWord.LIVE]
    if state is None or confirmed is None or snapshot.loading:
        words.append(HealthWord.READING)
    if paused is not None:
        words.append(HealthWord.PAUSED)
    if missing:
        words.append(HealthWord.MISSING)
    if age > (_MISSED_POLLS * interval if polling else STALE_AFTER):
        words.append(HealthWord.STALE)
    if unreadable:
        words.append(HealthWord.ERROR)
    files = len(snapshot.documents)
    complete = files - snapshot.loading
    return Health(max(words), files, complete, age, interval, len(paused or ()), missing, unreadable)
