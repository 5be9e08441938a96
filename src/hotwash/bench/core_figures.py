"""What the core costs without a screen: commands, parsing, recurrence, filtering, committing."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from hotwash.bench.place import HOTWASH, Bench
from hotwash.bench.report import Figure, median, milliseconds, quantile, ratio
from hotwash.core import formats
from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.analysis.promotion import promotion_candidates
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.plan import Intent, Plan, Target
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.store import Store

_WORKSPACE = Workspace("bench", "bench", Scope.PROJECT, "/", "/")


def commands(bench: Bench, size: int) -> Iterator[Figure]:
    """G2: whole processes, against an interpreter that does nothing."""
    root = str(bench.workspace(size))
    named = {"status": ("status",), "list --all --json": ("list", "--all", "--json")}
    for name, arguments in named.items():
        ours, theirs = [], []
        for _ in range(bench.rounds):
            theirs.append(_process(bench, (sys.executable, "-c", "pass")))
            ours.append(_process(bench, (*HOTWASH, *arguments, "--root", root)))
        target = "≤ 1.5" if name == "status" else "≤ 5"
        yield Figure(
            "G2", f"hotwash {name}, {size:,} ÷ python -c pass", target, ratio(ours, theirs), milliseconds(ours)
        )


def _process(bench: Bench, command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=bench.environment(), stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def parsing(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G3 and G4: reading and parsing every file, against `grep -c` and a Markdown parser; and parsing again."""
    for size in sizes:
        files = sorted((bench.workspace(size) / ".learnings").glob("*.md"))
        contents = [path.read_bytes() for path in files]
        ours, theirs = [], []
        for _ in range(bench.rounds):
            theirs.append(_timed(lambda: _grep(files)))
            ours.append(_timed(lambda: _parse_all(files)))
        target = {1_000: "≤ 3", 10_000: "≤ 9"}.get(size, "≤ 11")
        yield Figure("G3", f"load, {size:,} ÷ grep -c", target, ratio(ours, theirs), milliseconds(ours))
        if size == min(sizes):
            yield _against_markdown(contents, ours)
        yield from _again(files, size, bench.rounds)


def _grep(files: list[Path]) -> None:
    subprocess.run(("grep", "-c", "Status", *map(str, files)), stdout=subprocess.DEVNULL, check=False)


def _parse_all(files: list[Path]) -> list[Document]:
    return [formats.parse(str(path), path.name, _WORKSPACE, path.read_bytes()) for path in files]


def _against_markdown(contents: list[bytes], ours: list[float]) -> Figure:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    theirs = _timed(lambda: [parser.parse(content.decode()) for content in contents])
    return Figure(
        "G3b", "throughput ÷ markdown-it-py", "≥ 80", f"{theirs / median(ours):.0f}", f"{theirs * 1000:.0f} ms"
    )


