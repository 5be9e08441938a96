"""The working buffer: a task, its steps and the write-ahead records of risky operations; and failed tool calls."""

from typing import TYPE_CHECKING, NamedTuple

from hotwash.core.model.key import Key
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import WalStatus

if TYPE_CHECKING:
    from hotwash.core.model.session import Bullet


class StateSlot(NamedTuple):
    """Where a record says how it stands, and where the proof of another state goes; places of the document.

    The proof is written at `at` between `lead` and `tail`, or as a line of its own there.
    """

    state: Span
    at: int
    lead: bytes
    tail: bytes = b""
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class WalRecord:
    """One `## WAL Entry` with its five fields (`formats/0-self-improve.md` §2.4); a missing field is `None`.

    `at` is its stamp as written (`YYYY-MM-DD HH:MM`). `span` covers the record, `line` is 1-based. `slot` is `None`
    where the state is said nowhere.
    """

    path: str
    ordinal: int
    at: str | None
    operation: str | None
    affected: str | None
    blast_radius: str | None
    rollback: str | None
    native_status: str | None
    status: WalStatus
    evidence: str | None
    span: Span
    line: int
    slot: StateSlot | None = None

    @property
    def key(self) -> Key:
        return Key(self.path, f"{self.at or ''} {self.operation or ''}".strip(), self.ordinal)


@dataclass(frozen=True, slots=True)
class Step:
    """One checkbox of the task."""

    text: str
    done: bool
    line: int


@dataclass(frozen=True, slots=True)
class Task:
    """The current task of a working buffer; `title` is `None` for the untouched template, `more` is what follows it.

    `completed` is what was summed up when the buffer was compacted, `context` are facts found on the way.
    """

    title: str | None
    steps: tuple[Step, ...] = ()
    last_updated: str | None = None
    more: "tuple[Bullet, ...]" = ()
    completed: "tuple[Bullet, ...]" = ()
    context: "tuple[Bullet, ...]" = ()

    @property
    def first_open_step(self) -> Step | None:
        return next((step for step in self.steps if not step.done), None)


@dataclass(frozen=True, slots=True)
class ToolFailure:
    """One line of `.pending-errors.log`; `session` is `None` in the old form."""

    path: str
    at: str
    tool: str
    session: str | None
    call: str | None
    line: int

    @property
    def calls(self) -> Key:
        """The failed calls that it is one of: those of one tool in one session."""
        return Key(self.path, f"{self.tool} {self.session or ''}".strip())
