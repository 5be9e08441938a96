"""What is remembered of a session: corrections and decisions, the note of a day, how many sessions there were."""

from hotwash.core.model.captures import Capture, NoteKind
from hotwash.core.model.contents import Count
from hotwash.core.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list. `label` is what stands before the text: a date, a time, or the name of a noun."""

    text: str
    label: str | None
    line: int


@dataclass(frozen=True, slots=True)
class StateSection:
    """One section of the session state; `kind` is `None` where the heading is nobody's convention."""

    title: str
    kind: Capture | None
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class SessionState:
    """`SESSION-STATE.md` without the placeholders of its template; `updated` is its `Last updated`, as written."""

    updated: str | None
    sections: tuple[StateSection, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        numbers = {kind: sum(len(each.bullets) for each in self.sections if each.kind is kind) for kind in Capture}
        other = sum(len(each.bullets) for each in self.sections if each.kind is None)
        known = (Count(number, kind.value) for kind, number in numbers.items() if number)
        return (*known, *((Count(other, "other note"),) if other else ()))


@dataclass(frozen=True, slots=True)
class NoteSection:
    """One section of a daily note; `kind` is `None` where it is free text."""

    title: str
    kind: NoteKind | None
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """`## Session closed: HH:MM (reason)`, which a hook appends; `steps` are those it found still open."""

    at: str
    reason: str | None
    steps: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class DailyNote:
    """`memory/YYYY-MM-DD.md`. `is_own` is false for the free-form diary that other systems keep under that name."""

    day: str
    is_own: bool
    sections: tuple[NoteSection, ...]
    closings: tuple[Closing, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        numbers = {kind: sum(len(each.bullets) for each in self.sections if each.kind is kind) for kind in NoteKind}
        words = {NoteKind.DISCOVERY: ("discovery", "discoveries"), NoteKind.COMPLETED: ("completed task", "")}
        counts = [Count(number, *words.get(kind, (kind.value, ""))) for kind, number in numbers.items() if number]
        other = sum(len(each.bullets) for each in self.sections if each.kind is None)
        counts += [Count(other, "other note")] if other else []
        return (*counts, *((Count(len(self.closings), "closed session"),) if self.closings else ()))


@dataclass(frozen=True, slots=True)
class SessionCount:
    """`.session-count`: how many sessions ended before stamps were kept, and the stamp of each since then."""

    baseline: int
    stamps: tuple[str, ...]

    @property
    def total(self) -> int:
        return self.baseline + len(self.stamps)

    @property
    def last(self) -> str | None:
        return self.stamps[-1] if self.stamps else None

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(self.total, "session"),)


@dataclass(frozen=True, slots=True)
class SessionMark:
    """A file whose name says it all: a review reminder that was claimed, or that a session runs (old hooks)."""

    reminder: int | None

    @property
    def counts(self) -> tuple[Count, ...]:
        return ()
