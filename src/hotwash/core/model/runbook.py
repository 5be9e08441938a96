"""What an agent reads before it works: patterns that work, patterns that do not, and where they come from."""

from enum import StrEnum

from hotwash.core.model.contents import Count
from hotwash.core.model.session import Bullet
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass


class RunbookPart(StrEnum):
    """The section of a runbook, whichever of the two forms named it."""

    PATTERNS = "patterns"
    ANTI_PATTERNS = "anti-patterns"
    AUTO_GENERATED = "auto-generated"
    SERVICES = "services"
    MISTAKES = "mistakes"
    RECENT = "recent"
    ARCHIVED = "archived"
    OTHER = "other"


class RunbookOrigin(StrEnum):
    """Who wrote an entry: a person, the engine, or the engine after a person corrected an agent."""

    MANUAL = "manual"
    AUTO = "auto"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class RunbookEntry:
    """One pattern. A number that is missing or is none is `None`; `span` covers the heading and its text."""

    name: str
    part: RunbookPart
    origin: RunbookOrigin
    confidence: float | None
    occurrences: int | None
    trend: str | None
    last_seen: str | None
    span: Span
    line: int

    @property
    def is_archived(self) -> bool:
        return self.part is RunbookPart.ARCHIVED


@dataclass(frozen=True, slots=True)
class Runbook:
    """`RUNBOOK.md` of one agent; `notes` are its bullets outside entries: mistakes, services, recent learnings."""

    agent: str
    updated: str | None
    entries: tuple[RunbookEntry, ...]
    notes: tuple[Bullet, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        live = [entry for entry in self.entries if not entry.is_archived]
        by_hand = sum(entry.origin is RunbookOrigin.MANUAL for entry in live)
        counts = (
            Count(by_hand, "manual entry", "manual entries"),
            Count(len(live) - by_hand, "automatic entry", "automatic entries"),
            Count(len(self.entries) - len(live), "archived entry", "archived entries"),
            Count(len(self.notes), "note"),
        )
        return tuple(each for each in counts if each.number)
