"""VFM: what an action nobody asked for would be worth, term by term (source: self-improve, proactive protocols)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from hotwash.core.analysis.gist import Gist, gists
from hotwash.core.analysis.lifecycle import is_pending, logged_day
from hotwash.core.analysis.per_document import OfLatest, PerDocument
from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.analysis.recurrence import Group, recurrence_groups
from hotwash.core.formats import rules
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope

DEFAULT_THRESHOLD = 50
WEIGHTS: Mapping[str, int] = {"frequency": 3, "failure": 3, "burden": 2, "cost": 2}

_LABELS = {
    "frequency": "High Frequency",
    "failure": "Failure Reduction",
    "burden": "User Burden",
    "cost": "Self Cost",
}
_MARK = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s{1,4}(?:\[[ xX]\]\s{1,4})?")
_UNKNOWN = 5
_LEAST, _MOST = 1, 10
_RECENT = timedelta(days=30)
_READ_IN_ORDER = ("CLAUDE.md", "AGENTS.md")
_NO_ACTION = re.compile(r"(?:to be determined|tbd|todo|none|n/?a|-|–|\?)\.?", re.IGNORECASE)
_BY_SEVERITY = {"P1": 10, "P2": 8, "P3": 6, "P4": 4, "CRITICAL": 10, "HIGH": 8, "MEDIUM": 5, "LOW": 3}
_EFFORT = ("toil hours", "toil", "duration", "mttr")
_TIME = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:utes?)?)?)\b", re.IGNORECASE)
_BY_TIMES = (3, 5, 8, 9, 10)
_BY_RHYTHM = (("hour", 10), ("daily", 9), ("day", 9), ("week", 7), ("recurring", 6), ("month", 5), ("quarter", 3))
_HOURS = {"d": 24.0, "h": 1.0, "m": 1 / 60}
_BY_HOURS = ((0.25, 3), (1.0, 5), (4.0, 7), (12.0, 9))


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which total on an agent may act unasked, and where that is said (`CLAUDE.md:12`, `default`)."""

    value: int
    origin: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One term. `argument` names it in an intent, `guess` is computed; `value` is the person's where they gave one."""

    argument: str
    name: str
    weight: int
    value: int
    guess: int
    guessed: bool
    why: str


@dataclass(frozen=True, slots=True)
class ScoredAction:
    """One action that an open entry names. `gap` is total less threshold; `subject` keeps the person's scores."""

    subject: str
    key: Key
    title: str
    dimensions: tuple[Dimension, ...]
    total: int
    acts: bool
    gap: int


def total(frequency: int, failure: int, burden: int, cost: int) -> int:
    """The weighted sum of four numbers from 1 to 10: 10 to 100."""
    values = {"frequency": frequency, "failure": failure, "burden": burden, "cost": cost}
    return sum(weight * values[name] for name, weight in WEIGHTS.items())


def threshold(snapshot: Snapshot, settings: Settings) -> Threshold:
    """The configured threshold, else the first `VFM_THRESHOLD=` of the project's CLAUDE.md and AGENTS.md and the global
    CLAUDE.md, else 50."""
    if settings.threshold:
        return Threshold(settings.threshold, "vfm.threshold in the configuration")
    for scope in (Scope.PROJECT, Scope.GLOBAL):
        for name in _READ_IN_ORDER:
            for document in sorted(snapshot.documents, key=_depth):
                if document.workspace.scope is scope and document.relative.rpartition("/")[2] == name:
                    for value, line in rules.thresholds(document.content):
                        return Threshold(value, f"{document.relative}:{line}")
    return Threshold(DEFAULT_THRESHOLD, "default")


def _depth(document: Document) -> int:
    """The files of the project itself are asked before those of a part of it."""
    return document.relative.count("/")


def scored_actions(snapshot: Snapshot, now: datetime, settings: Settings) -> tuple[ScoredAction, ...]:
    """Every open entry that names an action, the highest total first; numbers nobody gave are guessed and say so."""
    limit, scores = threshold(snapshot, settings).value, snapshot.personal.scores
    recent = _recent_times(now.date()).of(recurrence_groups(snapshot))
    scored = {subject.rpartition("/")[0] for subject in scores}
    found = [
        known
        if (action := known.action).key not in recent and action.subject not in scored
        else _ranked(_scored(document, known.place, recent.get(action.key, 1), scores, limit), known.place)
        for document in snapshot.documents
        if document.entries
        for known in _guessed(limit).of(document)
    ]
    return tuple([ranked.action for ranked in sorted(found, key=itemgetter(0))])


