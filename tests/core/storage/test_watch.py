"""Noticing changes on a real disk."""

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
from pathlib import Path

import pytest

from hotwash.core.model.settings import Settings, WatchLimits
from hotwash.core.storage import watch as watch_module
from hotwash.core.storage.mounts import remote_file_system
from hotwash.core.storage.read import Signature, signature_of
from hotwash.core.storage.surroundings import is_passing
from hotwash.core.storage.watch import watch
from hotwash.core.storage.watching import Change, Mode, WatchState

# The sweep that would find what no event told of comes later than that.
PATIENCE, SWEEP = 60.0, 600.0


class Looker:
    """Stands for a store: knows some folders and what their `.md` files looked like when it last looked."""

    def __init__(self, *folders: Path) -> None:
        self._folders = tuple(map(str, folders))
        self._seen = self._look()
        self.blind = False

    @property
    def folders(self) -> tuple[str, ...]:
        return self._folders

    def add(self, folder: Path) -> None:
        self._folders += (str(folder),)

    def concerning(self, path: str) -> str | None:
        wanted = path.endswith(".md") or path in self._folders
        return path if wanted and not is_passing(os.path.basename(path)) and not self.blind else None

    def differences(self) -> frozenset[str]:
        now = self._look()
        return frozenset(path for path in {*now, *self._seen} if now.get(path) != self._seen.get(path))

    def refresh(self) -> None:
        self._seen = self._look()

    def knows(self, path: Path) -> bool:
        return path.exists() and self._seen.get(str(path)) == signature_of(str(path))

    def _look(self) -> dict[str, Signature | None]:
        found = {}
        for folder in self._folders:
            for name in os.listdir(folder) if os.path.isdir(folder) else ():
                if name.endswith(".md"):
                    found[os.path.join(folder, name)] = signature_of(os.path.join(folder, name))
        return found


def quick(mode: str = "events", sweep: float = SWEEP) -> Settings:
    return Settings(watch_mode=mode, watch=WatchLimits(gap=0.05, poll=0.05, sweep=sweep))


class Seen:
    """Consumes a watch until something is seen; every wait has a limit."""

    def __init__(self, stream: AsyncGenerator[Change | WatchState, None], looker: Looker, again: asyncio.Event) -> None:
        self._stream = stream
        self.again = again
        self._looker = looker
        self.states: list[WatchState] = []
        self.changes: list[frozenset[str]] = []

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds():
                item = await anext(self._stream)
                if isinstance(item, WatchState):
                    self.states.append(item)
                else:
                    self.changes.append(item.paths)
                    self._looker.refresh()

    async def armed(self) -> None:
        await self.until(lambda: bool(self.states))

    async def news_of(self, path: Path) -> None:
        """Wait until a change has made the looker look, and it has seen the file as it is now."""
        await self.until(lambda: self._looker.knows(path))


def watching(looker: Looker, settings: Settings, scenario: Callable[[Seen], Coroutine[None, None, None]]) -> Seen:
    """Run a scenario beside a watch, and end the watch with it."""

    async def run() -> Seen:
        again = asyncio.Event()
        stream = watch(looker, settings, again)
        seen = Seen(stream, looker, again)
        try:
            await scenario(seen)
        finally:
            await stream.aclose()
        return seen

    return asyncio.run(run())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / ".learnings"
    place.mkdir()
    (place / "ERRORS.md").write_text("# Errors\n", encoding="utf-8")
    return place


