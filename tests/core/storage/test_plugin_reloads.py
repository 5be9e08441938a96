"""When plugins are read again: after a while of quiet, one reading at a time, for everybody who asked before it."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from hotwash.core.model.plugin import FileEvent, FoundPlugins, PluginChange, Reload, ReloadCause
from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.plugin_reloads import LONGEST_WAIT, QUIET, PluginReloads
from support.plugins import DIRECTORY, MANIFEST, folder, found, plugin_files

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)
CHANGE = PluginChange(f"{DIRECTORY}/oncall/{MANIFEST}", FileEvent.CHANGED)
GOOD = found(folder("oncall", plugin_files("oncall")))
BROKEN = found(folder("oncall", {MANIFEST: "{"}))


class Disk:
    """Says what is on disk, and counts how often it was looked at; a look may be held up."""

    def __init__(self, *answers: FoundPlugins) -> None:
        self._answers = list(answers)
        self.looks = 0
        self.at_once = 0
        self.most_at_once = 0
        self.gate = threading.Event()
        self.gate.set()
        self.looking = threading.Event()

    def read(self) -> FoundPlugins:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.looks += 1
        self.looking.set()
        assert self.gate.wait(60)
        self.at_once -= 1
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


class Time:
    """A clock that moves when somebody sleeps; what was planned for a moment happens then."""

    def __init__(self) -> None:
        self.clock = FixedClock(NOON)
        self._planned: list[tuple[float, Callable[[], object]]] = []

    def at(self, second: float, act: Callable[[], object]) -> None:
        self._planned.append((second, act))
        self._planned.sort(key=lambda each: each[0])

    async def pause(self, seconds: float) -> None:
        """Sleep until then, or until the next thing that is planned before."""
        end = self.clock.monotonic() + seconds
        while self._planned and self._planned[0][0] <= end:
            moment, act = self._planned.pop(0)
            self.clock.advance(moment - self.clock.monotonic())
            act()
        self.clock.advance(end - self.clock.monotonic())


Scenario = Callable[[PluginReloads, Time], Awaitable[None]]


def play(disk: Disk, scenario: Scenario) -> PluginReloads:
    """Run a scenario beside a running reloader; returns it as it is in the end."""

    async def run() -> PluginReloads:
        time = Time()
        reloads = PluginReloads(disk, time.clock, time.pause)
        reloads.begin()
        task = asyncio.create_task(reloads.run(lambda _reload: None))
        try:
            await scenario(reloads, time)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return reloads

    return asyncio.run(run())


def told(reloads: PluginReloads) -> list[tuple[int, tuple[ReloadCause, ...]]]:
    return [(reload.number, reload.causes) for reload in reloads.in_force.log]


def test_two_saves_within_the_quiet_make_one_reading() -> None:
    async def scenario(reloads: PluginReloads, time: Time) -> None:
        time.at(0.4, lambda: reloads.ask(ReloadCause.FILES, (CHANGE,)))
        reload = await reloads.ask(ReloadCause.FILES, (CHANGE,))
        assert time.clock.monotonic() == 0.4 + QUIET
        assert reload.changes == (CHANGE,)

    reloads = play(Disk(GOOD), scenario)
    assert told(reloads) == [(1, (ReloadCause.START,)), (2, (ReloadCause.FILES,))]


def test_two_saves_further_apart_make_two_readings() -> None:
    async def scenario(reloads: PluginReloads, time: Time) -> None:
        await reloads.ask(ReloadCause.FILES, (CHANGE,))
        assert time.clock.monotonic() == QUIET
        time.clock.advance(0.2)
        await reloads.ask(ReloadCause.FILES, (CHANGE,))
        assert time.clock.monotonic() == 0.7 + QUIET

    assert len(play(Disk(GOOD), scenario).in_force.log) == 3


def test_webhook_and_watcher_within_the_quiet_make_one_reading() -> None:
    async def scenario(reloads: PluginReloads, time: Time) -> None:
        seen: list[asyncio.Future[Reload]] = []
        time.at(0.3, lambda: seen.append(reloads.ask(ReloadCause.WEBHOOK)))
        first = await reloads.ask(ReloadCause.FILES, (CHANGE,))
        assert await seen[0] is first

    assert told(play(Disk(GOOD), scenario))[1:] == [(2, (ReloadCause.FILES, ReloadCause.WEBHOOK))]


def test_who_asks_while_plugins_are_read_gets_the_next_reading_and_none_overlap() -> None:
    disk = Disk(GOOD)

    async def scenario(reloads: PluginReloads, _time: Time) -> None:
        disk.gate.clear()
        disk.looking.clear()
        first = reloads.ask(ReloadCause.FILES, (CHANGE,))
        await asyncio.to_thread(disk.looking.wait, 60)
        second = reloads.ask(ReloadCause.WEBHOOK)
        disk.gate.set()
        assert ((await first).number, (await second).number) == (2, 3)

    play(disk, scenario)
    assert (disk.looks, disk.most_at_once) == (3, 1)


def test_what_was_in_force_stays_in_force_until_the_replacement_is_whole() -> None:
    disk = Disk(GOOD)

    async def scenario(reloads: PluginReloads, _time: Time) -> None:
        before = reloads.in_force.registry
        disk.gate.clear()
        disk.looking.clear()
        asked = reloads.ask(ReloadCause.PERSON)
        await asyncio.to_thread(disk.looking.wait, 60)
        assert reloads.in_force.registry is before
        assert reloads.in_force.registry.count == 1
        disk.gate.set()
        await asked
        assert reloads.in_force.registry is not before

    play(disk, scenario)


def test_a_failed_reading_keeps_what_was_before_and_says_so() -> None:
    async def scenario(reloads: PluginReloads, _time: Time) -> None:
        await reloads.ask(ReloadCause.FILES, (CHANGE,))

    reloads = play(Disk(GOOD, BROKEN), scenario)
    first, second = reloads.in_force.log
    assert (first.count, first.failures, first.is_loaded) == (1, (), True)
    assert (second.count, second.is_loaded) == (1, False)
    assert [failure.is_kept for failure in second.failures] == [True]
    assert reloads.in_force.registry.standings[0].since == NOON


def test_a_person_is_not_kept_waiting() -> None:
    async def scenario(reloads: PluginReloads, time: Time) -> None:
        assert (await reloads.ask(ReloadCause.PERSON)).causes == (ReloadCause.PERSON,)
        assert time.clock.monotonic() == 0

    play(Disk(GOOD), scenario)


def test_whoever_never_stops_writing_does_not_keep_a_reading_away() -> None:
    async def scenario(reloads: PluginReloads, time: Time) -> None:
        for tenth in range(1, 100):
            time.at(tenth / 10, lambda: reloads.ask(ReloadCause.FILES, (CHANGE,)))
        await reloads.ask(ReloadCause.FILES, (CHANGE,))
        assert LONGEST_WAIT <= time.clock.monotonic() < LONGEST_WAIT + QUIET

    play(Disk(GOOD), scenario)


def test_who_waits_when_the_reloader_ends_is_let_go() -> None:
    asked: list[asyncio.Future[Reload]] = []
    disk = Disk(GOOD)

    async def scenario(reloads: PluginReloads, _time: Time) -> None:
        disk.gate.clear()
        disk.looking.clear()
        asked.append(reloads.ask(ReloadCause.WEBHOOK))
        await asyncio.to_thread(disk.looking.wait, 60)
        asked.append(reloads.ask(ReloadCause.WEBHOOK))
        disk.gate.set()

    play(disk, scenario)
    assert [each.cancelled() for each in asked] == [True, True]
