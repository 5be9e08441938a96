"""Entries as the filter language sees them."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from hotwash.core.analysis.ages import Age, age, days_since, local_day, parse_stamp
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.glance import says_anything, stated
from hotwash.core.analysis.lifecycle import CLOSING_FIELDS, closed_day, is_closed
from hotwash.core.analysis.search_text import search_texts
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Status
from hotwash.core.text.masking import holds_secret
from hotwash.core.text.visible import decoded

_WORD = re.compile(r"\w[\w-]*")
_LIST = re.compile(r"\s*[,;]\s*")
_SLUG = re.compile(r"\]\s+([\w-]+)\s*$")
_RATIO = re.compile(r"[01]|[01]?\.\d{1,6}")
_INTEGER = re.compile(r"\d{1,9}")

_STATED: Mapping[str, tuple[str, ...]] = {
    "tag": ("tags",),
    "agent": ("agent", "agents"),
    "service": ("service", "services-affected", "services"),
    "phase": ("phase",),
    "source": ("source",),
    "key": ("pattern-key",),
    "target": ("promoted", "promotion-target", "skill-path"),
    "confidence": ("confidence",),
}
_ALSO = {
    "note": ("status-note", "notes"),
    "action": ("action", "suggested-action", "suggested-fix", "suggested-implementation"),
    "resolution": ("resolution", "resolved", "status-note"),
    "see": ("see-also",),
}


@dataclass(frozen=True, slots=True, eq=False)
class EntrySubject:
    """One entry and everything known about it; `place` counts it within its document."""

    document: Document
    entry: Entry
    place: int
    facts: Facts

    @property
    def text(self) -> str:
        return search_texts(self.document)[self.place]

    @property
    def title(self) -> str:
        return self.entry.title.casefold()

    def words(self, name: str) -> tuple[str, ...]:
        entry = self.entry
        if name == "status":
            return _status_words(entry.native_status, entry.status.value)
        if name == "type":
            return ((entry.native_id or "").partition("-")[0].casefold(), entry.kind.value)
        found = _ENTRY_WORDS.get(name)
        if found is not None:
            return tuple(word.casefold() for word in found(self) if word)
        value = self._stated(*_STATED[name]) if name in _STATED else None
        return tuple(part for part in _LIST.split(value.casefold()) if part) if value else ()

    def number(self, name: str) -> float | None:
        if name == "seen":
            return seen_times(self.document, self.entry, self.facts)
        if name == "score":
            action = self.facts.action_of.get(self.entry.key)
            return action.total if action is not None else None
        value = self._stated("confidence") if name == "confidence" else None
        return float(value) if value and _RATIO.fullmatch(value) else None

    def day(self, name: str) -> date | None:
        now = self.facts.now
        if name == "logged":
            stamp = parse_stamp(self.entry.logged)
            return local_day(stamp, now) if stamp is not None else None
        if name == "changed":
            return self._last_change
        if name == "expires":
            stamp = parse_stamp(self._stated("expires"))
            return stamp.day if stamp is not None else None
        wanted = Status.RESOLVED if name == "resolved" else Status.PROMOTED
        return self._closed if self.entry.status is wanted else None

    def age(self, name: str) -> Age | None:
        if name == "age":
            return age(self.entry, self.facts.now, self.facts.noticed.first_seen.get(self.entry.key))
        last = self._last_change
        return Age((self.facts.now.date() - last).days, None) if last is not None else None

    def flag(self, name: str) -> bool:
        return name in _FLAGS and _FLAGS[name](self)

    def has(self, name: str) -> bool:
        return says_anything(self.document, self.entry, *_ALSO.get(name, (name,))) or bool(self.words(name))

    def reference(self, name: str) -> date | None:
        today = self.facts.now.date()
        return {"today": today, "yesterday": today - timedelta(days=1)}.get(name, self.facts.noticed.last_handoff)

    def _stated(self, *names: str) -> str | None:
        return stated(self.document, self.entry, *names)

    @property
    def _closed(self) -> date | None:
        return closed_day((self._stated(name) for name in CLOSING_FIELDS), self.facts.now)

    @property
    def _last_change(self) -> date | None:
        """The newest day that the entry itself tells of."""
        now = self.facts.now
        stamps = (parse_stamp(self.entry.logged), parse_stamp(self._stated("last-seen")))
        days = [local_day(stamp, now) for stamp in stamps if stamp is not None]
        closed = self._closed if is_closed(self.entry) else None
        return max([*days, closed] if closed is not None else days, default=None)

    @property
    def _is_expired(self) -> bool:
        stamp = parse_stamp(self._stated("expires"))
        return stamp is not None and days_since(stamp, self.facts.now) > 0


def seen_times(document: Document, entry: Entry, facts: Facts) -> int:
    """How often a thing happened: entries of its cluster, or what its own count says."""
    group = facts.group_of.get(entry.key)
    count = _INTEGER.match(stated(document, entry, "recurrence-count", "occurrences") or "")
    return max(1, len(group.members) if group is not None else 1, int(count[0]) if count else 1)


@lru_cache(maxsize=1024)
def _status_words(native: str | None, status: str) -> tuple[str, ...]:
    """The normalised word, the text of the file, and its leading word."""
    leading = _WORD.search(native.casefold()) if native else None
    return (status, native.casefold(), leading[0]) if native and leading else (status,)


def _categories(subject: EntrySubject) -> Iterator[str]:
    yield stated(subject.document, subject.entry, "category") or ""
    heading = _SLUG.search(decoded(subject.document.raw(subject.entry).partition(b"\n")[0]))
    if heading is not None:
        yield heading[1]


def _clusters(subject: EntrySubject) -> Iterator[str]:
    group = subject.facts.group_of.get(subject.entry.key)
    if group is not None:
        yield group.name
        yield group.id


_ENTRY_WORDS: Mapping[str, Callable[[EntrySubject], Iterator[str]]] = {
    "category": _categories,
    "cluster": _clusters,
    "scope": lambda it: iter((it.document.workspace.scope.value, it.document.workspace.name)),
    "file": lambda it: iter((it.document.relative,)),
    "id": lambda it: iter((it.entry.native_id or "",)),
    "area": lambda it: iter((it.entry.area or "",)),
    "priority": lambda it: iter((it.entry.priority or "",)),
    "severity": lambda it: iter((it.entry.severity or "",)),
}
_FLAGS: Mapping[str, Callable[[EntrySubject], bool]] = {
    "new": lambda it: it.entry.key in it.facts.noticed.new,
    "changed": lambda it: it.entry.key in it.facts.noticed.changed or it.entry.key in it.facts.snoozes.woken,
    "snoozed": lambda it: it.entry.key in it.facts.snoozes.asleep,
    "regressed": lambda it: it.entry.key in it.facts.came_back,
    "stale": lambda it: it.entry.key in it.facts.stale_of,
    "expired": lambda it: it._is_expired,
    "candidate": lambda it: it.entry.key in it.facts.candidate_of,
    "broken": lambda it: it.entry.key in it.facts.broken or it.entry.key in it.facts.faulty,
    "unknown": lambda it: it.entry.status is Status.UNKNOWN,
    "example": lambda it: it.entry.status is Status.EXAMPLE,
    "secret": lambda it: holds_secret(decoded(it.document.raw(it.entry))),
    "conflict": lambda it: it.entry.key in it.facts.noticed.conflicts,
    "draft": lambda it: it.entry.key in it.facts.noticed.drafts,
    "marked": lambda it: it.entry.key in it.facts.noticed.marked,
    "readonly": lambda it: it.document.read_only is not None,
}


def entry_subjects(facts: Facts) -> tuple[EntrySubject, ...]:
    """All entries of the snapshot, in the order of their files."""
    return tuple(_subjects(facts.snapshot, facts))


def _subjects(snapshot: Snapshot, facts: Facts) -> Iterator[EntrySubject]:
    for document in snapshot.documents:
        for place, entry in enumerate(document.entries):
            yield EntrySubject(document, entry, place, facts)
