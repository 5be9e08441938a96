"""What was written, remembered well enough to take it back."""

from enum import StrEnum

from hotwash.core.model.git import Committed
from hotwash.core.model.key import Key
from hotwash.core.model.plan import PersonalChange, TargetOutcome
from hotwash.core.model.values import dataclass


class TransactionState(StrEnum):
    """Where a transaction stands in its journal."""

    PREPARED = "prepared"
    DONE = "done"
    ABORTED = "aborted"


TALLY = "number of "
"""How the label of a changed number in a heading begins; behind it stands what the heading is called."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """One changed stretch of one file, in whole lines.

    `before` and `after` are the lines before and after the change; `above` and `below` up to three lines of context.
    `offset` is where `after` began, counted from the anchor's first byte (from the file's where there is none).
    """

    path: str
    anchor: Key | None
    label: str
    before: bytes
    after: bytes
    above: bytes
    below: bytes
    offset: int
    created: bool = False
    deleted: bool = False

    @property
    def is_tally(self) -> bool:
        """Whether it is a number in a heading, which follows from what changed beside it and from what others add."""
        return self.anchor is None and self.label.startswith(TALLY)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who made a change, and through what (`tui`, `cli`, `agent`)."""

    user: str
    host: str
    process: int
    via: str

    @property
    def is_person(self) -> bool:
        """At the dashboard or at a terminal; not an agent, and not a program that uses the library."""
        return self.via in ("tui", "cli")


@dataclass(frozen=True, slots=True)
class Transaction:
    """One journalled change: one step for undo, however many files and entries it touched.

    `id` is a ULID, `at` an epoch second. `undoes` names the transaction it takes back, `undone_by` the one that took
    this one back.
    """

    id: str
    at: float
    actor: Actor
    verb: str
    title: str
    done: str
    command: str
    state: TransactionState
    hunks: tuple[Hunk, ...] = ()
    personal: tuple[PersonalChange, ...] = ()
    undoes: str | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a commit did. `transaction` is `None` when there was nothing to write.

    `committed` is what came of the git commit that the plan asked for, `None` where it asked for none.
    """

    sentence: str
    transaction: Transaction | None
    outcomes: tuple[TargetOutcome, ...] = ()
    committed: Committed | None = None
