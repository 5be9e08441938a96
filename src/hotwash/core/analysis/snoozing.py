"""What sleeps at this moment, and what woke since the person last took note; what sleeps still counts as evidence."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from hotwash.core.analysis.entry_subjects import seen_times
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import is_closed
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.snooze import Snooze, candidate_of, entry_of

_ITS_TIME = "its time has come"
MORNING = 9
"""The hour at which what sleeps until a day wakes up."""


class Snoozes(NamedTuple):
    """Entries and failed calls that sleep, those that woke with the reason, and the candidates that sleep, by id."""

    asleep: Mapping[Key, Snooze] = {}
    woken: Mapping[Key, str] = {}
    candidates: Mapping[str, Snooze] = {}


def snoozes_of(facts: Facts) -> Snoozes:
    """What the person's snoozes mean now. One ends with its time, and when the entry is closed by anybody."""
    asleep: dict[Key, Snooze] = {}
    woken: dict[Key, str] = {}
    candidates: dict[str, Snooze] = {}
    for subject, snooze in facts.snapshot.personal.snoozed.items():
        key = entry_of(subject)
        found = facts.snapshot.entry(key) if key is not None else None
        if key is None:
            if not _is_over(snooze, facts.now) and not _has_grown(candidate_of(subject), snooze, facts):
                candidates[candidate_of(subject)] = snooze
        elif found is None:
            calls = len(facts.snapshot.failures_of(key))
            if calls and _is_over(snooze, facts.now):
                woken[key] = _ITS_TIME
            elif calls and snooze.times and calls >= snooze.times:
                woken[key] = "it failed again"
            elif calls:
                asleep[key] = snooze
        elif _is_settled(found[1], snooze):
            continue
        elif reason := _why_awake(*found, snooze, facts):
            if _is_news(key, snooze, facts):
                woken[key] = reason
        else:
            asleep[key] = snooze
    return Snoozes(asleep, woken, candidates)


def _is_settled(entry: Entry, snooze: Snooze) -> bool:
    return is_closed(entry) and entry.status is not snooze.status


def _why_awake(document: Document, entry: Entry, snooze: Snooze, facts: Facts) -> str:
    """`recurred ERR-…`, or that its time has come; empty while it sleeps. Quick facts know of no recurrence."""
    if _is_over(snooze, facts.now):
        return _ITS_TIME
    if snooze.times and not facts.quick and seen_times(document, entry, facts) >= snooze.times:
        newest = max(facts.peers_of(entry.key), key=lambda each: (each.logged or "", each.key), default=entry)
        return f"recurred {newest.anchor}" if newest is not entry else "it recurred"
    return ""


def _has_grown(candidate: str, snooze: Snooze, facts: Facts) -> bool:
    return bool(snooze.times) and any(each.id == candidate and each.count >= snooze.times for each in facts.candidates)


def _is_over(snooze: Snooze, now: datetime) -> bool:
    return snooze.until is not None and wall_clock(now) >= snooze.until


def _is_news(key: Key, snooze: Snooze, facts: Facts) -> bool:
    """Whether it woke after the last handoff: at its time, or with the new entry that made it recur."""
    if snooze.until is None:
        return any(entry.key in facts.noticed.new for entry in facts.peers_of(key))
    cursor = facts.snapshot.personal.handoff
    return cursor is None or wall_clock(cursor.at.astimezone(facts.now.tzinfo)) < snooze.until


def wall_clock(moment: datetime) -> datetime:
    """What a clock on the wall shows."""
    return moment.replace(tzinfo=None)


def until_words(snooze: Snooze, now: datetime, *, short: bool = False) -> str:
    """`until 2026-05-27`, `until 18:00`, `until seen 4×`, `until the next handoff`; without the year where `short`."""
    if snooze.until is None:
        return f"until seen {snooze.times}×" if snooze.times else "until the next handoff"
    if snooze.until.date() == now.date():
        return f"until {snooze.until:%H:%M}"
    is_morning = (snooze.until.hour, snooze.until.minute) == (MORNING, 0)
    day = f"{snooze.until:%m-%d}" if short and snooze.until.year == now.year else f"{snooze.until:%Y-%m-%d}"
    return f"until {day}" if is_morning else f"until {day} {snooze.until:%H:%M}"


def until_json(snooze: Snooze | None) -> str | None:
    """The same for scripts: a moment on the wall clock, `seen 4`, `handoff`, or nothing."""
    if snooze is None:
        return None
    if snooze.until is not None:
        return snooze.until.isoformat(timespec="minutes")
    return f"seen {snooze.times}" if snooze.times else "handoff"
