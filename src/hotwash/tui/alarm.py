"""When the bell rings: once as an operation appears, per step it goes up, as its agent falls silent; never per tick."""

from collections.abc import Iterable
from typing import NamedTuple

from hotwash.core.analysis.wal import Level, PendingRecord
from hotwash.core.model.key import Key


class _Stage(NamedTuple):
    level: Level
    is_silent: bool


class Alarm:
    """Remembers the stage of every record; what is there at the first look has rung before."""

    def __init__(self) -> None:
        self._stages: dict[Key, _Stage] | None = None

    def rings_for(self, pending: Iterable[PendingRecord]) -> tuple[PendingRecord, ...]:
        """The records that deserve the bell now."""
        found = {each.record.key: each for each in pending}
        known = self._stages
        self._stages = {key: _Stage(each.level, each.silent is not None) for key, each in found.items()}
        if known is None:
            return ()
        return tuple(found[key] for key, stage in self._stages.items() if _is_worse(stage, known.get(key)))


def _is_worse(stage: _Stage, before: _Stage | None) -> bool:
    return before is None or stage.level > before.level or stage.is_silent > before.is_silent
