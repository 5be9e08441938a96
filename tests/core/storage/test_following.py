"""A store and a watch together on a real disk, while others write."""

import asyncio
import shutil
import subprocess
from collections.abc import Callable, Coroutine
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from hotwash.core.model.plan import Intent, Plan, Target
from hotwash.core.model.settings import Settings, WatchLimits
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store
from hotwash.core.storage.watch import watch
from hotwash.core.storage.watching import Change, Mode, WatchState

# The sweep that would find what no event told of comes later than that.
PATIENCE, SWEEP = 60.0, 600.0


def entry(number: int, status: str = "pending") -> str:
    return (
        f"### ERR-20260520-{number:03}\n**Status**: {status}\n**Context**: c\n**Content**: d\n**Action**: a\n\n---\n\n"
    )


class Following:
    """A store that a watch keeps up to date, as the dashboard does it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "home" / "project"
        self.errors = self.root / ".learnings" / "ERRORS.md"
        self.errors.parent.mkdir(parents=True)
        self.errors.write_text("# Error Log\n\n" + entry(1), encoding="utf-8")
        settings = Settings(watch=WatchLimits(sweep=SWEEP))
        self.store = Store(Config(self.root, folder / "home", folder / "state", settings))
        self.states: list[WatchState] = []
        self._moved = asyncio.Event()

    @property
    def ids(self) -> list[str | None]:
        return [found.native_id for _, found in self.store.snapshot.entries()]

    async def follow(self) -> None:
        async with aclosing(watch(self.store, self.store.config.settings)) as events:
            async for event in events:
                if isinstance(event, Change):
                    await asyncio.to_thread(self.store.refresh, event.paths)
                else:
                    self.states.append(event)
                self._moved.set()

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():
                await self._moved.wait()
                self._moved.clear()

    def append(self, number: int) -> None:
        with self.errors.open("a", encoding="utf-8") as out:
            out.write(entry(number))


def run(following: Following, scenario: Callable[[Following], Coroutine[None, None, None]]) -> None:
    async def both() -> None:
        following.store.load()
        task = asyncio.create_task(following.follow())
        try:
            await following.until(lambda: bool(following.states))
            await scenario(following)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        assert task.cancelled()

    asyncio.run(both())


@pytest.fixture
def following(tmp_path: Path) -> Following:
    return Following(tmp_path)


def test_what_others_append_is_seen_without_waiting_for_the_sweep(following: Following) -> None:
    async def scenario(following: Following) -> None:
        for number in range(2, 12):
            following.append(number)
            await following.until(lambda number=number: len(following.ids) == number)  # type: ignore[misc] # a default binds the loop's value

    run(following, scenario)
    assert following.store.snapshot.notices == ()


def test_nothing_is_lost_while_others_append_and_we_write(following: Following) -> None:
    async def scenario(following: Following) -> None:
        script = (
            'i=2; while [ $i -le 60 ]; do printf "### ERR-20260520-%03d\\n**Status**: pending\\n**Context**: c\\n'
            '**Content**: d\\n**Action**: a\\n\\n" $i >> "$0"; i=$((i+1)); done'
        )
        agent = subprocess.Popen(["/bin/sh", "-c", script, str(following.errors)])
        for _ in range(5):
            key = next(found.key for _, found in following.store.snapshot.entries())
            for plan in (following.store.plan(Intent("resolve", (Target(key),))), None):
                step = plan or following.store.plan(Intent("undo"))
                assert isinstance(step, Plan), step
                await asyncio.to_thread(following.store.commit, step)
        agent.wait()
        await following.until(lambda: len(following.ids) == 60)
        assert sorted(map(str, following.ids)) == [f"ERR-20260520-{number:03}" for number in range(1, 61)]
        assert [document.native_status for _, document in following.store.snapshot.entries()] == ["pending"] * 60

    run(following, scenario)


def test_our_own_writes_do_not_come_back(following: Following) -> None:
    async def scenario(following: Following) -> None:
        key = next(found.key for _, found in following.store.snapshot.entries())
        plan = following.store.plan(Intent("resolve", (Target(key),)))
        assert isinstance(plan, Plan)
        await asyncio.to_thread(following.store.commit, plan)
        generation = following.store.snapshot.generation
        following.append(2)
        await following.until(lambda: len(following.ids) == 2)
        assert following.store.snapshot.generation == generation + 1
        assert following.store.snapshot.notices == ()
        assert [state.mode for state in following.states] == [Mode.EVENTS]

    run(following, scenario)


def test_a_folder_that_goes_and_comes_back_is_followed_again(following: Following) -> None:
    async def scenario(following: Following) -> None:
        kept = following.root / "kept"
        shutil.copytree(following.errors.parent, kept)
        shutil.rmtree(following.errors.parent)
        await following.until(lambda: any(each.missing for each in following.store.snapshot.problems))
        kept.rename(following.errors.parent)
        await following.until(lambda: following.store.snapshot.problems == ())
        following.append(2)
        await following.until(lambda: len(following.ids) == 2)

    run(following, scenario)


def test_a_workspace_that_is_made_while_we_look_is_opened(following: Following) -> None:
    async def scenario(following: Following) -> None:
        shared = following.store.config.home / ".claude" / ".learnings" / "LEARNINGS.md"
        shared.parent.mkdir(parents=True)
        shared.write_text(entry(7).replace("ERR", "LRN"), encoding="utf-8")
        await following.until(lambda: "LRN-20260520-007" in following.ids)
        buffer = following.root / "memory" / "working-buffer.md"
        buffer.parent.mkdir()
        buffer.write_text("# Working Buffer\n", encoding="utf-8")
        await following.until(lambda: len(following.store.snapshot.documents) == 3)

    run(following, scenario)


def test_what_the_learning_engine_gathers_is_opened_and_followed(following: Following) -> None:
    line = b'{"date": "2026-05-20", "finding": "a port is open", "severity": "nit"}\n'

    def counts(following: Following) -> list[str]:
        held = [document.contents for document in following.store.snapshot.documents if document.contents]
        return [str(count) for contents in held for count in contents.counts]

    async def scenario(following: Following) -> None:
        findings = following.root / ".claude" / "review-findings.jsonl"
        findings.parent.mkdir()
        findings.write_bytes(line)
        await following.until(lambda: counts(following) == ["1 finding"])
        registry = following.root / ".claude" / "patterns" / "patterns.json"
        registry.parent.mkdir()
        registry.write_bytes(b'{"patterns": {}}')
        await following.until(lambda: counts(following) == ["1 finding", "0 patterns"])
        with findings.open("ab") as out:
            out.write(line)
        await following.until(lambda: counts(following) == ["2 findings", "0 patterns"])

    run(following, scenario)


def test_polling_keeps_up_where_there_are_no_events(following: Following) -> None:
    settings = Settings(watch_mode="poll", watch=WatchLimits(poll=0.05))
    following.store = Store(replace(following.store.config, settings=settings))

    async def scenario(following: Following) -> None:
        following.append(2)
        await following.until(lambda: len(following.ids) == 2)
        assert [state.mode for state in following.states] == [Mode.POLL]

    run(following, scenario)
