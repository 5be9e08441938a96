"""Everything a plan needs to come true, bound to one store: desk, journal places, planning again on fresh bytes."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hotwash.core import formats
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.clock import Clock
from hotwash.core.storage.config import Config
from hotwash.core.storage.discover import Discovery
from hotwash.core.storage.personal import PersonalState
from hotwash.core.storage.read import Reading, read_file
from hotwash.core.storage.sources import Sources
from hotwash.core.text.change import change_between

# What writes is large; commands that only read never pay for it.
if TYPE_CHECKING:
    from hotwash.core.model.git import Committed
    from hotwash.core.model.transaction import Actor, Receipt, Transaction
    from hotwash.core.operations.operation import Context
    from hotwash.core.storage.recovery import Recovered
    from hotwash.core.storage.transaction import Desk

_LEARNINGS = ".learnings/LEARNINGS.md"

Planner = Callable[[Snapshot], Plan | Refusal]


class Commits:
    """Plans and commits against whatever snapshot is current when they are asked for."""

    def __init__(
        self,
        config: Config,
        clock: Clock,
        personal: PersonalState,
        sources: Sources,
        current: Callable[[], Snapshot],
    ) -> None:
        self._config = config
        self._clock = clock
        self._personal = personal
        self._current = current
        self._sources = sources
        self._states: dict[str, Path] = {}
        self._named: tuple[Discovery, str] | None = None

    def context(self) -> "Context":
        from hotwash.core.operations.operation import Context
        from hotwash.core.storage.program import program_command

        config = self._config
        return Context(
            now=self._clock.now(),
            settings=config.settings,
            home=config.home,
            actor=self.actor,
            history=self.transactions,
            root=config.root,
            program=program_command(),
            exists=os.path.lexists,
            is_second_worktree=self._is_second_worktree,
            project=self._project,
        )

    @property
    def _project(self) -> str:
        from hotwash.core.storage.git import project_name

        discovery = self._sources.discovery
        if self._named is None or self._named[0] is not discovery:
            project = discovery.project
            self._named = discovery, project_name(project.base) if project is not None else ""
        return self._named[1]

    @cached_property
    def _is_second_worktree(self) -> bool:
        from hotwash.core.storage.git import is_second_worktree

        return is_second_worktree(str(self._config.root))

    @cached_property
    def actor(self) -> "Actor":
        import pwd

        from hotwash.core.model.transaction import Actor

        try:
            user = pwd.getpwuid(os.geteuid()).pw_name
        except KeyError:
            user = str(os.geteuid())
        return Actor(user, os.uname().nodename, os.getpid(), self._config.via)

    def commit(self, plan: Plan, exact: bool, planner: Planner | None = None) -> "Receipt":
        from hotwash.core.storage.transaction import commit_plan

        return commit_plan(
            plan,
            replan=self._replanning(planner or self._planner(plan.intent)),
            exact=exact,
            actor=self.actor,
            now=self._clock.now(),
            desk=self._desk(),
        )

    def in_git(self, plan: Plan, before: Snapshot) -> "Committed":
        """Commit into the person's repository what a plan wrote on top of `before`."""
        from hotwash.core import operations
        from hotwash.core.storage.git_commit import commit_lines
        from hotwash.core.text.splice import edited

        def applied(path: str, content: bytes | None) -> bytes | None:
            answer = operations.plan(self._with({path: content}, before), plan.intent, self.context())
            edits = answer.edits if isinstance(answer, Plan) else ()
            edit = next((each for each in edits if each.path == path), None)
            return edited(edit) if edit is not None else None

        return commit_lines([edit.path for edit in plan.edits], applied, plan.message)

    def transactions(self) -> "tuple[Transaction, ...]":
        states = self.states()
        if not states:
            return ()
        from hotwash.core.storage.journal import transactions

        return transactions(states)

    def recover(self) -> "tuple[Recovered, ...]":
        states = self.states()
        if not states:
            return ()
        from hotwash.core.storage.recovery import recover

        return recover(states, self._desk(), self._clock.now())

    def look_after_displaced(self) -> "tuple[Recovered, ...]":
        """Late lines in files that a commit displaced; costs next to nothing before the first commit."""
        if not self._states:
            return ()
        from hotwash.core.storage.recovery import look_after_displaced

        return look_after_displaced(self._states.values(), self._desk(), self._clock.now())

    def _desk(self) -> "Desk":
        from hotwash.core.storage.transaction import Desk

        return Desk(self._sources.opened, self._state_for, self._personal, self._document)

    def states(self) -> list[Path]:
        """The state directories of everything that is or was open, as far as something was ever written there."""
        from hotwash.core.storage.statedir import spare_directory

        # Where the last file of a workspace was removed, its journal still knows how to bring it back.
        paths = [*self._sources.paths(), *(str(folder / _LEARNINGS) for folder in self._config.opened)]
        spare = {spare_directory(Path(path), self._config.state_home) for path in paths}
        states = {*map(self._state_for, paths), *spare, self._personal.journal}
        return [state for state in sorted(states) if state.is_dir()]

    def _state_for(self, path: str) -> Path:
        from hotwash.core.storage.statedir import state_directory

        if path not in self._states:
            workspace = self._workspace_of(path)
            base = Path(workspace.base) if workspace is not None else None
            self._states[path] = state_directory(Path(path), base, self._config.state_home)
        return self._states[path]

    def _planner(self, intent: Intent) -> Planner:
        return lambda snapshot: self.plan(snapshot, intent)

    def plan(self, snapshot: Snapshot, intent: Intent) -> Plan | Refusal:
        """What would be written for an intent, also where that depends on files that are not open."""
        from hotwash.core import operations

        context = self.context()
        wanted = operations.looks_at(snapshot, intent, context)
        return operations.plan(self._also_seeing(snapshot, wanted) if wanted else snapshot, intent, context)

    def _also_seeing(self, snapshot: Snapshot, paths: Iterable[str]) -> Snapshot:
        """The snapshot with these files in it, as far as they exist and can be read."""
        at = self._clock.now().timestamp()
        missing = (path for path in paths if snapshot.document(path) is None)
        found = ((path, read_file(path, at)) for path in missing)
        more = [self._document(path, reading.content) for path, reading in found if isinstance(reading, Reading)]
        return replace(snapshot, documents=(*snapshot.documents, *more))

    def _replanning(self, planner: Planner) -> Callable[[Mapping[str, bytes | None]], Plan | Refusal]:
        return lambda fresh: planner(self._with(fresh, self._current()))

    def _with(self, fresh: Mapping[str, bytes | None], snapshot: Snapshot) -> Snapshot:
        """A snapshot with these contents in place of what it holds of those files."""
        documents = {document.path: document for document in snapshot.documents}
        for path, content in fresh.items():
            if content is None:
                documents.pop(path, None)
            else:
                documents[path] = self._document(path, content)
        return replace(snapshot, documents=tuple(documents.values()))

    def _document(self, path: str, content: bytes) -> Document:
        """A file with this content; no more is parsed than differs from what the snapshot has of it."""
        known = self._current().document(path)
        if known is not None and not known.partial:
            change = change_between(known.content, content)
            return known if change is None else formats.parse_again(known, content, change)
        if known is not None:
            return formats.parse(path, known.relative, known.workspace, content)
        workspace = self._workspace_of(path) or _loose(os.path.dirname(path))
        return formats.parse(path, os.path.relpath(path, workspace.root), workspace, content)

    def _workspace_of(self, path: str) -> Workspace | None:
        """The innermost open workspace that a path lies in."""
        inside = [each for each in self._sources.discovery.workspaces if path.startswith(each.base + os.sep)]
        return max(inside, key=lambda each: len(each.base), default=None)


def _loose(folder: str) -> Workspace:
    """Stands for the surroundings of a file that is in no open workspace, such as a first global rule."""
    return Workspace(folder, os.path.basename(folder), Scope.PROJECT, folder, folder)
