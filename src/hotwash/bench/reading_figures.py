"""Reading and parsing files, against `grep -c`, against a Markdown parser, and against reading a file again."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hotwash.bench.place import Bench
from hotwash.bench.report import Cost, Figure, against, median, ratio
from hotwash.bench.timing import process_seconds, seconds
from hotwash.core import formats
from hotwash.core.model.document import Workspace
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.collector import resting_collector
from hotwash.core.storage.store import Store

_WORKSPACE = Workspace("bench", "bench", Scope.PROJECT, "/", "/")
_GREP_LIMITS = {1_000: 3, 10_000: 9}
_ENTRY = b"\n### ERR-20260101-999999\n**Status**: pending\n**Context**: c\n**Content**: c\n**Action**: a\n"


def figures(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G3, G3b and G4."""
    for size in sizes:
        files = sorted((bench.workspace(size) / ".learnings").glob("*.md"))
        ours, theirs = [], []
        for _ in range(bench.rounds):
            theirs.append(process_seconds(("grep", "-c", "Status", *map(str, files))))
            ours.append(seconds(_parse_all, files))
        yield Figure(
            "G3",
            f"load, {size:,} ÷ grep -c",
            ratio(ours, theirs),
            _GREP_LIMITS.get(size, 11),
            context=against(ours, theirs),
            cost=Cost("load", size, median(ours)),
        )
        if size == min(sizes):
            yield _against_markdown(files, median(ours))
        yield from _again(bench, size)


def _parse_all(files: Sequence[Path]) -> None:
    with resting_collector():
        for path in files:
            _parse(path, path.read_bytes())


def _parse(path: Path, content: bytes) -> None:
    formats.parse(str(path), f".learnings/{path.name}", _WORKSPACE, content)


def _against_markdown(files: Sequence[Path], ours: float) -> Figure:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    texts = [path.read_text(encoding="utf-8") for path in files]
    theirs = seconds(lambda: [parser.parse(text) for text in texts])
    context = f"{ours * 1000:.1f} against {theirs * 1000:.0f} ms"
    return Figure("G3b", "throughput ÷ markdown-it-py", theirs / ours, 80, context=context, at_least=True)


def _again(bench: Bench, size: int) -> Iterator[Figure]:
    """What one changed file costs the store, as a share of reading that file for the first time."""
    root = bench.own_workspace(size)
    largest = max((root / ".learnings").glob("*.md"), key=lambda path: path.stat().st_size)
    content = largest.read_bytes()
    middle = content.find(b"pending", len(content) // 2)
    changes = {
        "append": (content + _ENTRY, 2.0),
        "edit in the middle": (content[:middle] + b"resolved" + content[middle + len(b"pending") :], 8.0),
    }
    store = bench.store(root)
    for name, (changed, limit) in changes.items():
        again, full = [], []
        for _ in range(bench.rounds):
            full.append(seconds(_parse, largest, content))
            largest.write_bytes(changed)
            again.append(seconds(_refresh, store, largest))
            largest.write_bytes(content)
            _refresh(store, largest)
        yield Figure(
            "G4",
            f"read again after {name}, {size:,} ÷ first parse of that file",
            ratio(again, full) * 100,
            limit,
            "%",
            against(again, full),
            cost=Cost(f"reading again after {name}", size, median(again)),
        )


def _refresh(store: Store, path: Path) -> None:
    assert store.refresh([str(path)]), f"{path} did not look changed"
