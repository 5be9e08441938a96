"""One thing that is wrong or odd, and what a repair of it would do."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Severity

if TYPE_CHECKING:
    from hotwash.core.analysis.hygiene.scan import Scan


class RepairKind(StrEnum):
    """What a repair changes, and what `field` and `value` of a `Repair` are for it."""

    HEADING = "heading"
    """In the entry's first line, `field` becomes `value`."""
    SET = "set"
    """The entry's field of that name gets the value."""
    ADD = "add"
    """The entry gets a line with that field and value."""
    CLOSE = "close"
    """The status becomes `resolved`, and its date (`value`) goes where the format keeps it; `field` is the old text."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that says nothing but what the file says already, or what the format has as its default.

    `sentence` tells it as an order ("give it the number …").
    """

    kind: RepairKind
    field: str
    value: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`message` goes on from `name`, which is the entry's id, or empty for a file. `line` is 1-based, 0 for a file.

    `key` is the entry it is about, or the file with no anchor; `detail` tells findings of one rule on one entry apart.
    `next_step` says what a person can do where no repair is safe.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    key: Key
    message: str
    name: str = ""
    detail: str = ""
    next_step: str = ""
    repair: Repair | None = None
    is_strict: bool = False
    """Whether it is about an entry of four fields, whose own tool words it just so."""

    @property
    def sentence(self) -> str:
        return f"{self.name} {self.message}" if self.name else self.message

    @property
    def token(self) -> str:
        """What names it, and no other, through every reading, as long as the thing is wrong."""
        return "\t".join((self.rule, self.key.path, self.key.anchor, str(self.key.ordinal), self.detail))

    @property
    def fix(self) -> str:
        """The repair, else what a person can do."""
        return self.repair.sentence if self.repair is not None else self.next_step


Find = Callable[["Scan"], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: its name, how much it matters, what it says in general, and how it is fixed.

    `strictly` is the severity in entries of four fields where that differs; `fix` is said in the reference.
    `find` is `None` for what is known before any rule is asked: from reading a file, or from looking for files.
    `alone` says that what it finds in an entry hangs on that entry, on the day, and on which files are open.
    """

    name: str
    severity: Severity
    sentence: str
    fix: str
    find: Find | None = None
    strictly: Severity | None = None
    alone: bool = False
