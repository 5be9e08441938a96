"""A person at the dashboard: presses keys, reads the screen; and others who write to the files meanwhile."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Plan, Target
from hotwash.core.model.settings import Settings
from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store
from hotwash.demo.workspace import FROZEN_NOW, build
from hotwash.tui.app import HotwashApp
from hotwash.tui.dashboard import Dashboard
from hotwash.tui.options import Companion, RunOptions
from hotwash.tui.session import PaneId
from hotwash.tui.storm import StormGuard
from support.quiet import until_quiet

CHARACTERS = {"space": " ", "enter": "\r", "tab": "\t", "escape": "\x1b"}
WRITTEN_BEFORE = 9
WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (60, 20)
STILL = RunOptions(frozen=True)
CALM = Settings(storm=False, learning_mode="off")

ENTRY = """### {id}
**Status**: {status}
**Context**: Working on {title}
**Content**: {title}
**Action**: Look at {title}

---
"""


class Place:
    """A workspace on disk with its own home; entries are written the way agents write them."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "payments-api"
        self.home = folder / "home"
        self.errors = self.root / ".learnings" / "ERRORS.md"
        self.errors.parent.mkdir(parents=True)
        self.home.mkdir()

    @classmethod
    def sample(cls, folder: Path) -> "Place":
        """The sample workspace of the demo, with an operation under way."""
        built = build(folder, FROZEN_NOW, pending=True)
        place = cls.__new__(cls)
        place.root, place.home, place.errors = built.root, built.home, built.errors
        return place

    def log(self, *entries: tuple[str, str] | tuple[str, str, str]) -> None:
        """Append entries: id and title, and a status where it is not pending."""
        text = "".join(
            ENTRY.format(id=each[0], title=each[1], status=each[2] if len(each) > 2 else "pending") for each in entries
        )
        with self.errors.open("a", encoding="utf-8") as out:
            out.write(text)

    def set_status(self, anchor: str, status: str) -> None:
        """Change one entry's status as another program would."""
        before, _, after = self.errors.read_text(encoding="utf-8").partition(f"### {anchor}\n")
        head, _, rest = after.partition("\n")
        assert head.startswith("**Status**")
        self.errors.write_text(f"{before}### {anchor}\n**Status**: {status}\n{rest}", encoding="utf-8")

    def remove(self, anchor: str) -> None:
        before, _, after = self.errors.read_text(encoding="utf-8").partition(f"### {anchor}\n")
        self.errors.write_text(before + after.partition("---\n")[2], encoding="utf-8")

    def resolve(self, anchor: str, via: str) -> None:
        """Resolve one entry through another hotwash: of a person (`cli`), or of an agent."""
        config = Config(root=self.root, home=self.home, state_home=self.home / ".state", explicit=True, via=via)
        store = Store(config, FixedClock(FROZEN_NOW))
        store.load()
        plan = store.plan(Intent("resolve", (Target(Key(str(self.errors), anchor)),)))
        assert isinstance(plan, Plan)
        store.commit(plan)

    def settle(self) -> None:
        """Let every file have been written a few seconds before the sample's moment, whenever the test runs."""
        written = FROZEN_NOW.timestamp() - WRITTEN_BEFORE
        for path in (*self.root.rglob("*"), *self.home.rglob("*")):
            os.utime(path, (written, written))

    def text(self) -> str:
        return self.errors.read_text(encoding="utf-8")


