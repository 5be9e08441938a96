"""What a watch tells: that something changed, and how changes are being noticed."""

from enum import StrEnum

from hotwash.core.model.values import dataclass

STALE_AFTER = 15.0
"""Seconds without a confirmation after which the screen must not claim to be live."""


class Mode(StrEnum):
    """How changes reach us."""

    EVENTS = "events"
    POLL = "poll"


@dataclass(frozen=True, slots=True)
class WatchState:
    """How the watch works from now on; `interval` are the seconds between two looks at all files.

    `announcement` is a sentence to say once, where there is something to say.
    """

    mode: Mode
    interval: float
    announcement: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Files and folders that look different from what was read."""

    paths: frozenset[str]
