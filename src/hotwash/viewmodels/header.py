"""The first line: what is open, how alive the screen is, and what waits."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from hotwash.core.analysis.ages import short_duration
from hotwash.core.model.document import Workspace
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope, Tone
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import UNKNOWN_COUNT, Breadth, Cell, shown


class Mode(StrEnum):
    """Whether anything may be written; the value is the word on the screen."""

    READ_WRITE = "RW"
    READ_ONLY = "RO"
    ARMED = "RW armed"
    DEMO = "DEMO"


@dataclass(frozen=True, slots=True)
class Health:
    """How true the screen is. Every claim stands for a check that has passed.

    `confirmed` are the seconds since the screen was last equal to the disk, `None` before the first check.
    `poll` is the interval of polling in seconds, `None` while events are armed. `read` of `files` are in while
    loading. `held_back` are changes that wait while paused, `None` while following. `plugins` of agents cannot be used
    as they are on disk.
    """

    files: int = 0
    read: int | None = None
    confirmed: float | None = None
    poll: float | None = None
    held_back: int | None = None
    missing: int = 0
    stale_after: float = 15.0
    errors: int = 0
    plugins: int = 0


def health_cell(health: Health, breadth: Breadth) -> Cell:
    """The worst thing that holds, in words (`● live · 5 files · 3s`)."""
    if health.errors:
        return Cell(f"✗ error {health.errors}", Tone.ALARM)
    if health.confirmed is not None and health.confirmed > health.stale_after:
        return Cell(f"▲ stale {short_duration(health.confirmed)}", Tone.ALARM)
    if health.missing:
        return Cell(f"▲ missing {health.missing}", Tone.WARNING)
    if health.held_back is not None:
        return Cell(f"‖ paused +{health.held_back}", Tone.WARNING)
    if health.read is not None or health.confirmed is None:
        return Cell(f"reading {health.read or 0}/{health.files}", Tone.DIM)
    if health.poll is not None:
        return Cell(_joined(f"● poll {health.poll:g}s", _files(health, breadth)), Tone.WARNING)
    age = short_duration(health.confirmed)
    tone = Tone.WARNING if health.plugins else Tone.GOOD
    return Cell(_joined("● live", _files(health, breadth), age, breadth=breadth), tone)


def _files(health: Health, breadth: Breadth) -> str:
    """How many files are shown; in their place the plugins that could not be reloaded."""
    if health.plugins:
        return f"▲{health.plugins}" if breadth is Breadth.NARROW else f"▲ {counted(health.plugins, 'plugin')}"
    return "" if breadth is Breadth.NARROW else counted(health.files, "file")


def _joined(*parts: str, breadth: Breadth = Breadth.WIDE) -> str:
    return (" " if breadth is Breadth.NARROW else " · ").join(part for part in parts if part)


def workspaces_text(workspaces: Sequence[Workspace], breadth: Breadth) -> tuple[Cell, ...]:
    """`payments-api (project) + ~/.claude (global)`, shorter where there is less room."""
    if not workspaces:
        return (Cell("no workspace", Tone.WARNING),)
    first, *others = workspaces
    is_wide = breadth >= Breadth.WIDE
    cells = [Cell(f"{shown(first.name)} ({first.scope})" if is_wide else shown(first.name), _scope_tone(first.scope))]
    projects = sum(other.scope is Scope.PROJECT for other in others)
    if projects:
        cells.append(Cell(f" +{projects}", _scope_tone(Scope.PROJECT)))
    shared = next((other for other in others if other.scope is Scope.GLOBAL), None)
    if shared is not None and is_wide:
        cells += [Cell(" + ", Tone.DIM), Cell(f"{shown(shared.name)} ({shared.scope})", Tone.GLOBAL)]
    elif shared is not None:
        cells.append(Cell(" +g" if breadth is Breadth.NARROW else " +global", Tone.GLOBAL))
    return tuple(cells)


def workspaces_texts(workspaces: Sequence[Workspace], breadth: Breadth) -> tuple[tuple[Cell, ...], ...]:
    """What is open, from the longest way to say it that suits the breadth to the shortest."""
    shorter = (each for each in (Breadth.WIDE, Breadth.MEDIUM, Breadth.NARROW) if each <= breadth)
    return tuple(workspaces_text(workspaces, each) for each in shorter)


def _scope_tone(scope: Scope) -> Tone:
    return Tone.GLOBAL if scope is Scope.GLOBAL else Tone.PROJECT


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits, over all workspaces; `candidates` is `None` before they were looked for."""

    pending: int = 0
    candidates: int | None = 0
    stale: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """The parts of the line from left to right; `health` and `mode` are never cut.

    `names` say what is open, from the longest to the shortest way.
    """

    names: tuple[tuple[Cell, ...], ...]
    health: Cell
    counts: Cell
    problems: Cell
    mode: Cell
    clock: Cell


def header(
    workspaces: Sequence[Workspace], health: Health, counts: Counts, *, mode: Mode, now: datetime, breadth: Breadth
) -> Header:
    """The header for a screen of that breadth."""
    title = () if breadth is Breadth.NARROW else (Cell("hotwash ", Tone.STRONG),)
    candidates = UNKNOWN_COUNT if counts.candidates is None else counts.candidates
    wide = f"{counts.pending} pend  {candidates} cand  {counts.stale} stale"
    return Header(
        names=tuple((*title, *name) for name in workspaces_texts(workspaces, breadth)),
        health=health_cell(health, breadth),
        counts=Cell(wide if breadth >= Breadth.WIDE else "", Tone.DIM),
        problems=Cell(f"✗{counts.problems}" if counts.problems else "", Tone.ALARM),
        mode=Cell(mode.value, Tone.ACCENT if mode in (Mode.DEMO, Mode.ARMED) else Tone.DIM),
        clock=Cell(f"{now:%H:%M}"),
    )
