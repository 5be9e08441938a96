"""What is worked out beside the lists: candidates, and what a filter finds."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hotwash.bench.place import Bench
from hotwash.bench.report import Cost, Figure, median
from hotwash.bench.timing import seconds
from hotwash.core.analysis.entry_subjects import entry_subjects
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.analysis.promotion import promotion_candidates
from hotwash.core.analysis.selection import Index, Selection, prepared, select
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot

_TYPED = ("d", "dr", "dra", "drai", "drain")


def figures(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G6 without a screen, and G13."""
    for size in sizes:
        root = bench.own_workspace(size)
        store = bench.store(root)
        yield from _filter(store.snapshot, size, bench.rounds)
        scratch = _candidates(store.snapshot)
        again = []
        for number in range(bench.rounds):
            changed = _change_one(root, number)
            store.refresh([str(changed)])
            again.append(_candidates(store.snapshot))
        limit = 0.5 * size / 10_000
        cost = Cost("candidates from scratch", size, scratch)
        yield Figure("G13", f"candidates from scratch, {size:,}", scratch, limit, "s", cost=cost)
        cost = Cost("candidates after one change", size, median(again))
        yield Figure("G13", f"candidates after one change, {size:,}", median(again) * 1000, 50, "ms", cost=cost)


def _candidates(snapshot: Snapshot) -> float:
    return seconds(promotion_candidates, snapshot, datetime.now(UTC), Settings())


def _change_one(root: Path, number: int) -> Path:
    """Another word in an entry in the middle of a file."""
    path = root / ".learnings" / "LEARNINGS.md"
    content = path.read_bytes()
    place = content.find(b"### Summary\n", len(content) // 2) + len(b"### Summary\n")
    path.write_bytes(content[:place] + b"changed%d " % number + content[place:])
    return path


def _filter(snapshot: Snapshot, size: int, rounds: int) -> Iterator[Figure]:
    facts = Facts(snapshot, datetime.now(UTC), Settings())
    index = prepared(entry_subjects(facts))
    times = [took for _ in range(rounds) for took in _typing(index)]
    yield Figure(
        "G6",
        f"filter key, worked out, {size:,}",
        median(times) * 1000,
        3 * size / 10_000,
        "ms",
        cost=Cost("filter key, worked out", size, median(times)),
    )


def _typing(index: Index) -> Iterator[float]:
    """Seconds of each key of a word; each narrows what the one before found."""
    found: Selection | None = None
    for text in _TYPED:
        took = seconds(_found, index, text, found)
        found = _found(index, text, found)
        yield took


def _found(index: Index, text: str, before: Selection | None) -> Selection:
    query = parse_filter(text)
    assert not isinstance(query, FilterError)
    return select(index, query, before)
