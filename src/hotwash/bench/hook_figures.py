"""What an agent waits for at every failed call: the hook as a process, against an interpreter that does nothing."""

import json
import sys
from collections.abc import Iterator

from hotwash.bench.place import Bench
from hotwash.bench.report import Cost, Figure, against, median, ratio
from hotwash.bench.timing import process_seconds

_ENTER = (
    "import sys; sys.argv[1:] = ['hooks', 'run', 'tool-failure']; from hotwash.entrance import enter; sys.exit(enter())"
)
_SAID = json.dumps({"tool_name": "Bash", "session_id": "s", "tool_use_id": "t", "error": "exit code 1"}).encode()
_GOAL = 3
_EXTRA_MS = 50


def figures(bench: Bench) -> Iterator[Figure]:
    """G16."""
    folder = str(bench.own_workspace(100))
    ours, theirs = [], []
    for _ in range(4 * bench.rounds):
        theirs.append(process_seconds((sys.executable, "-c", "pass"), bench.environment()))
        ours.append(process_seconds((sys.executable, "-c", _ENTER), bench.environment(), said=_SAID, folder=folder))
    yield Figure(
        "G16",
        "tool-failure hook ÷ python -c pass",
        ratio(ours, theirs),
        _GOAL,
        context=against(ours, theirs),
        cost=Cost("tool-failure hook", 100, median(ours)),
    )
    yield Figure("G16", "ms more than starting Python", (median(ours) - median(theirs)) * 1000, _EXTRA_MS, "ms")
