"""One entry as a row, wherever entries are listed."""

from datetime import datetime
from typing import NamedTuple

from hotwash.core.analysis.ages import age_text
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.snoozing import until_words
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.naming import file_name, id_text, names_projects
from hotwash.viewmodels.rows import Breadth, Cell, Condition, News, Setting, shown

DRAFT = "draft"
_TONES = {"p1": Tone.ALARM, "blocking": Tone.ALARM, "critical": Tone.ALARM, "p2": Tone.WARNING, "high": Tone.WARNING}


class EntryRow(NamedTuple):
    """An entry in a list.

    `broken` says what is wrong with it; `project` is its workspace where several are open; `aside` says that a draft of
    it is kept, or how long it sleeps.
    """

    entry: Entry
    news: News
    condition: Condition
    seen: int
    seen_at: datetime | None
    broken: str
    project: str
    aside: str = ""

    @property
    def kind(self) -> str:
        return "entry"

    @property
    def step(self) -> None:
        return None

    @property
    def key(self) -> Key:
        return self.entry.key

    @property
    def targets(self) -> tuple[Key, ...]:
        return (self.entry.key,)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        entry = self.entry
        first = (
            Cell(age_text(entry, setting.now, self.seen_at), Tone.DIM),
            Cell(id_text(entry, setting.short), Tone.STRONG),
            self._summary(),
        )
        if setting.breadth < Breadth.EXTRA:
            return first
        priority = entry.severity or entry.priority
        return (
            *first,
            Cell(shown(priority), weight_tone(priority)),
            Cell(f"×{self.seen}" if self.seen > 1 else "", Tone.ACCENT),
            Cell(shown(entry.area), Tone.DIM),
        )

    def _summary(self) -> Cell:
        if self.broken:
            return Cell(f"✗ {self.broken}", Tone.ALARM)
        severity = f"{shown(self.entry.severity)} " if self.entry.severity else ""
        project = f" · {self.project}" if self.project else ""
        aside = f"{self.aside} · " if self.aside else ""
        tone = Tone.PLAIN if self.aside in ("", DRAFT) else Tone.DIM
        return Cell(f"{aside}{severity}{shown(self.entry.title)}{project}", tone)

    def peek(self, setting: Setting) -> str:
        """`OOMKilled: no memory limit – pending 2h, seen 3×`."""
        status = shown(self.entry.native_status) or "no status"
        age = age_text(self.entry, setting.now, self.seen_at)
        seen = f", seen {self.seen}×" if self.seen > 1 else ""
        aside = f", {self.aside}" if self.aside else ""
        return f"{self.broken or shown(self.entry.title)} – {status} {age}{seen}{aside}"


def weight_tone(word: str | None) -> Tone:
    """The tone of a severity or priority."""
    return _TONES.get(word.casefold(), Tone.PLAIN) if word else Tone.PLAIN


class EntryRows:
    """Makes rows of entries from the facts of a snapshot."""

    def __init__(self, facts: Facts) -> None:
        self._noticed, self._came_back = facts.noticed, facts.came_back
        self._stale, self._broken, self._groups = facts.stale_of, facts.broken, facts.group_of
        self._names_projects = names_projects(facts.snapshot)
        self._snoozes, self._now = facts.snoozes, facts.now

    def row(self, document: Document, entry: Entry) -> EntryRow:
        key = entry.key
        broken = self._broken.get(key, "")
        return EntryRow(
            entry,
            self.news(key),
            Condition.BROKEN if broken else self.condition(key),
            self.seen(key),
            self._noticed.first_seen.get(key),
            f"{shown(broken)} – {file_name(document)}:{entry.line}" if broken else "",
            shown(document.workspace.name) if self._names_projects else "",
            self._aside(key),
        )

    def _aside(self, key: Key) -> str:
        if key in self._noticed.drafts:
            return DRAFT
        snooze = self._snoozes.asleep.get(key)
        return until_words(snooze, self._now, short=True) if snooze is not None else ""

    def seen(self, key: Key) -> int:
        """How often it happened, as far as other entries tell of it."""
        group = self._groups.get(key)
        return group.count if group is not None and len(group.members) > 1 else 1

    def news(self, key: Key) -> News:
        if key in self._came_back:
            return News.REGRESSED
        if key in self._noticed.new:
            return News.NEW
        is_changed = key in self._noticed.changed or key in self._snoozes.woken
        return News.CHANGED if is_changed else News.NONE

    def condition(self, key: Key) -> Condition:
        if key in self._stale:
            return Condition.STALE
        if self.seen(key) > 1:
            return Condition.CLUSTERED
        return Condition.SNOOZED if key in self._snoozes.asleep else Condition.NONE
