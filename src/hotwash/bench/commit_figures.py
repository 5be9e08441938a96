"""From a decision to its bytes being safe on the disk."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from random import Random

from hotwash.bench.place import Bench
from hotwash.bench.report import Figure, median, quantile
from hotwash.bench.timing import seconds
from hotwash.bench.workspaces import entry_text
from hotwash.core.model.plan import Intent, Plan, Target
from hotwash.core.storage.store import Store

_AN_ENTRY_HAS = 700
LIMITS = {100: (5, 20), 8_192: (60, 150)}


def figures(bench: Bench, commits: int = 60, limits: Mapping[int, tuple[float, float]] = LIMITS) -> Iterator[Figure]:
    """G14: one status in files of so many KB, with everything that makes it durable; usually, and rarely."""
    for kilobytes, (usual, rare) in limits.items():
        times = list(_resolve_many(_store_of(bench, kilobytes), commits))
        what = f"commit of one status, {kilobytes:,} KB"
        yield Figure("G14", f"{what}, median", median(times) * 1000, usual, "ms")
        yield Figure("G14", f"{what}, 99th percentile", quantile(times, 0.99) * 1000, rare, "ms")


def _store_of(bench: Bench, kilobytes: int) -> Store:
    root = bench.empty_folder(f"commit-{kilobytes}")
    (root / ".learnings").mkdir()
    rng, today = Random(kilobytes), datetime.now(UTC).date()
    text = "".join(entry_text(rng, "LRN", number, today) for number in range(kilobytes * 1024 // _AN_ENTRY_HAS))
    (root / ".learnings" / "LEARNINGS.md").write_text(text, encoding="utf-8")
    return bench.store(root)


def _resolve_many(store: Store, most: int) -> Iterator[float]:
    """Seconds of each commit: locking, journal, file, and taking the written file in again."""
    pending = [entry.key for _, entry in store.snapshot.entries() if entry.native_status == "pending"]
    for key in pending[:most]:
        plan = store.plan(Intent("resolve", (Target(key),)))
        assert isinstance(plan, Plan), plan
        yield seconds(store.commit, plan)
