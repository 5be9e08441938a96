"""`hotwash-bench`: prints every ratio, measured in turn with what it is compared with."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hotwash.bench import core_figures, screen_figures
from hotwash.bench.place import Bench
from hotwash.bench.report import Figure, lines

GROUPS = ("start", "keys", "live", "resources", "commands", "parsing", "facts", "commits")


def main() -> int:
    parser = argparse.ArgumentParser(prog="hotwash-bench", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[[], *GROUPS], help="what to measure (default: everything)")
    parser.add_argument("--rounds", type=int, default=9, help="rounds of each comparison (default 9)")
    parser.add_argument("--large", action="store_true", help="100,000 entries too")
    options = parser.parse_args()
    sizes = (1_000, 10_000, *((100_000,) if options.large else ()))
    figures = []
    with tempfile.TemporaryDirectory(prefix="hotwash-bench-") as scratch:
        bench = Bench(Path(scratch), options.rounds)
        for figure in measured(bench, tuple(options.groups) or GROUPS, sizes):
            figures.append(figure)
            sys.stderr.write(f"{figure.goal} {figure.what}: {figure.value}\n")
    sys.stdout.write("\n".join(lines(figures)) + "\n")
    return 0


def measured(bench: Bench, groups: tuple[str, ...], sizes: tuple[int, ...]) -> Iterator[Figure]:
    """Every figure of the groups, in the order of the goals."""
    large = sizes[1:]
    work = {
        "start": lambda: screen_figures.first_paint(bench, large),
        "commands": lambda: core_figures.commands(bench, sizes[0]),
        "parsing": lambda: core_figures.parsing(bench, sizes),
        "keys": lambda: screen_figures.keys(bench, sizes),
        "live": lambda: screen_figures.live(bench, sizes[1]),
        "resources": lambda: screen_figures.resources(bench, large),
        "facts": lambda: core_figures.facts(bench, large),
        "commits": lambda: core_figures.commits(bench, (100, 8_192)),
    }
    for group in groups:
        yield from work[group]()


if __name__ == "__main__":
    sys.exit(main())