def flips(actions: tuple[ScoredAction, ...], limit: int) -> tuple[int, int]:
    """How many actions would go from act to defer, and from defer to act, at another threshold."""
    to_defer = sum(action.acts and action.total < limit for action in actions)
    to_act = sum(not action.acts and action.total >= limit for action in actions)
    return to_defer, to_act


@lru_cache(maxsize=4)
def _recent_times(today: date) -> OfLatest[tuple[Group, ...], dict[Key, int]]:
    """How often what an entry tells of was seen in the last thirty days, where that was more than once."""
    since = today - _RECENT

    def times(groups: tuple[Group, ...]) -> dict[Key, int]:
        found: dict[Key, int] = {}
        for group in groups:
            days = [logged_day(member.entry) for member in group.members]
            recent = sum(day is not None and day >= since for day in days)
            if recent > 1:
                found.update(dict.fromkeys([member.key for member in group.members], recent))
        return found

    return OfLatest(times)


class _Ranked(NamedTuple):
    """An action of the entry at a place, and what it is ordered by."""

    order: tuple[int, str]
    action: ScoredAction
    place: int


def _ranked(action: ScoredAction, place: int) -> _Ranked:
    return _Ranked((-action.total, action.subject), action, place)


@lru_cache(maxsize=4)
def _guessed(limit: int) -> PerDocument[list[_Ranked]]:
    """What the actions of open entries would be worth if each was seen once and the person said nothing."""
    guess = PerEntry(lambda document, place: _scored(document, place, 1, {}, limit) if _acts(document, place) else None)

    def ranked(document: Document) -> list[_Ranked]:
        guesses = enumerate(guess.of(document))
        return sorted([_ranked(action, place) for place, action in guesses if action is not None], key=itemgetter(0))

    return PerDocument(ranked)


def _acts(document: Document, place: int) -> bool:
    """Whether an entry is open and names an action."""
    if not is_pending(document.entries[place]):
        return False
    action = gists(document)[place].action
    return bool(action) and not _NO_ACTION.fullmatch(action.strip())


def _scored(document: Document, place: int, recent: int, scores: Mapping[str, int], limit: int) -> ScoredAction:
    entry, gist = document.entries[place], gists(document)[place]
    guesses = {
        "frequency": _frequency(gist, recent),
        "failure": _failure(entry),
        "burden": _burden(gist),
        "cost": (_UNKNOWN, "unknown, taken as 5"),
    }
    dimensions = tuple(_dimension(name, *guesses[name], scores.get(f"{entry.anchor}/{name}")) for name in WEIGHTS)
    reached = sum(dimension.weight * dimension.value for dimension in dimensions)
    return ScoredAction(
        subject=entry.anchor,
        key=entry.key,
        title=_title(gist.action),
        dimensions=dimensions,
        total=reached,
        acts=reached >= limit,
        gap=reached - limit,
    )


def _title(action: str) -> str:
    """The first sentence of an action, without the mark of a list item."""
    line = _MARK.sub("", action.strip().partition("\n")[0]).replace("**", "")
    return line.partition(". ")[0].rstrip(". ")


@lru_cache(maxsize=4096)
def _dimension(name: str, guess: int, why: str, yours: int | None) -> Dimension:
    value = guess if yours is None else yours
    return Dimension(name, _LABELS[name], WEIGHTS[name], value, guess, yours is None, why if yours is None else "yours")


def _frequency(gist: Gist, recent: int) -> tuple[int, str]:
    """From how often it was seen in the last thirty days, else from the rhythm it says to have."""
    times = max(1, recent, gist.recurrences)
    if times > 1:
        return _BY_TIMES[min(times, len(_BY_TIMES)) - 1], f"×{times} in 30 days"
    said = gist.fact("frequency").lower()
    rhythm = next((value for word, value in _BY_RHYTHM if word in said), None) if said else None
    return (_BY_TIMES[0], "seen once") if rhythm is None else (rhythm, f"frequency {said}")


def _failure(entry: Entry) -> tuple[int, str]:
    """From the severity, else the priority."""
    for what, said in (("severity", entry.severity), ("priority", entry.priority)):
        value = _BY_SEVERITY.get((said or "").strip().upper())
        if value is not None:
            return value, f"{what} {said}"
    return _UNKNOWN, "no severity or priority, taken as 5"


def _burden(gist: Gist) -> tuple[int, str]:
    """From the longest time it says to have cost."""
    said = gist.fact(*_EFFORT)
    match = _TIME.search(said)
    if match is None:
        return _UNKNOWN, "no duration named, taken as 5"
    hours = float(match[1]) * _HOURS[match[2][0].lower()]
    value = next((value for limit, value in _BY_HOURS if hours <= limit), _MOST)
    return max(_LEAST, value), f"took {match[0]}"
