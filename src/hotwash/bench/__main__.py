"""`hotwash-bench`: prints every ratio, measured in turn with what it is compared with."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from hotwash.bench import (
    command_figures,
    commit_figures,
    hook_figures,
    hostile_figures,
    judging_figures,
    key_figures,
    live_figures,
    reading_figures,
    safety_figures,
    start_figures,
    suite_figures,
)
from hotwash.bench.place import Bench, compile_modules
from hotwash.bench.report import Figure, growth, lines

SIZES, LARGE = (1_000, 10_000), 100_000

Measure = Callable[[Bench, tuple[int, ...]], Iterable[Figure]]

GROUPS: Mapping[str, Measure] = {
    "start": lambda bench, sizes: start_figures.figures(bench, sizes[1:]),
    "commands": command_figures.figures,
    "hooks": lambda bench, _sizes: hook_figures.figures(bench),
    "reading": reading_figures.figures,
    "hostile": lambda bench, _sizes: hostile_figures.figures(bench),
    "keys": key_figures.figures,
    "live": lambda bench, sizes: live_figures.latency(bench, sizes[1:]),
    "resources": lambda bench, sizes: live_figures.resources(bench, sizes[1:]),
    "judging": judging_figures.figures,
    "commits": lambda bench, _sizes: commit_figures.figures(bench),
    "safety": lambda bench, _sizes: safety_figures.figures(bench),
    "suite": lambda _bench, _sizes: suite_figures.figures(),
}


def main() -> int:
    """Measure what was asked for; the exit code says nothing about goals, as machines differ."""
    options = _parser().parse_args()
    sizes = (*SIZES, LARGE) if options.large else SIZES
    compile_modules()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="hotwash-bench-") as scratch:
        bench = Bench(Path(scratch), options.rounds)
        for group in options.only or GROUPS:
            for figure in GROUPS[group](bench, sizes):
                figures.append(figure)
                sys.stderr.write(f"{figure.goal:4} {figure.what}: {figure.value} ({figure.target}) {figure.context}\n")
    sys.stdout.write("\n".join(lines([*figures, *growth(figures)])) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotwash-bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=tuple(GROUPS), metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--rounds", type=int, default=9, help="rounds of each comparison (default %(default)s)")
    parser.add_argument("--large", action="store_true", help=f"{LARGE:,} entries too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
