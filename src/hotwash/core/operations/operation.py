"""What an operation is: a row of a table that keys, commands, palette, help and docs are made from."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.settings import Settings
from hotwash.core.model.values import dataclass, field

if TYPE_CHECKING:
    from hotwash.core.model.snapshot import Snapshot
    from hotwash.core.model.transaction import Actor, Transaction


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances a plan is made in.

    `root` is the folder that was opened, `project` the name of the one that is worked in. `history` gives the journal,
    newest first; it is read only when needed. `program` is the command that starts this program from anywhere, quoted
    for a shell. `exists` tells whether something is on disk beside the open files. `is_second_worktree`: the folder is
    not the repository's main one.
    """

    now: datetime
    settings: Settings = field(default_factory=Settings)
    home: Path = field(default_factory=Path)
    actor: "Actor | None" = None
    history: "Callable[[], Sequence[Transaction]]" = tuple
    root: Path = field(default_factory=Path)
    program: str = "hotwash"
    exists: "Callable[[Path], bool]" = lambda _: False
    is_second_worktree: bool = False
    project: str = ""

    @property
    def today(self) -> str:
        """The local calendar day, `YYYY-MM-DD`."""
        return self.now.date().isoformat()

    @property
    def stamp(self) -> str:
        """This moment in UTC, `YYYY-MM-DDTHH:MM:SSZ`."""
        return self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_ANYTHING = "TEXT"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of an intent, and its flag on the command line; without a flag it follows the subjects.

    `is_word` is a single word there, so that several subjects may stand before it. `also` are further spellings of the
    flag. `is_switch` is a flag without a value; its argument is `yes`. `several` says that the flag may be given again;
    its argument has a line for each.
    """

    name: str
    summary: str
    required: bool = False
    choices: tuple[str, ...] = ()
    flag: str = ""
    also: tuple[str, ...] = ()
    is_switch: bool = False
    placeholder: str = _ANYTHING
    several: bool = False
    is_word: bool = False

    @property
    def metavar(self) -> str | None:
        """What the help calls a value of its flag; `None` where it names every one that there is."""
        return None if self.choices and self.placeholder == _ANYTHING else self.placeholder


_GROUPS = ("wal", "hooks", "runbook", "harness")

Subjects = Literal["entries", "candidate", "record", "none"]
Planner = Callable[["Snapshot", Intent, Context], Plan | Refusal]
Looker = Callable[["Snapshot", Intent, Context], tuple[str, ...]]
Refuser = Callable[["Snapshot", Target | None, Context], Refusal | None]


@dataclass(frozen=True, slots=True)
class Operation:
    """One verb. `takes` says what it is about: several entries, entries taken together as one, a WAL record, nothing.

    `writes_at_once` is false where the command line shows the plan first and writes with `--apply`. `oath` is a word
    that somebody has to type before the dashboard writes it, for what agents will run. `summary` is a sentence for
    people, `example` a whole command line. `module` holds its functions; it is imported when one of them is called,
    so that a command which only reads does not wait for it. `looks_elsewhere` says that its plan depends on files that
    may not be open; then its module has a function `looks_at` as well. `recorded` says that a PENDING record is written
    before it and closed after it. `takes_calls` says that it is also about failed tool calls nobody logged, which are
    named `TOOL SESSION`.
    """

    verb: str
    title: str
    summary: str
    example: str
    module: str
    parameters: tuple[Parameter, ...] = ()
    takes: Subjects = "entries"
    writes_at_once: bool = True
    oath: str = ""
    looks_elsewhere: bool = False
    recorded: bool = False
    takes_calls: bool = False

    def plan(self, snapshot: "Snapshot", intent: Intent, context: Context) -> Plan | Refusal:
        """Exactly what would be written, or why nothing would."""
        planner: Planner = self._functions().plan
        return planner(snapshot, intent, context)

    def looks_at(self, snapshot: "Snapshot", intent: Intent, context: Context) -> tuple[str, ...]:
        """Files that must be in the snapshot for a plan, as far as they exist."""
        if not self.looks_elsewhere:
            return ()
        looker: Looker = self._functions().looks_at
        return looker(snapshot, intent, context)

    def refusal(self, snapshot: "Snapshot", target: Target | None, context: Context) -> Refusal | None:
        """Whether the verb makes sense there, before anything was typed; cheap enough for every move of the cursor."""
        refuser: Refuser = self._functions().refusal
        return refuser(snapshot, target, context)

    def _functions(self) -> ModuleType:
        return import_module(f"hotwash.core.operations.{self.module}")

    @property
    def words(self) -> tuple[str, ...]:
        """The verb as the command line says it: `wal commit` for `wal-commit`."""
        group, dash, rest = self.verb.partition("-")
        return (group, rest) if dash and group in _GROUPS else (self.verb,)
