"""How a run of the dashboard was asked for."""

from collections.abc import Callable
from typing import Protocol

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line decides. `theme` is empty where the settings decide.

    `watch` shows the small read-only screen for running operations instead of the dashboard, and `notifies` sends
    notices to the desktop from there; `armed` is the watch with all keys, for a while. `other` are the arguments that
    lead from the one to the other and back, empty where there is no such way.

    `frozen` follows no changes, for pictures that must not move. `resumes` begins where the last run ended and keeps
    where this one does; `fresh` begins anew all the same, with the drafts.
    """

    demo: bool = False
    frozen: bool = False
    read_only: bool = False
    watch: bool = False
    notifies: bool = False
    armed: bool = False
    other: tuple[str, ...] = ()
    ascii: bool = False
    theme: str = ""
    resumes: bool = False
    fresh: bool = False


class Companion(Protocol):
    """Somebody who writes while the person looks, and tells what to try next: the demo's agent and tour."""

    def start(self, cursor: Callable[[], Key | None]) -> None:
        """Begin; `cursor` names what the person looks at."""

    def stop(self) -> None: ...

    def after(self, action: str) -> str:
        """What to say next, now that this action was used (none: at the start)."""
