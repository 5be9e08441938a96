"""How long a change in a file takes to the screen, and what the dashboard costs while nothing happens."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

from hotwash.bench.place import LIVE, PLAIN_READY, Bench
from hotwash.bench.report import Cost, Figure, against, median, quantile, ratio
from hotwash.bench.terminal import Terminal

_PENDING = re.compile(rb"(\d+) pend")
_IDLE_SECONDS = 11.0


def latency(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G7: a pending entry is appended; until it is counted on the screen, against a watcher with its defaults."""
    for size in sizes:
        log = bench.own_workspace(size) / ".learnings" / "ERRORS.md"
        plain, dashboard = bench.plain(str(log)), bench.dashboard(log.parent.parent)
        plain.wait_for(PLAIN_READY)
        dashboard.wait_for(LIVE)
        ours, theirs = [], []
        for number in range(2 * bench.rounds):
            for terminal in (dashboard, plain):
                terminal.rest()
            ours.append(_until_counted(dashboard, log, number))
            for terminal in (dashboard, plain):
                terminal.rest()
            theirs.append(_until_seen(plain, log))
        plain.kill()
        dashboard.kill()
        yield Figure(
            "G7",
            f"write → repaint, {size:,} ÷ watcher's defaults",
            ratio(ours, theirs),
            0.4,
            context=against(ours, theirs),
            cost=Cost("write → repaint", size, median(ours)),
        )
        yield Figure("G7", f"write → repaint, 95th percentile, {size:,}", quantile(ours, 0.95) * 1000, 100, "ms")


def _until_counted(dashboard: Terminal, log: Path, number: int) -> float:
    before = int(_PENDING.findall(dashboard.output)[-1])
    name = f"ERR-{time.strftime('%Y%m%d')}-9{number:05d}"
    text = f"\n### {name}\n**Status**: pending\n**Context**: c\n**Content**: new {name}\n**Action**: a\n\n---\n"
    seen, started = len(dashboard.output), time.perf_counter()
    _append(log, text)
    dashboard.wait_for(rb"(?<!\d)%d pend" % (before + 1), since=seen)
    return time.perf_counter() - started


def _until_seen(plain: Terminal, log: Path) -> float:
    seen, started = len(plain.output), time.perf_counter()
    _append(log, "\n")
    plain.wait_for(rb"\d", since=seen)
    return time.perf_counter() - started


def _append(log: Path, text: str) -> None:
    with log.open("a", encoding="utf-8") as out:
        out.write(text)


def resources(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G8 and G9: resident memory, and CPU while nothing happens, against the empty application."""
    plain = bench.plain()
    plain.wait_for(PLAIN_READY)
    plain.rest()
    base_memory, base_idle = plain.resident_megabytes(), _idle(plain)
    plain.kill()
    for size in sizes:
        dashboard = bench.dashboard(bench.workspace(size))
        dashboard.wait_for(LIVE)
        dashboard.rest()
        memory = dashboard.resident_megabytes()
        limit = 1.25 if size <= 10_000 else 2.6
        context = f"{memory:.0f} MB of {base_memory:.0f}"
        yield Figure("G8", f"memory, {size:,} ÷ empty app", memory / base_memory, limit, context=context)
        idle = _idle(dashboard)
        context = f"{idle * 1000:.1f} of {base_idle * 1000:.1f} ms per second"
        yield Figure("G9", f"idle CPU, {size:,} ÷ empty app", idle / base_idle, 3, context=context)
        dashboard.kill()


def _idle(terminal: Terminal) -> float:
    """CPU seconds per second while nothing happens."""
    before, started = terminal.cpu_seconds(), time.perf_counter()
    terminal.listen(_IDLE_SECONDS)
    return (terminal.cpu_seconds() - before) / (time.perf_counter() - started)
