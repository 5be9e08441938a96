"""Whole processes of the command line, against an interpreter that does nothing."""

import subprocess
import sys
from collections.abc import Iterator

from hotwash.bench.place import HOTWASH, Bench
from hotwash.bench.report import Cost, Figure, against, median, ratio
from hotwash.bench.timing import process_seconds

_COMMANDS = {
    "--version": ("--version",),
    "status": ("status",),
    "list --json": ("list", "--json"),
    "list --all --json": ("list", "--all", "--json"),
    "lint --json": ("lint", "--json"),
    "review --json": ("review", "--no-drain", "--json"),
}
_LOADS_NO_SCREEN = "import sys, hotwash.cli.run, hotwash.cli.parser; print(int('textual' in sys.modules))"


def figures(bench: Bench, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """G2; only the smallest size has a goal, the others tell how it grows."""
    loaded = subprocess.run(
        (sys.executable, "-c", _LOADS_NO_SCREEN), env=bench.environment(), capture_output=True, check=True
    )
    yield Figure("G2", "textual loaded by commands", float(loaded.stdout), 0, "")
    for size in sizes:
        root = str(bench.workspace(size))
        for name, arguments in _COMMANDS.items():
            ours, theirs = [], []
            for _ in range(2 * bench.rounds):
                theirs.append(process_seconds((sys.executable, "-c", "pass"), bench.environment()))
                ours.append(process_seconds((*HOTWASH, *arguments, "--root", root), bench.environment()))
            yield Figure(
                "G2",
                f"hotwash {name}, {size:,} ÷ python -c pass",
                ratio(ours, theirs),
                5 * size / min(sizes),
                context=against(ours, theirs),
                cost=Cost(f"hotwash {name}", size, median(ours)),
            )
