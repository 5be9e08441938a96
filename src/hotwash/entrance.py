"""Where the installed command begins: hooks and the version take the short way, everything else the long one.

Agents call a hook at every failed call and every prompt, so nothing is loaded for one that its event does not need.
"""

import sys

from hotwash import __version__
from hotwash.core.storage.streams import ready_streams

_VERSION = ["--version"]
_HOOK = ["hooks", "run"]
_INTERRUPTED = 130


def enter() -> int:
    """Run the process's arguments; returns the exit code, or ends the process."""
    try:
        return _enter()
    except KeyboardInterrupt:  # while modules are still being loaded
        return _INTERRUPTED


def _enter() -> int:
    ready_streams()
    if sys.argv[1:] == _VERSION:
        sys.stdout.write(f"hotwash {__version__}\n")
        return 0
    if sys.argv[1:3] == _HOOK and not {"-h", "--help"} & set(sys.argv):
        from hotwash.hooks import run_hook

        return run_hook(sys.argv[3:])
    from hotwash.invocation import run_and_leave

    run_and_leave()
