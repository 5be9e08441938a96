"""What somebody wants, what would be written for it, and why it would not."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass, field


class ExitCode(IntEnum):
    """What a command tells its caller (`formats/README.md` §2)."""

    OK = 0
    REFUSED_BY_STATE = 1
    USAGE = 2
    BUSY = 3
    REFUSED = 4
    CRASH = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Target:
    """One thing an intent is about. `seen` is the native status the person saw; `None` means whatever it is now."""

    key: Key
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Intent:
    """A verb of `OPERATIONS`, what it is about, and its parameters by name."""

    verb: str
    targets: tuple[Target, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence saying why something cannot be done, and what would make it possible."""

    reason: str
    next_step: str = ""
    code: ExitCode = ExitCode.REFUSED

    def __str__(self) -> str:
        return f"{self.reason} – {self.next_step}" if self.next_step else self.reason


@dataclass(frozen=True, slots=True)
class Splice:
    """Replace `content[start:end]` by `text`.

    `anchor` names the entry or record whose span holds the place, so that undo finds it again after others wrote;
    `None` is the file itself. `label` is the field that changes, in words (`Status`, `rule`).
    """

    start: int
    end: int
    text: bytes
    label: str
    anchor: Key | None = None


@dataclass(frozen=True, slots=True)
class FileEdit:
    """All changes of one file. `base` are the bytes they were planned on; `None` creates the file.

    `delete` removes a file as it is in `base`; when it `spares_additions`, what others appended to it since stays.
    """

    path: str
    base: bytes | None = field(repr=False)
    splices: tuple[Splice, ...] = ()
    delete: bool = False
    spares_additions: bool = False


@dataclass(frozen=True, slots=True)
class PersonalChange:
    """One change of the person's own state; values are JSON text, `None` is absent."""

    table: str
    subject: str
    before: str | None
    after: str | None


class Outcome(StrEnum):
    """What a plan does for one of its targets."""

    CHANGED = "changed"
    ALREADY = "already"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TargetOutcome:
    """One target's fate. For a conflict, the three values: what was seen, what is there now, what was wanted."""

    key: Key
    outcome: Outcome
    sentence: str
    field: str = ""
    seen: str = ""
    now: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Exactly what would be written, in order: rule targets first, statuses last.

    `title` is verb + object + count ("resolve 3 entries in 2 files"), `done` the same as said afterwards ("resolved
    ERR-…"). `equivalent` is the command line that does the same. `obeyed` marks plans that change what agents read as
    rules, `notes` are advice lines. A plan without edits is fine: everything was so already. `basis` holds the content
    of files that the plan depends on as a whole (a new id must not be in any of them): if one of them is another by the
    time of the commit, also by lines that were only appended, the plan is made again. `message` is that of a git commit
    of exactly these lines, the first edit's file being its main one; empty for none. `proposal` are lines that stand
    above the diff where it is printed. `code` is what a command ends with where all went well but somebody has to look.
    """

    intent: Intent
    title: str
    done: str
    edits: tuple[FileEdit, ...] = ()
    personal: tuple[PersonalChange, ...] = ()
    outcomes: tuple[TargetOutcome, ...] = ()
    notes: tuple[str, ...] = ()
    equivalent: str = ""
    obeyed: bool = False
    undoes: str | None = None
    basis: Mapping[str, bytes | None] = field(default_factory=dict, repr=False)
    message: str = ""
    proposal: tuple[str, ...] = ()
    code: ExitCode = ExitCode.OK

    @property
    def changes_nothing(self) -> bool:
        return not self.edits and not self.personal

    def of(self, outcome: Outcome) -> tuple[TargetOutcome, ...]:
        return tuple(each for each in self.outcomes if each.outcome is outcome)