class TestEvents:
    def test_an_append_and_a_replacement_are_noticed(self, folder: Path) -> None:
        async def scenario(seen: Seen) -> None:
            await seen.armed()
            with (folder / "ERRORS.md").open("a", encoding="utf-8") as out:
                out.write("more\n")
            await seen.news_of(folder / "ERRORS.md")
            (folder / "ERRORS.new").write_text("all new\n", encoding="utf-8")
            (folder / "ERRORS.new").replace(folder / "ERRORS.md")
            await seen.news_of(folder / "ERRORS.md")

        seen = watching(Looker(folder), quick(), scenario)
        assert seen.states == [WatchState(Mode.EVENTS, SWEEP)]

    def test_a_new_file_is_noticed(self, folder: Path) -> None:
        async def scenario(seen: Seen) -> None:
            await seen.armed()
            (folder / "LEARNINGS.md").write_text("# Learnings\n", encoding="utf-8")
            await seen.news_of(folder / "LEARNINGS.md")

        watching(Looker(folder), quick(), scenario)

    def test_a_folder_that_is_missing_is_noticed_when_it_comes(self, tmp_path: Path) -> None:
        late = tmp_path / "project" / ".learnings"

        async def scenario(seen: Seen) -> None:
            await seen.armed()
            late.parent.mkdir()
            await seen.until(lambda: len(seen.states) == 2)
            late.mkdir()
            (late / "ERRORS.md").write_text("# at once\n", encoding="utf-8")
            await seen.news_of(late / "ERRORS.md")
            with (late / "ERRORS.md").open("a", encoding="utf-8") as out:
                out.write("later\n")
            await seen.news_of(late / "ERRORS.md")

        looker = Looker(late, late.parent)
        watching(looker, quick(), scenario)

    def test_a_folder_that_is_deleted_and_made_again_is_watched_again(self, folder: Path) -> None:
        async def scenario(seen: Seen) -> None:
            await seen.armed()
            shutil.rmtree(folder)
            await seen.until(lambda: len(seen.states) >= 2)
            folder.mkdir()
            (folder / "ERRORS.md").write_text("# back\n", encoding="utf-8")
            await seen.news_of(folder / "ERRORS.md")
            with (folder / "ERRORS.md").open("a", encoding="utf-8") as out:
                out.write("again\n")
            await seen.news_of(folder / "ERRORS.md")

        watching(Looker(folder), quick(), scenario)

    def test_a_folder_that_comes_while_its_watch_is_prepared_is_watched(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        late = tmp_path / ".learnings"

        def existing_until_now(folders: Iterable[str]) -> dict[str, str]:
            found = existing(folders)
            late.mkdir(exist_ok=True)
            return found

        async def scenario(seen: Seen) -> None:
            await seen.armed()
            (late / "ERRORS.md").write_text("# later\n", encoding="utf-8")
            await seen.news_of(late / "ERRORS.md")

        existing = watch_module._existing
        monkeypatch.setattr(watch_module, "_existing", existing_until_now)
        watching(Looker(late), quick(), scenario)

    def test_what_changed_before_the_kernel_watched_is_caught_up_with(self, folder: Path) -> None:
        looker = Looker(folder)
        (folder / "ERRORS.md").write_text("# changed between load and watch\n", encoding="utf-8")

        async def scenario(seen: Seen) -> None:
            await seen.news_of(folder / "ERRORS.md")

        watching(looker, quick(), scenario)

    def test_a_burst_comes_in_few_changes_and_its_end_is_never_lost(self, folder: Path) -> None:
        looker = Looker(folder)

        async def scenario(seen: Seen) -> None:
            await seen.armed()
            for number in range(200):
                with (folder / "ERRORS.md").open("a", encoding="utf-8") as out:
                    out.write(f"line {number}\n")
            await seen.until(lambda: not looker.differences() and bool(seen.changes))

        seen = watching(looker, quick(), scenario)
        assert len(seen.changes) < 20

    def test_the_names_that_editors_use_for_a_moment_are_passed_over(self, folder: Path) -> None:
        async def scenario(seen: Seen) -> None:
            await seen.armed()
            for name in ("4913", "ERRORS.md~", ".#ERRORS.md", "ERRORS.sync-conflict-20260520.md", "ERRORS.md.orig"):
                (folder / name).write_text("x", encoding="utf-8")
            (folder / "LAST.md").write_text("x", encoding="utf-8")
            await seen.until(lambda: bool(seen.changes) and str(folder / "LAST.md") in seen.changes[-1])

        seen = watching(Looker(folder), quick(), scenario)
        assert frozenset.union(*seen.changes) == {str(folder / "LAST.md")}


class TestPolling:
    def test_polling_that_was_chosen_notices_changes_and_says_so(self, folder: Path) -> None:
        async def scenario(seen: Seen) -> None:
            await seen.armed()
            (folder / "ERRORS.md").write_text("# polled\n", encoding="utf-8")
            await seen.news_of(folder / "ERRORS.md")

        seen = watching(Looker(folder), quick("poll"), scenario)
        assert seen.states == [WatchState(Mode.POLL, 0.05, "polling every 0.05 s: chosen in the configuration")]

    def test_a_change_without_an_event_ends_the_trust_in_events(self, folder: Path) -> None:
        looker = Looker(folder)
        looker.blind = True

        async def scenario(seen: Seen) -> None:
            await seen.armed()
            (folder / "ERRORS.md").write_text("# unannounced\n", encoding="utf-8")
            await seen.news_of(folder / "ERRORS.md")
            await seen.until(lambda: len(seen.states) == 2)
            (folder / "ERRORS.md").write_text("# polled from now on\n", encoding="utf-8")
            await seen.news_of(folder / "ERRORS.md")

        seen = watching(looker, quick(sweep=0.05), scenario)
        assert [state.mode for state in seen.states] == [Mode.EVENTS, Mode.POLL]
        assert seen.states[1].announcement == "polling every 0.05 s: a file changed without an event"

    def test_events_can_be_tried_again(self, folder: Path) -> None:
        async def scenario(seen: Seen) -> None:
            await seen.armed()
            seen.again.set()
            await seen.until(lambda: [state.mode for state in seen.states] == [Mode.POLL, Mode.EVENTS])

        watching(Looker(folder), quick("poll"), scenario)

    def test_a_change_that_events_told_of_never_counts_as_missed(self, folder: Path) -> None:
        looker = Looker(folder)

        async def scenario(seen: Seen) -> None:
            await seen.armed()
            for number in range(10):
                (folder / "ERRORS.md").write_text("x" * number, encoding="utf-8")
                await seen.news_of(folder / "ERRORS.md")

        seen = watching(looker, quick(sweep=0.02), scenario)
        assert [state.mode for state in seen.states] == [Mode.EVENTS]

    def test_a_mistake_in_the_store_ends_the_watch_loudly(self, folder: Path) -> None:
        class Broken(Looker):
            def differences(self) -> frozenset[str]:
                raise ZeroDivisionError

        async def scenario(seen: Seen) -> None:
            await seen.until(lambda: False)

        with pytest.raises(ZeroDivisionError):
            watching(Broken(folder), quick("poll"), scenario)


MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/root rw
30 22 0:40 / /home/me/mnt rw - nfs4 server:/export rw
31 30 0:41 / /home/me/mnt/local\\040disk rw - ext4 /dev/sdb rw
"""


@pytest.mark.parametrize(
    ("path", "remote"),
    [("/home/me/mnt/x", "nfs4"), ("/home/me/mnt/local disk/x", None), ("/home/me/mntx", None), ("/", None)],
)
def test_a_remote_file_system_is_known_by_its_mount(path: str, remote: str | None) -> None:
    assert remote_file_system(path, MOUNTS) == remote


@pytest.mark.parametrize("name", ["ERRORS.md~", ".#ERRORS.md", "4913", "a.sync-conflict-1.md", "ERRORS.md.orig"])
def test_passing_names_are_known(name: str) -> None:
    assert is_passing(name)
    assert not is_passing("ERRORS.md")
