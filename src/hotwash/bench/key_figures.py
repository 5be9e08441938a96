"""What one key costs, against a key of an empty Textual application."""

from collections.abc import Iterator, Sequence

from hotwash.bench.place import LIVE, PLAIN_READY, Bench
from hotwash.bench.report import Cost, Figure, against, median
from hotwash.bench.terminal import KeyTiming, Terminal

_ROWS_WITHOUT_SCROLLING, _ROWS_TO_THE_END, _SCROLLING = 8, 60, 25
_HELD, _RATE = 90, 30
_ZOOM, _ZOOM_STEPS = b"+", 3


def figures(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G5 to G5d, and what a key of the filter costs until its rows are drawn (G6)."""
    still_by_size = {}
    for size in sizes:
        plain, dashboard = bench.plain(), bench.dashboard(bench.workspace(size))
        for terminal, drawn in ((plain, PLAIN_READY), (dashboard, LIVE)):
            terminal.wait_for(drawn)
            terminal.rest()
        base = [plain.press(b"j").last for _ in range(_SCROLLING)]
        plain.kill()
        still, scrolling = _moves(dashboard)
        still_by_size[size] = _last(still)
        yield _figure("j with detail", size, still, base, 4)
        yield _figure("j with detail, scrolling", size, scrolling, base, 6)
        yield from _of_every_key(dashboard, size, [*still, *scrolling])
        yield _filter(dashboard, size, base)
        for _ in range(_ZOOM_STEPS):
            dashboard.press(_ZOOM)
        still, scrolling = _moves(dashboard)
        dashboard.kill()
        yield _figure("j in a zoomed list", size, still, base, 2)
        yield _figure("j in a zoomed list, scrolling", size, scrolling, base, 4)
    small, large = min(sizes), max(sizes)
    if small != large:
        of_large, of_small = median(still_by_size[large]), median(still_by_size[small])
        yield Figure("G5b", f"j, {large:,} ÷ {small:,} rows", of_large / of_small, 1.2)


def _moves(dashboard: Terminal) -> tuple[list[KeyTiming], list[KeyTiming]]:
    """Keys from the first row on that need no scrolling, and keys below the last line that do."""
    dashboard.press(b"g")
    still = [dashboard.press(b"j") for _ in range(_ROWS_WITHOUT_SCROLLING)]
    dashboard.hold(b"j", _ROWS_TO_THE_END, _RATE)
    return still, [dashboard.press(b"j") for _ in range(_SCROLLING)]


def _last(timings: Sequence[KeyTiming]) -> list[float]:
    return [timing.last for timing in timings]


def _figure(what: str, size: int, timings: Sequence[KeyTiming], base: Sequence[float], limit: float) -> Figure:
    last = _last(timings)
    return Figure(
        "G5",
        f"{what}, {size:,} ÷ empty app's key",
        median(last) / median(base),
        limit,
        context=against(last, base),
        cost=Cost(what, size, median(last), constant=True),
    )


def _of_every_key(dashboard: Terminal, size: int, timings: Sequence[KeyTiming]) -> Iterator[Figure]:
    spread = median([timing.last - timing.first for timing in timings])
    yield Figure("G5c", f"last − first byte of a key, {size:,}", spread * 1000, 2, "ms")
    cpu = dashboard.hold(b"j", _HELD, _RATE) / _HELD
    yield Figure("G5d", f"CPU of a key held at {_RATE} Hz, {size:,}", cpu * 1000, 15, "ms")


def _filter(dashboard: Terminal, size: int, base: Sequence[float]) -> Figure:
    """The first letter makes ready what all later ones search in, so that it is left out."""
    dashboard.press(b"/")
    first = dashboard.press(b"d", quiet_for=1.0).last
    typed = [dashboard.press(letter.encode()).last for letter in "rain"]
    dashboard.press(b"\x1b")
    dashboard.press(b"\x1b")
    return Figure(
        "G6",
        f"filter key until its rows are drawn, {size:,} ÷ empty app's key",
        median(typed) / median(base),
        8,
        context=f"{against(typed, base)}, first letter {first * 1000:.0f} ms",
        cost=Cost("filter key", size, median(typed)),
    )
