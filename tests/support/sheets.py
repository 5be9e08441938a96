"""A small stage for one modal screen: keys in, what the screen said and what it was dismissed with out."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import ModalScreen

from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind, Scope, Status
from hotwash.tui.screens.context import Planner, SheetContext
from hotwash.tui.screens.differences import plan_differences
from hotwash.tui.theme import DARK, THEMES, derived_variables, style_sheets

Result = TypeVar("Result")

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (60, 20)
ERRORS = "/work/payments-api/.learnings/ERRORS.md"
CLAUDE = "/work/payments-api/CLAUDE.md"
TEXT = b"""### ERR-20260518-001
**Status**: resolved
**Content**: resource limits missing on api

### ERR-20260519-002
**Status**: pending
**Content**: limits missing on worker

### ERR-20260520-002
**Status**: pending
**Content**: OOMKilled: no memory limit
"""
RULES = b"# payments-api\n\n## Agent Rules\n- Run helm diff upgrade before helm upgrade.\n"

MOST_TURNS, TURNS_OF_QUIET = 1000, 10

Step = str | Callable[[], object] | tuple[int, int]


class Stage(App[None]):
    """An app with nothing in it but the style sheets, and one screen on top."""

    CSS_PATH: ClassVar = list(style_sheets())
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, screen: ModalScreen[Result], theme: str = DARK) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.sheet = screen
        self.dismissed = False
        self.result: object = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return derived_variables(self.current_theme)

    def on_mount(self) -> None:
        self.push_screen(self.sheet, self._take)

    def _take(self, result: object) -> None:
        self.dismissed, self.result = True, result

    def text(self) -> str:
        """The screen as a person reads it, without trailing blanks."""
        return "\n".join(strip.text.rstrip() for strip in self.screen._compositor.render_strips())


@dataclass(frozen=True, slots=True)
class Played(Generic[Result]):
    """What was seen before the first and after every key, whether the screen closed, and with what."""

    texts: tuple[str, ...]
    dismissed: bool
    result: object

    @property
    def text(self) -> str:
        return self.texts[-1]


def play(screen: ModalScreen[Result], *steps: Step, size: tuple[int, int] = WIDE) -> Played[Result]:
    """Opens the screen and takes each step: a key, a place to click, or something that happens meanwhile."""

    async def run() -> Played[Result]:
        stage = Stage(screen)
        async with stage.run_test(size=size) as pilot:
            await _settle(stage)
            texts = [stage.text()]
            for step in steps:
                await _take(pilot, step)
                texts.append(stage.text())
            await _settle(stage)
            return Played(tuple(texts), stage.dismissed, stage.result)

    with collecting_later():
        return asyncio.run(run())


@contextmanager
def collecting_later() -> Iterator[None]:
    """No garbage collection while an app runs: it costs as much as the app itself."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def _take(pilot: Pilot[None], step: Step) -> None:
    if isinstance(step, str):
        await _press(pilot, step)
    elif isinstance(step, tuple):
        await pilot.click(offset=step)
        await _settle(pilot.app)
    else:
        outcome = step()
        if isinstance(outcome, Awaitable):
            await outcome
        await _settle(pilot.app)


async def _press(pilot: Pilot[None], key: str) -> None:
    """One key, sent as the pilot does it."""
    name = _character_to_key(key) if len(key) == 1 else key
    character = " " if key == "space" else key if len(key) == 1 else None
    event = events.Key(name, character)
    event.set_sender(pilot.app)
    pilot.app.post_message(event)
    await _settle(pilot.app)


async def _settle(app: App[None]) -> None:
    """Until every queue is empty and what they asked for is painted: much sooner than the pilot's wait for idleness."""
    for _ in range(4):
        await _all_quiet(app)
        app.screen._on_timer_update()


async def _all_quiet(app: App[None]) -> None:
    """Bounded: a widget on its way out may keep a message that nobody takes any more."""
    quiet, pumps = 0, (app, app.screen, *app.screen.walk_children())
    for _ in range(MOST_TURNS):
        await asyncio.sleep(0)
        quiet = 0 if any(pump.message_queue_size for pump in pumps) else quiet + 1
        if quiet == TURNS_OF_QUIET:
            break


def typed(text: str) -> list[str]:
    """The keys that type a text."""
    return ["space" if character == " " else character for character in text]


def workspace() -> Workspace:
    return Workspace("payments", "payments-api", Scope.PROJECT, "/work/payments-api", "/work/payments-api")


def snapshot(text: bytes = TEXT, generation: int = 1) -> Snapshot:
    """One file with an entry for every `### ` heading."""
    entries = []
    starts = [at for at in range(len(text)) if text.startswith(b"### ", at)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        lines = text[start:end].decode().split("\n")
        anchor = lines[0].removeprefix("### ")
        native = next(line for line in lines if line.startswith("**Status**")).partition(": ")[2]
        entries.append(
            Entry(
                key=Key(ERRORS, anchor),
                dialect="fields",
                kind=Kind.ERROR,
                native_id=anchor,
                title=lines[2],
                native_status=native,
                status=Status.OPEN if native == "pending" else Status.RESOLVED,
                logged="2026-05-20",
                priority=None,
                severity=None,
                area=None,
                span=Span(start, end),
                line=text[:start].count(b"\n") + 1,
            )
        )
    document = Document(ERRORS, ".learnings/ERRORS.md", workspace(), "entries", text, tuple(entries))
    return Snapshot(generation, (workspace(),), (document,))


def targets(of: Snapshot | None = None) -> tuple[Target, ...]:
    return tuple(Target(entry.key, entry.native_status) for _, entry in (of or snapshot()).entries())


def name_of(path: str) -> str:
    return path.removeprefix("/work/payments-api/")


@dataclass(slots=True)
class Planning:
    """A planner that remembers what it was asked, and refuses on demand."""

    refusal: Refusal | None = None
    asked: list[Intent] = field(default_factory=list)
    answer: Callable[[Intent], Plan | Refusal] | None = None

    def __call__(self, intent: Intent) -> Plan | Refusal:
        self.asked.append(intent)
        if self.refusal is not None:
            return self.refusal
        return self.answer(intent) if self.answer is not None else status_plan(intent)


def status_plan(intent: Intent, text: bytes = TEXT) -> Plan:
    """Every target's status becomes `resolved`."""
    splices = []
    for target in intent.targets:
        at = text.index(b"### " + target.key.anchor.encode())
        start = text.index(b"**Status**: ", at) + len(b"**Status**: ")
        splices.append(Splice(start, text.index(b"\n", start), b"resolved", "Status", target.key))
    arguments = "".join(f" --{name} '{value}'" for name, value in intent.arguments.items())
    anchors = " ".join(target.key.anchor for target in intent.targets)
    return Plan(
        intent,
        f"{intent.verb} {len(splices)} entries in 1 file",
        f"{intent.verb} done",
        (FileEdit(ERRORS, text, tuple(splices)),),
        equivalent=f"hotwash {intent.verb} {anchors}{arguments}",
    )


def context(
    planner: Planner | None = None,
    *,
    drafts: MutableMapping[str, str] | None = None,
    editor: Callable[[str], str | None] | None = None,
    notice: str = "",
    moments: Sequence[float] = (),
) -> SheetContext:
    """A sheet's surroundings; `moments` are what the clock says, the last one for ever."""
    left = list(moments)
    return SheetContext(
        snapshot(),
        planner or Planning(),
        lambda plan: plan_differences(plan, name_of),
        {} if drafts is None else drafts,
        editor,
        notice,
        lambda: left.pop(0) if len(left) > 1 else (left[0] if left else 0.0),
    )
