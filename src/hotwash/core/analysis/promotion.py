"""What recurs often enough to become a rule (source: self-improve, recurrence; operations, numeric thresholds)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from hotwash.core.analysis.gist import gists
from hotwash.core.analysis.groups import Group, GroupRule
from hotwash.core.analysis.per_document import OfLatest
from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.analysis.recurrence import recurrence_groups
from hotwash.core.analysis.rule_targets import RuleFiles, RuleTarget
from hotwash.core.analysis.thresholds import threshold_of
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Status

_FIELDS = "fields"
_TIMES = "×"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that recurs and is no rule yet.

    `id` is that of its group. `members` and `entries` are those that are not promoted. `count` is how often it
    happened: these entries, or a higher Recurrence-Count among them. `rule_fired` names what made it a candidate,
    `why` says it with numbers. It is `ready` when the format lets at least one member be promoted as it is; otherwise
    somebody has to resolve one first, or on the way. `target` is where its rule goes by default.
    """

    id: str
    name: str
    count: int
    members: tuple[Key, ...]
    entries: tuple[Entry, ...]
    shared: tuple[str, ...]
    rule_fired: str
    why: str
    ready: bool
    last_seen: date | None
    target: RuleTarget

    @property
    def dismissal(self) -> str:
        """What `Personal.dismissed` holds of it, so that it stays away until it grows."""
        return f"{self.id}{_TIMES}{self.count}"


def promotion_candidates(
    snapshot: Snapshot,
    now: datetime,  # noqa: ARG001 (all analysis is asked alike; recurrence counts between stated days)
    settings: Settings,
    home: str = "",
) -> tuple[Candidate, ...]:
    """All candidates that nobody dismissed at their present size, those that are ready first, then the most frequent.

    A group counts by its entries that are not promoted: when a rule exists, it takes as many new ones to ask again.
    """
    least = settings.promote.min_count
    counted = _counted(snapshot, least)
    files = RuleFiles(snapshot, home)
    known = _KNOWN.of((least, *files.around))
    dismissed = _dismissed(snapshot.personal.dismissed)
    wanted: list[Candidate] = []
    for group in recurrence_groups(snapshot):
        if group.count >= least:
            judged = known.get(group.id)
            if judged is None or judged.group is not group:
                judged = known[group.id] = _Judged(group, _candidate(group, least, counted, files))
            if judged.candidate is not None and judged.candidate.count > dismissed.get(group.id, 0):
                wanted.append(judged.candidate)
    return tuple(sorted(wanted, key=lambda one: (not one.ready, -one.count, -_ordinal(one.last_seen), one.id)))


class _Judged(NamedTuple):
    """A group, and the candidate that was made of it."""

    group: Group
    candidate: Candidate | None


_KNOWN: OfLatest[tuple[object, ...], dict[str, _Judged]] = OfLatest(lambda _around: {})
"""What was made of each group, by its id, as long as nothing around the groups is another."""


def nearest_group(snapshot: Snapshot, settings: Settings) -> Group | None:
    """What comes closest to being a candidate, for a screen that has none."""
    groups = (group for group in recurrence_groups(snapshot) if group.count < settings.promote.min_count)
    return next((group for group in groups if _open_members(group)), None)


def _candidate(group: Group, least: int, counted: dict[Key, int], files: RuleFiles) -> Candidate | None:
    entries = _open_members(group)
    stated = max((counted.get(entry.key, 0) for entry in entries), default=0)
    if len(entries) < least and stated < least:
        return None
    is_by_count = len(entries) < least
    return Candidate(
        id=group.id,
        name=group.name,
        count=max(len(entries), stated),
        members=tuple([entry.key for entry in entries]),
        entries=entries,
        shared=group.shared,
        rule_fired=(GroupRule.COUNT if is_by_count else group.rule).value,
        why=group.why,
        ready=any(entry.status is Status.RESOLVED or entry.dialect != _FIELDS for entry in entries),
        last_seen=group.last_seen,
        target=files.best(entries),
    )


def _open_members(group: Group) -> tuple[Entry, ...]:
    return tuple([member.entry for member in group.members if member.entry.status is not Status.PROMOTED])


def _dismissed(subjects: Iterable[str]) -> dict[str, int]:
    """How large each dismissed candidate was."""
    found: dict[str, int] = {}
    for subject in subjects:
        name, _, size = subject.rpartition(_TIMES)
        if name and size.isdecimal():
            found[name] = max(found.get(name, 0), int(size))
    return found


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else 0


def _counted(snapshot: Snapshot, least: int) -> dict[Key, int]:
    """Entries whose own Recurrence-Count is enough, within the window and the contexts that their skill asks for."""
    return {
        entry.key: count
        for document in snapshot.documents
        for entry, count in zip(document.entries, _COUNTS.of(document), strict=True)
        if count >= least
    }


def _count(document: Document, place: int) -> int:
    """What an entry's own count is worth; nothing where its skill asks for more than a count."""
    entry, gist = document.entries[place], gists(document)[place]
    return gist.recurrences if gist.recurrences and threshold_of(entry, gist).is_met else 0


_COUNTS = PerEntry(_count)
