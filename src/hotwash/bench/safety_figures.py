"""What a hostile workspace gets through to the terminal: nothing."""

from collections.abc import Iterator

from hotwash.bench.hostile import intruders, make_hostile_workspace
from hotwash.bench.place import PLAIN_READY, Bench
from hotwash.bench.report import Figure
from hotwash.bench.terminal import Terminal

_READY = rb"ERR-20260101"
_VISITS = b"1jjjjjjjjjjjjj]]][[[JKW w\x1bG2j3jj4jj5jjjjjjjjjjjP\x1b1+++___/evil\x1b\x1b?\x1b:\x1b"


def figures(bench: Bench) -> Iterator[Figure]:
    """G11: every list, tab and sheet is looked at, and all that was drawn is searched."""
    root = make_hostile_workspace(bench.empty_folder("hostile"))
    plain = bench.plain()
    plain.wait_for(PLAIN_READY)
    plain.settle()
    plain.quit()
    dashboard = bench.dashboard(root)
    crashes = 0
    try:
        dashboard.wait_for(_READY)
        dashboard.settle(1.0)
        _look_around(dashboard)
        dashboard.settle(1.0)
        dashboard.quit()
    except (RuntimeError, TimeoutError) as ended:
        crashes = 1
        yield Figure("G11", f"ended: {str(ended)[-120:]!r}", 1, 0, "")
    finally:
        dashboard.kill()
    came_through = intruders(bytes(dashboard.output), bytes(plain.output))
    seen = ", ".join(dict.fromkeys(came_through[:8]))
    yield Figure("G11", "control sequences of the text on the terminal", len(came_through), 0, "", seen)
    yield Figure("G11", "crashes on hostile text", crashes, 0, "")


def _look_around(dashboard: Terminal) -> None:
    for key in _VISITS:
        dashboard.press(bytes((key,)))
