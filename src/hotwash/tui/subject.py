"""What an action is about: the row under the cursor, or everything that is marked in lists of its kind."""

from collections.abc import Sequence

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.viewmodels.pending import FailureRow
from hotwash.viewmodels.rows import Row


@dataclass(frozen=True, slots=True)
class Subject:
    """Rows in list order. `hidden` of them are not in the focused list; `marked` says how they were named.

    `unlisted` are marked entries and records that stand in no list any more.
    """

    rows: tuple[Row, ...] = ()
    marked: bool = False
    hidden: int = 0
    unlisted: tuple[Key, ...] = ()

    @property
    def count(self) -> int:
        return len(self.rows) + len(self.unlisted)

    @property
    def kind(self) -> str:
        """What the first of them is; empty without any."""
        return self.rows[0].kind if self.rows else "entry" if self.unlisted else ""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The entries or records behind the rows, each once."""
        return tuple(dict.fromkeys([key for row in self.rows for key in row.targets] + list(self.unlisted)))

    @property
    def sleepers(self) -> tuple[Key, ...]:
        """What can be put to sleep: the same, and failed calls that nobody has logged."""
        calls = (row.key for row in self.rows if isinstance(row, FailureRow))
        return tuple(dict.fromkeys((*self.keys, *calls)))


def targets(keys: Sequence[Key], snapshot: Snapshot) -> tuple[Target, ...]:
    """The same things with the status that is on the screen, so that a change meanwhile is noticed."""
    return tuple(Target(key, seen_status(key, snapshot)) for key in keys)


def seen_status(key: Key, snapshot: Snapshot) -> str | None:
    found = snapshot.entry(key)
    if found is not None:
        return found[1].native_status
    record = snapshot.record(key)
    return record[1].native_status if record is not None else None
