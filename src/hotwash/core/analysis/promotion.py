"""Candidates for promotion: what happened often enough, in enough places, and is no rule yet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotwash.core.analysis.ages import parse_stamp
from hotwash.core.analysis.gist import Gist, gists
from hotwash.core.analysis.recurrence import Group, GroupRule, recurrence_groups
from hotwash.core.analysis.rule_targets import RuleTarget, rule_targets
from hotwash.core.formats import editable
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status

_WINDOWS = {"finance": 90, "hr": 90, "sales": 90, "supply-chain": 365}
_WINDOW = 30
_FEWEST_CONTEXTS = 2
_INTEGER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group that could become one rule.

    `members` and `entries` are those that are not promoted yet, oldest first. `rule_fired` says in words what made it a
    candidate. `ready` when every one of them can be marked as promoted.
    """

    id: str
    name: str
    count: int
    members: tuple[Key, ...]
    entries: tuple[Entry, ...]
    shared: tuple[str, ...]
    rule_fired: str
    ready: bool
    last_seen: date | None
    target: RuleTarget


def promotion_candidates(snapshot: Snapshot, now: datetime, settings: Settings) -> tuple[Candidate, ...]:
    """Everything that recurred often enough (source: self-improve, recurrence; self-improving skills, thresholds).

    Ready ones first, then the most frequent, then the latest. A dismissed group comes back when it has grown.
    """
    found = [
        _candidate(snapshot, group, entries)
        for group, entries in _unpromoted(snapshot)
        if group.count >= settings.promote.min_count
        and (len(entries) == len(group.members) or len(entries) >= settings.promote.min_count)
        and not _is_dismissed(snapshot, group)
        and _recurs_widely(snapshot, group, now)
    ]
    present = [candidate for candidate in found if candidate is not None]
    return tuple(sorted(present, key=lambda each: (not each.ready, -each.count, -_ordinal(each.last_seen), each.id)))


def nearest_group(snapshot: Snapshot, settings: Settings) -> Group | None:
    """The group that lacks least to a candidate, for a list that is empty."""
    growing = (group for group, _ in _unpromoted(snapshot) if group.count < settings.promote.min_count)
    return max(growing, key=lambda group: (group.count, _ordinal(group.last_seen)), default=None)


def dismissal(group_id: str, count: int) -> str:
    """What a dismissed suggestion is remembered under: the group and how large it was."""
    return f"candidate {group_id} ×{count}"


def _unpromoted(snapshot: Snapshot) -> Iterator[tuple[Group, tuple[Entry, ...]]]:
    for group in recurrence_groups(snapshot):
        entries = tuple(member.entry for member in group.members if member.entry.status is not Status.PROMOTED)
        if entries:
            yield group, entries


def _candidate(snapshot: Snapshot, group: Group, entries: tuple[Entry, ...]) -> Candidate | None:
    targets = rule_targets(snapshot, entries)
    if not targets:
        return None
    return Candidate(
        id=group.id,
        name=group.name,
        count=group.count,
        members=tuple(entry.key for entry in entries),
        entries=entries,
        shared=group.shared,
        rule_fired=_fired(group),
        ready=all(editable(entry.dialect) for entry in entries),
        last_seen=group.last_seen,
        target=targets[0],
    )


def _fired(group: Group) -> str:
    if group.rule is GroupRule.COUNT:
        return f"Recurrence-Count {group.count}"
    if group.rule is GroupRule.PATTERN_KEY:
        return f"{len(group.members)} entries share the Pattern-Key {group.pattern_key}"
    return f"{len(group.members)} entries, {group.rule}"


def _is_dismissed(snapshot: Snapshot, group: Group) -> bool:
    prefix = dismissal(group.id, 0)[:-1]
    sizes = (each.removeprefix(prefix) for each in snapshot.personal.dismissed if each.startswith(prefix))
    return any(size.isdecimal() and int(size) >= group.count for size in sizes)


def _recurs_widely(snapshot: Snapshot, group: Group, now: datetime) -> bool:
    """An entry that counts for itself must name two contexts within its window, where it names any at all."""
    if group.rule is not GroupRule.COUNT:
        return True
    gist = _gist_of(snapshot, group.members[0].entry)
    if gist is None:
        return True
    contexts = _INTEGER.search(gist.fact("contexts", "distinct contexts", "tasks", "distinct tasks"))
    if contexts is not None and int(contexts[0]) < _FEWEST_CONTEXTS:
        return False
    first, last = parse_stamp(gist.fact("first-seen")), parse_stamp(gist.fact("last-seen"))
    if first is None or last is None:
        return True
    window = timedelta(days=_WINDOWS.get(gist.fact("skill").strip().lower(), _WINDOW))
    return last.day - first.day <= window and last.day <= now.date()


def _gist_of(snapshot: Snapshot, entry: Entry) -> Gist | None:
    document = snapshot.document(entry.path)
    if document is None:
        return None
    return next(
        (gist for each, gist in zip(document.entries, gists(document), strict=True) if each.key == entry.key), None
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else 0
