"""How long a call or a process takes."""

import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from typing import ParamSpec

_Arguments = ParamSpec("_Arguments")


def seconds(work: Callable[_Arguments, object], *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> float:
    """Seconds that one call takes."""
    started = time.perf_counter()
    work(*args, **kwargs)
    return time.perf_counter() - started


def process_seconds(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    *,
    said: bytes = b"",
    folder: str | None = None,
) -> float:
    """Seconds from starting a process in `folder` to its end; `said` is its standard input.

    What it writes is read: some programs do less when nobody can see it (`grep` stops at its first hit).
    """
    started = time.perf_counter()
    subprocess.run(command, env=environment, cwd=folder, input=said, capture_output=True, check=False)
    return time.perf_counter() - started
