"""What one action of the dashboard is: its keys, its words, what it is about, and how it is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from hotwash.core.model.values import dataclass, field

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard


class Group(StrEnum):
    """The chapters of the help."""

    MOVE = "Move"
    PLACES = "Places"
    MARK = "Mark"
    DECIDE = "Decide"
    WAL = "Write-ahead log"
    HISTORY = "History"
    FIND = "Find"
    DETAIL = "Detail"
    COPY = "Copy and edit"
    COMMANDS = "Commands"
    PROGRAM = "Program"


class SubjectKind(StrEnum):
    """What a row of a list is; marks and verbs are about one of these."""

    ENTRY = "entry"
    CANDIDATE = "candidate"
    RECORD = "record"
    FAILURE = "failure"
    PATTERN = "pattern"
    MOVEMENT = "movement"
    CORRECTION = "correction"
    RUNBOOK_ENTRY = "runbook-entry"
    RULE = "rule"
    IMPROVEMENT = "improvement"
    PLUGIN = "plugin"
    RELOAD = "reload"
    LEARNING = "learning"
    PROPOSAL = "proposal"
    FACT = "fact"
    PROBLEM = "problem"
    STRETCH = "stretch"
    HOOK = "hook"
    WORKSPACE = "workspace"
    TRANSACTION = "transaction"
    SESSION = "session"


Run = Callable[["Dashboard"], None]
Reason = Callable[["Dashboard"], str]
RunWithWords = Callable[["Dashboard", str], None]


def always(_dashboard: Dashboard) -> str:
    """No reason against it."""
    return ""


@dataclass(frozen=True, slots=True)
class Action:
    """One row of `ACTIONS`.

    `name` is said in a footer, `help` is the whole sentence. `reason` gives the sentence why it cannot run now, or
    nothing. `writes` sends its keys through the typing guard; `verbs` are the operations behind it. `subjects` are the
    kinds of rows it is about, and `counted` puts it into the actions line for those. `names` are other names for what
    it does to some of them. `with_words` runs it on words that are typed behind its name among the commands.
    """

    id: str
    keys: tuple[str, ...]
    name: str
    help: str
    group: Group
    run: Run
    reason: Reason = always
    writes: bool = False
    verbs: tuple[str, ...] = ()
    subjects: frozenset[SubjectKind] = frozenset()
    counted: bool = False
    names: Mapping[SubjectKind, str] = field(default_factory=dict)
    with_words: RunWithWords | None = None

    def called(self, kind: str) -> str:
        """Its name in a footer, for a subject of that kind."""
        return next((name for each, name in self.names.items() if each == kind), self.name)
