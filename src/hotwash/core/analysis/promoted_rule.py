"""A rule as analysis knows it: where it stands, what it came from, and what became of it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Limits
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope

if TYPE_CHECKING:
    from hotwash.core.analysis.groups import Group


class RuleState(StrEnum):
    """What a rule is, in one word; the worst that holds, and the order of the list."""

    LEECH = "leech"
    REGRESSED = "regressed"
    MISSING = "missing"
    STALE = "stale"
    MOVED = "moved"
    EDITED = "edited"
    PRESENT = "present"


class Origin(NamedTuple):
    """An entry that a rule came from, in its file."""

    document: Document
    entry: Entry


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `line` is 0 and `path` empty where it is in no file; then `text` is what was written, if that is known.

    `target` is the file people know it by: where it stands, else where it was written. `again` are entries that joined
    its group after it was promoted, `reason` says the state in a sentence. `written` is what hotwash wrote, if it did.
    """

    id: str
    state: RuleState
    reason: str
    text: str
    target: str
    path: str
    line: int
    scope: Scope
    names: tuple[str, ...]
    origins: tuple[Origin, ...]
    promoted: date | None
    last_seen: date | None
    checked: date | None
    again: tuple[Entry, ...] = ()
    written: str = ""

    @property
    def keys(self) -> tuple[Key, ...]:
        return tuple(origin.entry.key for origin in self.origins)

    @property
    def came_back(self) -> bool:
        return self.state in (RuleState.LEECH, RuleState.REGRESSED)


class Judge(NamedTuple):
    """What a rule is judged by: the moment, the limits, the groups of entries, and what arrived before our eyes."""

    now: datetime
    limits: Limits
    group_of: "Mapping[Key, Group]"
    new: Collection[Key] = frozenset()
