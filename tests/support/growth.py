"""How time grows with size, told in a way that a busy machine cannot change: both sizes are timed in one breath."""

import time
from collections.abc import Callable

FEWER, TRIES = 4, 4

# Quadratic time grows twice as much as is allowed, linear time half as much; less than some milliseconds tell nothing.
ALLOWED, FLOOR = 2.0 * FEWER, 0.01


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether work takes about in proportion longer than on a quarter of the size; interruptions are tried again."""
    return any(_seconds(work, size) <= ALLOWED * _seconds(work, size // FEWER) + FLOOR for _ in range(TRIES))


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = time.thread_time()
    work(size)
    return time.thread_time() - started
