"""An improvement: what an agent changes in its own plugin, on a branch of its own, until a human merges it.

(source: self-improving agents, protocol)
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from hotwash.core.model.git import CommitReadiness
from hotwash.core.model.plan import Refusal
from hotwash.core.model.values import dataclass, field


class Stage(StrEnum):
    """How far an improvement has come."""

    DRAFTED = "drafted"
    WORKTREE = "worktree"
    COMMITTED = "committed"
    PUSHED = "pushed"
    OPEN = "open"
    MERGED = "merged"
    CLOSED = "closed"


ENDED = frozenset({Stage.MERGED, Stage.CLOSED})


class Reloaded(StrEnum):
    """What became of a plugin once the main checkout had its improvement; if that failed, its last good one stays."""

    OK = "ok"
    FAILED = "failed"


class Commit(NamedTuple):
    """One commit of a branch; `at` are seconds since the epoch."""

    hash: str
    at: int
    subject: str


@dataclass(frozen=True, slots=True)
class Branch:
    """An `improve/*` branch as git knows it.

    `base` is where it left the trunk, `commits` are its own since then, newest first, and `files` what they change.
    `is_pushed` says that the remote has this tip, `is_local` that there is more of it than what the remote has.
    `is_merged` is what git itself can tell; `is_here` says that the main checkout holds what the branch changes.
    """

    name: str
    tip: str
    base: str
    commits: tuple[Commit, ...] = ()
    files: tuple[str, ...] = ()
    is_local: bool = True
    is_pushed: bool = False
    is_merged: bool = False
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Worktree:
    """A checkout beside the main one. `changes` are the files that differ from its `head`; `is_there` is its folder."""

    path: str
    head: str
    branch: str = ""
    changes: tuple[str, ...] = ()
    is_there: bool = True
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What the forge says of a branch."""

    url: str
    stage: Stage
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What an agent tells the reviewer."""

    learned: str = ""
    changes: str = ""
    testing: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What git cannot tell: who improves what, where the branch began, what is to be said, and how it ended.

    `name` is the agent or skill, `plugin` the folder that it may change, as seen from the top of the repository.
    """

    branch: str = ""
    name: str = ""
    skill: str = ""
    plugin: str = ""
    start: str = ""
    url: str = ""
    ended: Stage | None = None
    account: Account = field(default_factory=Account)


@dataclass(frozen=True, slots=True)
class Improvement:
    """One of them, put together from its branch, its worktree, its pull request and what is remembered.

    `id` is its branch without `improve/`, or the folder of a worktree without a branch; `begun` are seconds since the
    epoch. `reloaded` is `None` until it is merged and in the main checkout.
    """

    id: str
    label: str
    begun: int
    stage: Stage
    branch: Branch | None = None
    worktree: Worktree | None = None
    pull_request: PullRequest | None = None
    remembered: Remembered = field(default_factory=Remembered)
    reloaded: Reloaded | None = None

    @property
    def skill(self) -> str:
        """What stands in brackets in its commits."""
        return self.remembered.skill or self.label

    @property
    def name(self) -> str:
        return self.remembered.name or self.label

    @property
    def branch_name(self) -> str:
        return self.branch.name if self.branch is not None else self.remembered.branch

    @property
    def url(self) -> str:
        return self.pull_request.url if self.pull_request is not None else self.remembered.url

    @property
    def changes(self) -> tuple[str, ...]:
        """Files that differ from the last commit."""
        return self.worktree.changes if self.worktree is not None else ()

    @property
    def files(self) -> tuple[str, ...]:
        """All that it changes, committed or not."""
        committed = self.branch.files if self.branch is not None else ()
        return tuple(sorted({*committed, *self.changes}))

    @property
    def commits(self) -> tuple[Commit, ...]:
        return self.branch.commits if self.branch is not None else ()

    @property
    def has_worktree(self) -> bool:
        return self.worktree is not None and self.worktree.is_there

    @property
    def is_there(self) -> bool:
        """Whether anything of it is left in the repository."""
        return self.branch is not None or self.worktree is not None

    @property
    def is_leftover(self) -> bool:
        """Whether nobody waits for it any more: it ended, or nothing came of it."""
        came_to_nothing = self.stage is Stage.DRAFTED or (not self.commits and not self.has_worktree)
        return self.stage in ENDED or came_to_nothing


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with its improvements.

    `top` is the main checkout, `head` its commit, `trunk` the branch that improvements go to, `remote` the place it is
    pushed to and `remote_url` where that is; both are empty without one. `plugin_files` are the files of all plugins in
    `head`. `remark` is what stood in the way of asking the forge.
    """

    top: str
    head: str = ""
    trunk: str = ""
    remote: str = ""
    remote_url: str = ""
    has_forge: bool = False
    plugin_files: tuple[str, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One command: its arguments, the folder it runs in, and what it reads. `may_fail` says that others go on then.

    `runs_hooks` gives programs of the repository their time and our settings no part in them.
    """

    arguments: tuple[str, ...]
    folder: str
    content: str = ""
    runs_hooks: bool = False
    may_fail: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Exactly the commands that would be run for an improvement, in order, and what is remembered of it afterwards.

    `title` is said before, `done` afterwards; `answer` is what a caller asked for (a path, an address, a file). `body`
    is the text of a pull request that nothing was opened for, to be kept in a file. `left` says why others
    stay.
    """

    title: str
    done: str
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()
    remembered: tuple[Remembered, ...] = ()
    answer: str = ""
    body: str = ""
    left: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class FileChange:
    """One changed file: its bytes at the base and now, `None` where there are none. `leads_out` marks a link out."""

    path: str
    before: bytes | None
    after: bytes | None
    leads_out: bool = False


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """Something wrong with a changed file; `is_forbidden` where the file is not the agent's to change.

    `line` is 1-based, 0 for the whole file.
    """

    path: str
    line: int
    sentence: str
    is_forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What looking at an improvement brought. `plugin` is the folder it may change, empty where nobody can tell."""

    plugin: str
    changes: tuple[FileChange, ...] = ()
    findings: tuple[CheckFinding, ...] = ()

    @property
    def forbidden(self) -> tuple[CheckFinding, ...]:
        return tuple(each for each in self.findings if each.is_forbidden)


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of improvements last: the repository, and what a look at each brought, by its id.

    `number` grows with every reading that brought something else. `reason` says why there is no repository. `is_whole`
    says that everything was read that a step needs; `programs` are then those of the repository that steps would run.
    """

    number: int = 0
    repository: Repository | None = None
    reason: str = ""
    is_whole: bool = False
    programs: CommitReadiness = field(default_factory=CommitReadiness)
    looked: Mapping[str, Checked] = field(default_factory=dict)

    def improvement(self, name: str) -> Improvement | None:
        found = self.repository.improvements if self.repository is not None else ()
        return next((each for each in found if each.id == name), None)
