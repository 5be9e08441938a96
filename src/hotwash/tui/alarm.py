"""When the bell rings: once as an operation appears, once per step it goes up, never per tick."""

from collections.abc import Iterable

from hotwash.core.analysis.wal import Level, PendingRecord
from hotwash.core.model.key import Key


class Alarm:
    """Remembers the step of every record; what is there at the first look has rung before."""

    def __init__(self) -> None:
        self._steps: dict[Key, Level] | None = None

    def rings_for(self, pending: Iterable[PendingRecord]) -> tuple[PendingRecord, ...]:
        """The records that deserve the bell now."""
        known, steps = self._steps, {each.record.key: each for each in pending}
        self._steps = {key: each.level for key, each in steps.items()}
        if known is None:
            return ()
        return tuple(each for key, each in steps.items() if key not in known or each.level > known[key])
