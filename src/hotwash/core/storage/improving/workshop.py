"""The one place where improvements of a repository are read, planned and carried out; both front ends come here."""

import os
from collections.abc import Mapping
from pathlib import Path

from hotwash.core.analysis.improving.names import PREFIX
from hotwash.core.analysis.improving.plugin_place import plugin_for
from hotwash.core.analysis.improving.stages import improvements
from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.git import CommitReadiness
from hotwash.core.model.improvement import (
    Branch,
    Checked,
    Course,
    Improvement,
    PullRequest,
    Remembered,
    Repository,
    Stage,
)
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.values import replace
from hotwash.core.operations.improving.start import Beginning, plan_start
from hotwash.core.storage.clock import Clock
from hotwash.core.storage.config import Config
from hotwash.core.storage.git import common_directory, top_level
from hotwash.core.storage.git_program import Git, GitFailed
from hotwash.core.storage.git_readiness import WAY_OF_A_BRANCH, programs_run, readiness
from hotwash.core.storage.improving import forge
from hotwash.core.storage.improving.branches import Sighting, branches, trunk_of
from hotwash.core.storage.improving.looking import look_at, reloaded
from hotwash.core.storage.improving.memory import Memory
from hotwash.core.storage.improving.worktrees import all_worktrees, main_worktree, of_improvements
from hotwash.core.storage.personal import PersonalState

_NO_REPOSITORY = Refusal("there is no git repository here", "cd into one, or name it with --repo DIR", ExitCode.USAGE)


class Workshop:
    """The repository that `folder` lies in. Whatever takes long runs git or `gh`, and belongs beside a screen.

    What follows from commits alone is kept, so that reading again costs little.
    """

    def __init__(self, config: Config, clock: Clock, folder: str) -> None:
        self.folder = os.path.realpath(folder)
        self._config = config
        self._clock = clock
        self._branches: dict[Sighting, Branch] = {}
        self._plugin_files: tuple[str, tuple[str, ...]] = ("", ())

    # Reading

    def read(
        self, *, whole: bool = True, asks: bool = True, answers: Mapping[str, PullRequest] | None = None
    ) -> Repository | Refusal:
        """Everything that is known now, or why nothing is.

        `whole` includes the files of plugins, which only steps need. With `asks` the forge is asked about branches that
        were pushed; else, and for what was merged, earlier `answers` count.
        """
        if top_level(self.folder) is None:
            return _NO_REPOSITORY
        try:
            return self._read(whole, asks, dict(answers or {}))
        except GitFailed as error:
            said = str(error)
            return Refusal(said if said.startswith("git ") else f"git: {said}")
        except OSError as error:
            return Refusal(f"{error.filename} cannot be read: {error.strerror}")

    def _read(self, whole: bool, asks: bool, answers: dict[str, PullRequest]) -> Repository:
        listed = all_worktrees(Git(self.folder))
        top = main_worktree(listed) or str(top_level(self.folder))
        git, memory = Git(top), Memory(self._config.state_home, top)
        trunk, known = trunk_of(git), memory.all()
        found = tuple(branches(git, trunk, known, self._branches))
        places = tuple(of_improvements(git, listed))
        has_forge = forge.is_there()
        remark = _ask(top, found, known, answers) if asks and has_forge and trunk.remote else ""
        return Repository(
            top,
            trunk.head,
            trunk.name,
            trunk.remote,
            trunk.remote_url,
            has_forge,
            self._files_of_plugins(git, trunk.head) if whole and trunk.head else (),
            tuple(replace(each, reloaded=reloaded(top, each)) for each in improvements(found, places, answers, known)),
            remark,
        )

    def _files_of_plugins(self, git: Git, head: str) -> tuple[str, ...]:
        """The same for as long as the commit is the same."""
        if self._plugin_files[0] != head:
            self._plugin_files = (head, _plugin_files(git))
        return self._plugin_files[1]

    def find(self, name: str) -> tuple[Repository, Improvement] | Refusal:
        """The improvement of that id as it is now, with its repository."""
        repository = self.read()
        if isinstance(repository, Refusal):
            return repository
        found = next((each for each in repository.improvements if each.id == name and each.is_there), None)
        return (repository, found) if found is not None else Refusal(f"{name} is gone")

    def may_hold_any(self) -> bool:
        """A quick look without git: whether there can be a branch or worktree of an improvement."""
        top = top_level(self.folder)
        try:
            return top is not None and _has_traces(Path(top))
        except OSError:
            return True

    def check(self, repository: Repository, improvement: Improvement, plugin: str = "") -> Checked | Refusal:
        """What it changes and what is wrong with that; `plugin` names the one it may change where nobody knows."""
        if plugin:
            folder = plugin_for(repository.plugin_files, improvement.label, "", plugin)
            if isinstance(folder, Refusal):
                return folder
            improvement = replace(improvement, remembered=replace(improvement.remembered, plugin=folder))
        try:
            return look_at(repository, improvement)
        except (GitFailed, OSError) as error:
            return Refusal(f"{improvement.id} cannot be looked at: {error}")

    # Planning

    def plan_start(self, repository: Repository, name: str, plugin: str, skill: str, parent: str) -> Course | Refusal:
        place = self._parent(repository, parent)
        if isinstance(place, Refusal):
            return place
        return plan_start(repository, Beginning(name, place, plugin, skill), int(self._clock.now().timestamp()))

    def _parent(self, repository: Repository, named: str) -> str | Refusal:
        """The folder that a worktree is made in: the named one, the one that holds the repository, else one of our own.

        What lies beside a submodule is part of another repository.
        """
        if named:
            place = os.path.realpath(os.path.join(self.folder, named))
            if not os.path.isdir(place):
                return Refusal(f"{named} is no folder", "name one that is there", ExitCode.USAGE)
            if f"{place}/".startswith(f"{os.path.realpath(repository.top)}/"):
                return Refusal(f"{named} is inside the repository", "a worktree goes beside it, as plugins are watched")
            return place
        parent = os.path.dirname(repository.top)
        if os.access(parent, os.W_OK | os.X_OK) and os.path.isdir(os.path.join(repository.top, ".git")):
            return parent
        return str(self._config.state_home / "worktrees")

    # Trust

    def programs(self, repository: Repository, improvement: Improvement | None = None) -> CommitReadiness:
        """What of the repository would run for a step; of an improvement, also what is in the way of committing it."""
        if improvement is not None and improvement.worktree is not None and improvement.changes:
            changed = os.path.join(improvement.worktree.path, improvement.changes[0])
            ready = readiness(changed, WAY_OF_A_BRANCH)
        else:
            ready = programs_run(repository.top, WAY_OF_A_BRANCH)
        return replace(
            ready, is_trusted=ready.is_trusted or self._trusted(repository).trusts(ready.repository, ready.token)
        )

    def trust(self, repository: Repository, ready: CommitReadiness) -> Refusal | None:
        """Remember that the person let these programs run; why that cannot be remembered, so that nothing is run."""
        try:
            self._trusted(repository).trust(ready.repository, ready.token)
        except WriteFailed as error:
            return Refusal(str(error))
        return None

    def _trusted(self, repository: Repository) -> PersonalState:
        return PersonalState(self._config.state_home, Path(repository.top))

    def memory(self, repository: Repository) -> Memory:
        return Memory(self._config.state_home, repository.top)