class Person:
    """Presses keys and reads what the screen says."""

    def __init__(self, pilot: Pilot[None], app: HotwashApp, store: Store, clock: FixedClock) -> None:
        self._pilot = pilot
        self.app = app
        self.store = store
        self.clock = clock

    @property
    def dashboard(self) -> Dashboard:
        return self.app.dashboard

    async def press(self, *keys: str) -> "Person":
        """Press keys one after the other, and wait until what they started is done."""
        for key in keys:
            self._send(key)
            await self.settle()
        return self

    async def type(self, text: str) -> "Person":
        """Type faster than anybody reads."""
        for letter in text:
            self._send(letter)
        return await self.settle()

    def _send(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 else key
        event = events.Key(name, key if len(key) == 1 else CHARACTERS.get(key))
        event.set_sender(self.app)
        self.app.post_message(event)

    async def settle(self) -> "Person":
        """Wait until everything that was begun is done: messages, what they caused, and what is written beside them."""
        await until_quiet(self.app)
        return self

    async def until(self, text: str) -> "Person":
        """Wait for what takes a longer chain of messages, such as a field that hands its text to the store."""
        for _ in range(10):
            if text in " ".join(self.screen.split()):
                break
            await self.settle()
        return self

    async def resize(self, width: int, height: int) -> "Person":
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()
        return await self.settle()

    async def wait(self, seconds: float) -> "Person":
        """Let time pass on the clock that the dashboard reads."""
        self.clock.advance(seconds)
        self.dashboard.keyboard.release()
        return await self.settle()

    async def others(self, write: Callable[[], object]) -> "Person":
        """Somebody else changes files, and the dashboard notices."""
        write()
        await asyncio.to_thread(self.store.refresh)
        return await self.settle()

    async def click(self, x: int, y: int, *, times: int = 1, control: bool = False, shift: bool = False) -> "Person":
        await self._pilot.click(offset=(x, y), times=times, control=control, shift=shift)
        return await self.settle()

    async def wheel(self, x: int, y: int, *, down: bool = True, shift: bool = False) -> "Person":
        """One notch of the mouse wheel over a place."""
        event = events.MouseScrollDown if down else events.MouseScrollUp
        await self._pilot._post_mouse_events([event], offset=(x, y), shift=shift)
        return await self.settle()

    # What is seen

    @property
    def screen(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def lines(self) -> list[str]:
        return self.screen.split("\n")

    @property
    def status(self) -> str:
        return self.dashboard.line("status").left_text.strip()

    @property
    def header(self) -> str:
        line = self.dashboard.line("header")
        return line.left_text + line.right_text

    @property
    def detail(self) -> str:
        return "\n".join(self.dashboard.detail.text_lines)

    @property
    def pane(self) -> PaneId:
        return self.dashboard.session.pane

    @property
    def title(self) -> str:
        pane = self.dashboard.view.list._border_title
        return pane.plain if pane is not None else ""

    @property
    def under(self) -> str:
        """The id of what is under the cursor."""
        row = self.dashboard.view.row
        if row is None:
            return ""
        return row.targets[0].anchor if len(row.targets) == 1 else str(row.key)

    @property
    def ids(self) -> list[str]:
        """The ids of the focused list."""
        return [row.targets[0].anchor for row in self.dashboard.view.list.rows if row.targets]

    @property
    def sheet(self) -> str:
        """The name of the sheet on top; empty when there is none."""
        return type(self.app.screen).__name__ if self.app.screen is not self.dashboard else ""


Scenario = Callable[[Person], Awaitable[None]]


def dashboard_app(
    place: Place,
    *,
    settings: Settings = CALM,
    options: RunOptions = STILL,
    companion: Companion | None = None,
    clock: FixedClock | None = None,
) -> tuple[HotwashApp, Store]:
    """The application on a workspace, at the moment of the sample, following nothing."""
    config = Config(
        root=place.root,
        home=place.home,
        state_home=place.home / ".state",
        settings=settings,
        via="tui",
        explicit=True,
        read_only=options.read_only,
    )
    place.settle()
    store = Store(config, clock or FixedClock(FROZEN_NOW))
    store.load_tail()
    return HotwashApp(store, replace(options, frozen=True), companion, guard=StormGuard(settings.storm)), store


def at_the_dashboard(
    place: Place,
    scenario: Scenario,
    *,
    size: tuple[int, int] = WIDE,
    settings: Settings = CALM,
    options: RunOptions = STILL,
    companion: Companion | None = None,
    clock: FixedClock | None = None,
) -> None:
    """Play a scenario on a workspace."""
    clock = clock or FixedClock(FROZEN_NOW)

    async def play() -> None:
        app, store = dashboard_app(place, settings=settings, options=options, companion=companion, clock=clock)
        async with app.run_test(size=size) as pilot:
            person = Person(pilot, app, store, clock)
            desk = (app.hud or app.dashboard).desk
            while desk.watch_state is None:
                await asyncio.sleep(0.005)
            await person.settle()
            await scenario(person)

    asyncio.run(play())


def after_keys(place: Place, *keys: str) -> tuple[HotwashApp, Callable[[Pilot[None]], Awaitable[None]]]:
    """The dashboard on a place, and what a person does there before a picture is taken: each write is waited for."""
    clock = FixedClock(FROZEN_NOW)
    app, store = dashboard_app(place, clock=clock)

    async def press(pilot: Pilot[None]) -> None:
        while app.dashboard.desk.watch_state is None:
            await pilot.pause()
        person = Person(pilot, app, store, clock)
        await person.settle()
        await person.press(*keys)

    return app, press
