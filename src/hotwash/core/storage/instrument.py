"""Where tests stand between the program and the system: they watch every call, fail it, or take it away."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from hotwash.core.model.values import dataclass

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class Instrument:
    """`observer` is told the name of each call and `before` or `after`; what it raises is what the call raises.

    `lacking` names features that this system is to be without: `leases`, `exchange`, `links`, `xattrs`.
    """

    observer: Callable[[str, str], None] | None = None
    lacking: frozenset[str] = frozenset()


instrument = Instrument()


def call(name: str, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Make a system call, again if a signal interrupts it."""
    while True:
        try:
            tell(name, "before")
            try:
                return function(*args, **kwargs)
            finally:
                tell(name, "after")
        except InterruptedError:
            continue


def tell(name: str, phase: str) -> None:
    if instrument.observer is not None:
        instrument.observer(name, phase)