def _ask(top: str, found: tuple[Branch, ...], known: Mapping[str, Remembered], answers: dict[str, PullRequest]) -> str:
    """Take the forge's answers in; what stood in the way of asking, empty where nothing did."""
    for branch in found:
        before = answers.get(branch.name)
        was_pushed = branch.is_pushed or branch.is_merged or bool(known.get(branch.name, Remembered()).url)
        if not was_pushed or (before is not None and before.stage is Stage.MERGED):
            continue
        try:
            answer = forge.pull_request(top, branch.name)
        except forge.ForgeFailed as error:
            return f"gh: {error}"
        answers.pop(branch.name, None)
        if answer is not None:
            answers[branch.name] = answer
    return ""


def _plugin_files(git: Git) -> tuple[str, ...]:
    listed = git.read("ls-tree", "-r", "-z", "--name-only", "HEAD")
    return tuple(os.fsdecode(name) for name in listed.split(b"\0") if b".claude/plugins/" in name)


def _has_traces(top: Path) -> bool:
    """Whether the git directory says so in its plainest places; where it keeps them elsewhere, it may."""
    shared = common_directory(top / ".git")
    if shared is None or (shared / "reftable").is_dir():
        return True
    places = [shared / "refs" / "heads" / PREFIX, *(shared / "refs" / "remotes").glob(f"*/{PREFIX}")]
    if any(place.is_dir() and any(place.iterdir()) for place in places):
        return True
    try:
        packed = (shared / "packed-refs").read_bytes()
    except OSError:
        packed = b""
    return f"/{PREFIX}".encode() in packed or any(shared.glob("worktrees/*improve-*"))
