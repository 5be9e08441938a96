"""From the shell to the first rows and back: an empty Textual application does the same in turn."""

from collections.abc import Iterator

from hotwash.bench.place import AN_ENTRY, LIVE, PLAIN_READY, Bench
from hotwash.bench.report import Cost, Figure, against, median, ratio
from hotwash.bench.terminal import Terminal


def figures(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G1, G1b, G1c and G10."""
    for size in sizes:
        yield from _starts(bench, size)
    yield _escape(bench, min(sizes))


def _starts(bench: Bench, size: int) -> Iterator[Figure]:
    root = bench.workspace(size)
    plain, plain_quits, rows, live, quits = [], [], [], [], []
    for _ in range(bench.rounds):
        terminal = bench.plain()
        plain.append(terminal.wait_for(PLAIN_READY))
        terminal.rest()
        plain_quits.append(terminal.quit())
        terminal = bench.dashboard(root)
        rows.append(terminal.wait_for(AN_ENTRY))
        live.append(terminal.wait_for(LIVE))
        terminal.rest()
        quits.append(terminal.quit())
    goal, limit = ("G1", 1.15) if size <= 10_000 else ("G1b", 1.2)
    yield Figure(
        goal,
        f"first rows, {size:,} ÷ empty app",
        ratio(rows, plain),
        limit,
        context=against(rows, plain),
        cost=Cost("first rows", size, median(rows), constant=True),
    )
    yield Figure("G1c", f"all rows live, {size:,} ÷ empty app", ratio(live, plain), 1.6, context=against(live, plain))
    yield Figure("G10", f"quit, {size:,} ÷ stock", ratio(quits, plain_quits), 0.4, context=against(quits, plain_quits))


def _escape(bench: Bench, size: int) -> Figure:
    """A lone escape closes the filter here, and counts like any key in the empty application."""
    plain, dashboard = bench.plain(), bench.dashboard(bench.workspace(size))
    _until_quiet(plain, PLAIN_READY)
    _until_quiet(dashboard, LIVE)
    ours, theirs = [], []
    for _ in range(bench.rounds):
        dashboard.press(b"/")
        ours.append(dashboard.press(b"\x1b").first)
        theirs.append(plain.press(b"\x1b").first)
    plain.kill()
    dashboard.kill()
    return Figure("G10", "escape ÷ stock", ratio(ours, theirs), 0.4, context=against(ours, theirs))


def _until_quiet(terminal: Terminal, drawn: bytes) -> None:
    terminal.wait_for(drawn)
    terminal.rest()