def _again(files: list[Path], size: int, rounds: int) -> Iterator[Figure]:
    """What one changed file costs, as a share of reading that file for the first time."""
    largest = max(files, key=lambda path: path.stat().st_size)
    content = largest.read_bytes()
    middle = content.find(b"pending", len(content) // 2)
    changes = {
        "append": content
        + b"\n### ERR-20260101-999999\n**Status**: pending\n**Context**: c\n**Content**: c\n**Action**: a\n",
        "edit in the middle": content[:middle] + b"resolved" + content[middle + 7 :],
    }
    first = formats.parse(str(largest), largest.name, _WORKSPACE, content)
    full = median(
        [_timed(lambda: formats.parse(str(largest), largest.name, _WORKSPACE, content)) for _ in range(rounds)]
    )
    for name, changed in changes.items():
        again = median([_timed(lambda changed=changed: formats.reparse(first, changed)) for _ in range(rounds)])  # type: ignore[misc] # a default binds the loop's value
        target = "≤ 2 %" if name == "append" else "≤ 8 %"
        yield Figure(
            "G4",
            f"parse again after {name}, {size:,}",
            target,
            f"{again / full * 100:.1f} %",
            f"{again * 1000:.2f} of {full * 1000:.1f} ms",
        )


def facts(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G6 and G13: candidates from scratch and after one change, and what a filter keystroke computes."""
    now, settings = datetime.now(UTC), Settings()
    for size in sizes:
        store = _store(bench.workspace(size))
        snapshot = store.snapshot
        scratch = _timed(lambda snapshot=snapshot: promotion_candidates(snapshot, now, settings))  # type: ignore[misc] # as above
        changed = _one_changed(snapshot)
        again = _timed(lambda changed=changed: promotion_candidates(changed, now, settings))  # type: ignore[misc] # as above
        target = "≤ 0.5 s" if size <= 10_000 else "≤ 5 s"
        yield Figure("G13", f"candidates from scratch, {size:,}", target, f"{scratch:.2f} s")
        yield Figure("G13", f"candidates after one change, {size:,}", "≤ 50 ms", f"{again * 1000:.0f} ms")
        yield from _filter_compute(store, size, bench.rounds)


def _store(root: Path) -> Store:
    from hotwash.bench.stores import store_of

    store = store_of(root)
    store.load()
    return store


def _one_changed(snapshot: Snapshot) -> Snapshot:
    from dataclasses import replace

    first = max(snapshot.documents, key=lambda document: len(document.entries))
    changed = formats.reparse(first, first.content.replace(b"pending", b"resolved", 1))
    documents = tuple(changed if document is first else document for document in snapshot.documents)
    return replace(snapshot, generation=snapshot.generation + 1, documents=documents)


def _filter_compute(store: Store, size: int, rounds: int) -> Iterator[Figure]:
    from hotwash.core.analysis.filter import subjects

    index = subjects(store.snapshot)
    times = []
    for _ in range(rounds):
        for text in ("d", "dr", "dra", "drai", "drain"):
            query = parse_filter(text)
            assert not isinstance(query, FilterError)
            times.append(_timed(lambda query=query: [s for s in index if query.matches(s)]))  # type: ignore[misc] # as above
    yield Figure(
        "G6", f"filter keystroke, compute, {size:,}", "≤ 3 ms @10k", f"{median(times[5:] or times) * 1000:.1f} ms"
    )


def commits(bench: Bench, sizes_kb: tuple[int, ...]) -> Iterator[Figure]:
    """G14: one status, from the key to durable on disk, in files of two sizes."""
    from random import Random

    from hotwash.bench.workspaces import entry_text

    for kilobytes in sizes_kb:
        root = bench.scratch / f"commit-{kilobytes}"
        (root / ".learnings").mkdir(parents=True)
        rng, today = Random(1), datetime.now(UTC).date()
        text = "".join(entry_text(rng, "LRN", number, today) for number in range(kilobytes * 1024 // 850))
        (root / ".learnings" / "LEARNINGS.md").write_text(text.replace("**Status**: resolved", "**Status**: pending"))
        times = _resolve_many(_store(root), 40)
        target = "≤ 5 / 20 ms" if kilobytes <= 100 else "≤ 60 / 150 ms"
        reached = f"{median(times) * 1000:.1f} / {quantile(times, 0.99) * 1000:.1f} ms"
        yield Figure("G14", f"commit of one status, {kilobytes:,} KB, p50 / p99", target, reached)


def _resolve_many(store: Store, count: int) -> list[float]:
    times = []
    pending = [entry.key for _, entry in store.snapshot.entries() if entry.native_status == "pending"]
    for key in pending[:count]:
        plan = store.plan(Intent("resolve", (Target(key),)))
        assert isinstance(plan, Plan), plan
        times.append(_timed(lambda plan=plan: store.commit(plan)))  # type: ignore[misc] # a default binds the loop's value
    return times


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
