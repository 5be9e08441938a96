"""What a person feels: time to the first rows, keys, filter, live updates, memory, idle load, leaving."""

import time
from collections.abc import Iterator
from pathlib import Path

from hotwash.bench.place import AN_ENTRY, LIVE, PLAIN_READY, Bench
from hotwash.bench.report import Figure, median, milliseconds, quantile, ratio
from hotwash.bench.terminal import KeyTiming, Terminal

_NO_SCROLL, _SCROLLING = 6, 40


def first_paint(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G1: spawn until an entry is drawn, and until the program says it is live, against an empty Textual app."""
    for size in sizes:
        root = bench.workspace(size)
        plain, rows, live, quits, plain_quits = [], [], [], [], []
        for _ in range(bench.rounds):
            terminal = bench.plain()
            plain.append(terminal.wait_for(PLAIN_READY))
            terminal.settle()
            plain_quits.append(terminal.quit())
            terminal = bench.dashboard(root)
            rows.append(terminal.wait_for(AN_ENTRY))
            live.append(terminal.wait_for(LIVE))
            terminal.settle()
            quits.append(terminal.quit())
        target = "≤ 1.15" if size <= 10_000 else "≤ 1.2"
        context = f"{milliseconds(rows)} against {milliseconds(plain)}"
        yield Figure("G1", f"first rows, {size:,} entries ÷ empty app", target, ratio(rows, plain), context)
        yield Figure(
            "G1c", f"all rows live, {size:,} ÷ empty app", "≤ 1.6 @10k", ratio(live, plain), milliseconds(live)
        )
        yield Figure("G10", f"quit, {size:,} ÷ stock Textual", "≤ 0.4", ratio(quits, plain_quits), milliseconds(quits))


def keys(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G5: `j` with the detail pane on, without and with scrolling, against a key of the empty app."""
    still_by_size = {}
    for size in sizes:
        plain, dashboard = bench.plain(), bench.dashboard(bench.workspace(size))
        plain.wait_for(PLAIN_READY)
        dashboard.wait_for(LIVE)
        plain.settle()
        dashboard.settle()
        base = [plain.press(b"j").last for _ in range(_NO_SCROLL + _SCROLLING)]
        timings = [dashboard.press(b"j") for _ in range(_NO_SCROLL + _SCROLLING)]
        still, scrolling = timings[1:_NO_SCROLL], timings[_NO_SCROLL + 10 :]
        still_by_size[size] = median([timing.last for timing in still])
        yield _key_figure("G5", f"j, no scroll, with detail, {size:,} ÷ empty app's key", "≤ 2", still, base)
        yield _key_figure("G5", f"j, scrolling, with detail, {size:,} ÷ empty app's key", "≤ 6", scrolling, base)
        spread = median([timing.last - timing.first for timing in timings])
        yield Figure("G5c", f"frames of one key, last − first byte, {size:,}", "≤ 2 ms", f"{spread * 1000:.1f} ms")
        cpu = median([timing.cpu for timing in timings])
        yield Figure("G5d", f"CPU of one key, {size:,}", "≤ 15 ms", f"{cpu * 1000:.1f} ms")
        yield from _filter_key(dashboard, size, base)
        for terminal in (plain, dashboard):
            terminal.kill()
    small, large = min(sizes), max(sizes)
    if small != large:
        yield Figure(
            "G5b", f"j, {large:,} ÷ {small:,} rows", "≤ 1.2", f"{still_by_size[large] / still_by_size[small]:.2f}"
        )


def _key_figure(goal: str, what: str, target: str, timings: list[KeyTiming], base: list[float]) -> Figure:
    last = [timing.last for timing in timings]
    return Figure(
        goal, what, target, f"{median(last) / median(base):.2f}", f"{milliseconds(last)}, empty {milliseconds(base)}"
    )


def _filter_key(dashboard: Terminal, size: int, base: list[float]) -> Iterator[Figure]:
    dashboard.press(b"/")
    typed = [dashboard.press(letter.encode()).last for letter in "drain"]
    dashboard.press(b"\x1b")
    yield Figure(
        "G6",
        f"filter keystroke, {size:,} ÷ empty app's key",
        "≤ 8",
        f"{median(typed) / median(base):.2f}",
        milliseconds(typed),
    )


def live(bench: Bench, size: int) -> Iterator[Figure]:
    """G7: an entry is appended; until its id is drawn, against an app with a watcher's defaults."""
    root = bench.workspace(size)
    log = root / ".learnings" / "ERRORS.md"
    plain, dashboard = bench.plain(str(log)), bench.dashboard(root)
    plain.wait_for(PLAIN_READY)
    dashboard.wait_for(LIVE)
    dashboard.settle()
    plain.settle()
    ours, theirs = [], []
    for number in range(max(bench.rounds, 9)):
        ours.append(_append_until_drawn(dashboard, log, number))
        theirs.append(_seen_by_plain(plain, log))
    for terminal in (plain, dashboard):
        terminal.kill()
    yield Figure(
        "G7", f"write → repaint, {size:,} ÷ watcher defaults", "≤ 0.4", ratio(ours, theirs), milliseconds(ours)
    )
    yield Figure("G7", "write → repaint, 95th percentile", "< 100 ms", f"{quantile(ours, 0.95) * 1000:.0f} ms")


def _append_until_drawn(dashboard: Terminal, log: Path, number: int) -> float:
    name = f"ERR-{time.strftime('%Y%m%d')}-9{number:04d}"
    entry = f"\n### {name}\n**Status**: pending\n**Context**: c\n**Content**: new {name}\n**Action**: a\n\n---\n"
    seen, started = len(dashboard.output), time.perf_counter()
    with log.open("a", encoding="utf-8") as out:
        out.write(entry)
    dashboard.wait_for(rb"\d+ pend|" + name.encode(), since=seen)
    took = time.perf_counter() - started
    dashboard.settle(0.3)
    return took


def _seen_by_plain(plain: Terminal, log: Path) -> float:
    plain.settle(0.3)
    seen, started = len(plain.output), time.perf_counter()
    with log.open("a", encoding="utf-8") as out:
        out.write("\n")
    plain.wait_for(rb"\d", since=seen)
    return time.perf_counter() - started


def resources(bench: Bench, sizes: tuple[int, ...], idle_seconds: float = 6.0) -> Iterator[Figure]:
    """G8 and G9: resident memory, and CPU while nothing happens, against the empty app."""
    plain = bench.plain()
    plain.wait_for(PLAIN_READY)
    plain.settle()
    base_memory, base_idle = plain.resident_megabytes(), _idle(plain, idle_seconds)
    plain.kill()
    for size in sizes:
        dashboard = bench.dashboard(bench.workspace(size))
        dashboard.wait_for(LIVE)
        dashboard.settle(1.0)
        memory = dashboard.resident_megabytes()
        target = "≤ 1.25" if size <= 10_000 else "≤ 2.6"
        yield Figure(
            "G8",
            f"memory, {size:,} ÷ empty app",
            target,
            f"{memory / base_memory:.2f}",
            f"{memory:.0f} MB of {base_memory:.0f}",
        )
        if size == min(sizes):
            idle = _idle(dashboard, idle_seconds)
            yield Figure(
                "G9",
                f"idle CPU, {size:,} ÷ empty app",
                "≤ 3",
                f"{idle / base_idle:.1f}",
                f"{idle * 1000:.1f} ms per second",
            )
        dashboard.kill()


def _idle(terminal: Terminal, seconds: float) -> float:
    """CPU seconds per second while nothing happens."""
    before = terminal.cpu_seconds()
    terminal.settle(seconds, seconds)
    return (terminal.cpu_seconds() - before) / seconds
