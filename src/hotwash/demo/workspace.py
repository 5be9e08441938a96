"""Copies the sample workspace into a folder of its own, with every date counted from now."""

import os
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from hotwash.core.model.settings import WalLimits
from hotwash.core.model.values import dataclass

_TOKEN = re.compile(r"@(?:(\d+)([dhm])([#~]?)|wal)@")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}

FROZEN_NOW = datetime.fromisoformat("2026-05-20T14:32:00+00:00")
HURRIED = WalLimits(warn=10.0, alarm=25.0, orphan_after=600.0)
"""Limits under which one minute shows every step of a pending operation."""

_PENDING_FOR = timedelta(minutes=7, seconds=41)
_WRITTEN_BEFORE = timedelta(seconds=9)


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """Where one demo lives: the project, a home with the global workspace, and hotwash's own state."""

    root: Path
    home: Path
    state: Path

    @property
    def errors(self) -> Path:
        return self.root / ".learnings" / "ERRORS.md"

    @property
    def buffer(self) -> Path:
        return self.root / "memory" / "working-buffer.md"


def build(folder: Path, now: datetime, *, pending: bool = False) -> DemoPlace:
    """Write the sample below `folder` (which must be empty) with dates relative to `now`.

    With `pending` the working buffer already holds a PENDING record some minutes old, for still pictures.
    """
    sample = files("hotwash.demo") / "sample"
    place = DemoPlace(root=folder / "payments-api", home=folder / "home", state=folder / "state")
    wal = dated(pending_record(), now - _PENDING_FOR) if pending else ""
    _copy(sample / "project", place.root, now, wal)
    _copy(sample / "home", place.home, now, wal)
    place.state.mkdir(mode=0o700)
    return place


def pending_record() -> str:
    """The record that the scripted agent writes, still with its date token."""
    return (files("hotwash.demo") / "sample" / "pending.md").read_text(encoding="utf-8")


def dated(text: str, now: datetime, wal: str = "") -> str:
    """A text or a file's name with its tokens filled in, each counted back from `now`.

    `@2d@` is a date, `@2d#@` the digits of an id, `@5h@` and `@90m@` are stamps in UTC, `@90m~@` is a local
    `YYYY-MM-DD HH:MM`, `@wal@` the given record.
    """

    def fill(match: re.Match[str]) -> str:
        amount, unit, shape = match.groups()
        if amount is None:
            return wal
        moment = now - timedelta(**{_UNITS[unit]: int(amount)})
        if shape == "~":
            return f"{moment:%Y-%m-%d %H:%M}"
        if unit == "d":
            return f"{moment:%Y%m%d}" if shape == "#" else f"{moment:%Y-%m-%d}"
        return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    return _TOKEN.sub(fill, text)


def _copy(source: Traversable, target: Path, now: datetime, wal: str) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for item in source.iterdir():
        if item.is_dir():
            _copy(item, target / item.name, now, wal)
        else:
            text = dated(item.read_text(encoding="utf-8"), now, wal)
            path = target / dated(item.name, now)
            path.write_text(text, encoding="utf-8", newline="\n")
            written = (now - _WRITTEN_BEFORE).timestamp()
            os.utime(path, (written, written))
