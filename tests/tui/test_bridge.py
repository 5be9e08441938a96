"""What the store says reaches the screen, but not every step of the first reading."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store
from hotwash.tui.bridge import PROGRESS, Bridge
from hotwash.tui.messages import SnapshotPublished


def told(clock: FixedClock, folder: Path) -> tuple[Callable[[Snapshot], None], list[int]]:
    """What a bridge does with a snapshot of its store, and the generations it has posted."""
    posted: list[int] = []

    def post(message: object) -> bool:
        assert isinstance(message, SnapshotPublished)
        posted.append(message.snapshot.generation)
        return True

    store = Store(Config(folder, folder, folder / "state"), clock)
    return Bridge(store, post, watches=False).published, posted


def test_the_first_reading_is_told_now_and_then_and_its_end_at_once(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 5, 20, tzinfo=UTC), ticks=100.0)
    publish, posted = told(clock, tmp_path)
    publish(Snapshot(1, loading=3))
    publish(Snapshot(2, loading=2))
    clock.advance(PROGRESS)
    publish(Snapshot(3, loading=1))
    publish(Snapshot(4))
    assert posted == [1, 3, 4]


def test_every_change_after_the_first_reading_is_told(tmp_path: Path) -> None:
    publish, posted = told(FixedClock(datetime(2026, 5, 20, tzinfo=UTC)), tmp_path)
    for generation in range(1, 4):
        publish(Snapshot(generation))
    assert posted == [1, 2, 3]
