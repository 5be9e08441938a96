"""The one place that knows what is on disk: publishes snapshots, makes plans, commits them, notices what others do."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hotwash.core.model.document import Diagnostic
from hotwash.core.model.errors import CommitError, Refused
from hotwash.core.model.key import Key
from hotwash.core.model.notice import Notice
from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.core.model.values import replace
from hotwash.core.storage.chronicle import Chronicle
from hotwash.core.storage.clock import Clock, SystemClock
from hotwash.core.storage.collector import resting_collector
from hotwash.core.storage.commits import Commits, Planner
from hotwash.core.storage.config import Config
from hotwash.core.storage.git_sequel import GitSequel
from hotwash.core.storage.personal import PersonalState
from hotwash.core.storage.read import signature_of
from hotwash.core.storage.sittings import Sittings
from hotwash.core.storage.sources import Source, Sources

if TYPE_CHECKING:
    from hotwash.core.model.transaction import Receipt, Transaction
    from hotwash.core.operations.operation import Context
    from hotwash.core.storage.recovery import Recovered

Subscriber = Callable[[Snapshot], None]
_GIT_ASKED_EVERY = 5.0


class Store:
    """All open files as one snapshot after the other.

    Reading and committing may happen on different threads. A snapshot never changes once it is published; its
    generation grows only when something in it did. Subscribers are called on the thread that noticed the change, in
    order, and must return at once.
    """

    def __init__(self, config: Config, clock: Clock | None = None) -> None:
        self.config = config
        self.clock = clock or SystemClock()
        self.opened: datetime = self.clock.now()
        self.confirmed: float | None = None
        self.snapshot = Snapshot(0)
        self._lock = threading.RLock()
        self._committing = threading.Lock()
        self._subscribers: list[Subscriber] = []
        self._personal = PersonalState(config.state_home, config.root)
        self._person = Personal()
        self._odd: tuple[Diagnostic, ...] = ()
        self._sources = Sources(config, self.clock)
        self.sittings = Sittings(self._personal, keeps=not config.writes_nothing)
        self._chronicle = Chronicle(self._personal, self.clock, keeps=not config.writes_nothing)
        self._commits = Commits(config, self.clock, self._personal, self._sources, lambda: self.snapshot)
        self.git = GitSequel(self._commits, self._personal)
        self._loaded = False
        self._touched: tuple[float, tuple[str, ...] | None] | None = None

    def now(self) -> datetime:
        return self.clock.now()

    # Reading

    def load_tail(self) -> Snapshot:
        """What the first screen needs, in a time that does not depend on the amount of data."""
        with self._lock, resting_collector():
            self._sources.search(nested=False)
            self._load_person()
            for source in self._sources:
                self._sources.read_quickly(source)
            self._publish()
        return self.snapshot

    def load(self) -> Snapshot:
        """Everything, at once."""
        with resting_collector():
            for _ in self._load():
                pass
        with self._lock:
            self._publish()
        return self.snapshot

    def load_steps(self) -> Iterator[Snapshot]:
        """Everything, file by file, small ones first, so that a screen can live in between."""
        for _ in self._load():
            with self._lock:
                self._publish()
            yield self.snapshot
        # Where the first look had read every file, looking deeper may still have found something to remark.
        with self._lock:
            self._publish()

    def refresh(self, paths: Iterable[str] | None = None) -> bool:
        """Look again at what changed, or at everything; true if there is a new snapshot.

        A path that is not open yet means that something new may be found. Looking at everything trusts no
        modification time, and lets go of files that are gone.
        """
        everything = paths is None
        with self._lock, resting_collector():
            if everything:
                self._sources.forget_missing()
            named = [source.found.path for source in self._sources] if paths is None else list(paths)
            if everything or any(self._sources.get(path) is None for path in named):
                self._sources.search()
            self._read(self._to_read(named), again=everything)
            self._sources.open_named()
            self._read((source for source in self._sources if source.is_new), again=False)
            self._loaded = self._loaded or not self._sources.unread()
            self.confirmed = self.clock.monotonic()
            return self._publish()

    def differences(self) -> frozenset[str]:
        """What looks different on disk from what was read. Nothing of it is read here."""
        if not self.config.writes_nothing:
            repaired = self._commits.look_after_displaced()
            with self._lock:
                self._chronicle.save(self.snapshot)
                self._chronicle.repaired(repaired)
                if repaired:
                    self._publish()
        found = self._sources.differences() | self._sources.far_away()
        if not found and self._loaded:
            self.confirmed = self.clock.monotonic()
        return found

    def concerning(self, path: str) -> str | None:
        """By which path the store knows what changed at `path`; `None` if it means nothing here."""
        return self._sources.concerning(path)

    @property
    def folders(self) -> tuple[str, ...]:
        """Folders in which a change may concern the store; some may not exist yet."""
        return self._sources.folders

    # What is known beside the documents

    @property
    def arrived(self) -> Mapping[Key, datetime]:
        """When entries and records appeared, for those that did while hotwash was looking."""
        return self._chronicle.arrived

    def written(self) -> dict[str, datetime]:
        """When each file was last written, by path."""
        zone = self.now().tzinfo
        return {
            source.found.path: datetime.fromtimestamp(source.signature.modified / 1e9, zone)
            for source in self._sources
            if source.signature is not None
        }

    def touched(self) -> tuple[str, ...] | None:
        """Files of the project that differ from the last commit, asked of git every few seconds at most."""
        from hotwash.core.storage.touched import changed_files

        project, tick = self.snapshot.project, self.clock.monotonic()
        if self._touched is None or tick - self._touched[0] >= _GIT_ASKED_EVERY:
            self._touched = (tick, changed_files(project.base) if project is not None else None)
        return self._touched[1]

    def acknowledge(self, notice: Notice) -> None:
        """The person has seen it; it is not shown again."""
        with self._lock:
            self._chronicle.acknowledge(notice)
            self._publish()

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Be told of every new snapshot until the returned function is called."""
        with self._lock:
            self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            with self._lock:
                if subscriber in self._subscribers:
                    self._subscribers.remove(subscriber)

        return unsubscribe

    def close(self) -> None:
        """Keep what is worth keeping for the next start."""
        with self._lock:
            self._chronicle.save(self.snapshot)

    @property
    def user(self) -> str:
        """Who the journal names."""
        return self._commits.actor.user

    # Writing

    def context(self) -> "Context":
        """The circumstances that plans are made in."""
        return self._commits.context()

    def plan(self, intent: Intent) -> Plan | Refusal:
        """What would be written for an intent, or why nothing can be."""
        named = [target.key.path for target in intent.targets]
        self._complete(named or [document.path for document in self.snapshot.documents])
        return self._commits.plan(self.snapshot, intent)

    def refusal(self, verb: str, target: Target | None) -> Refusal | None:
        """Why a verb cannot be used on this target now; `None` if it can be tried."""
        from hotwash.core import operations

        return self.read_only_refusal() or operations.refusal(verb, self.snapshot, target, self.context())

    def read_only_refusal(self) -> Refusal | None:
        """Why nothing at all is written, if so."""
        if self.config.read_only:
            return Refusal("hotwash was started read-only", "start it without --read-only to write")
        if self.config.settings.read_only:
            return Refusal("the configuration says read_only = true", "hotwash config show read_only tells where")
        return None

    def commit(self, plan: Plan, exact: bool = False, planner: Planner | None = None) -> "Receipt":
        """Write a plan; `exact` refuses to write anything else than what it shows. Raises `CommitError`.

        Where a file changed meanwhile, the plan is made again, by `planner` or from its intent. The files are read
        again before this returns, so that their events tell nothing new. Where the plan has a message, exactly these
        lines are committed in git as well; if that fails, the files are written all the same, and the receipt says so.
        """
        refused = self.read_only_refusal()
        if refused is not None and not plan.changes_nothing:
            raise Refused(refused)
        before = self.snapshot
        try:
            with self._committing:
                receipt = self._commits.commit(plan, exact, planner)
        except CommitError:
            self.refresh([edit.path for edit in plan.edits])
            raise
        self._take_in(plan, receipt)
        return self.git.followed(plan, before, receipt)

    def carry_out(self, plan: Plan, exact: bool = False) -> "Receipt":
        """`commit`; what is recorded stands between a PENDING record and its end. Raises `CommitError`."""
        from hotwash.core.operations.table import OPERATIONS

        if plan.changes_nothing or not OPERATIONS[plan.intent.verb].recorded:
            return self.commit(plan, exact)
        from hotwash.core.storage.migration import carried_out

        return carried_out(self, plan, exact=exact)

    def remove_emptied(self, folders: Iterable[str]) -> None:
        """Take away those of these folders that nothing is left in."""
        from hotwash.core.storage.place import remove_made

        if self.read_only_refusal() is None:
            remove_made(tuple(folders))
            self.refresh()

    def transactions(self) -> "tuple[Transaction, ...]":
        """The journal, newest first."""
        return self._commits.transactions()

    def state_folders(self) -> tuple[Path, ...]:
        """Where lock, journal and displaced files of what is open lie, as far as anything was ever written."""
        return tuple(self._commits.states())

    def recover(self) -> "tuple[Recovered, ...]":
        """Put right what a crash left behind, and look whether others have set back what was written before.

        For starts that may write: those that only read leave everything as it is. May be called before loading.
        """
        with self._lock:
            if not self._sources.discovery.folders:
                self._sources.search()
        recovered = () if self.config.writes_nothing else self._commits.recover()
        with self._lock:
            self._chronicle.found(self.transactions())
            self._chronicle.repaired(recovered)
            if self.snapshot.generation:
                self.refresh(_paths_of(recovered))
        return recovered

    # Inside

    def _load(self) -> Iterator[None]:
        """Read every file that has not been read as a whole; yields after each."""
        with self._lock:
            self._sources.search()
            self._load_person()
            self._chronicle.load()
        for source in sorted((source for source in self._sources if not source.is_read), key=_size):
            with self._lock:
                self._sources.read(source)
            yield
        with self._lock:
            self._sources.open_named()
            self._read((source for source in self._sources if source.is_new), again=False)
        with self._lock:
            self._loaded = True
            self.confirmed = self.clock.monotonic()

    def _load_person(self) -> None:
        self._person, self._odd = self._personal.load(), self._personal.remarks()

    def _to_read(self, paths: Iterable[str]) -> tuple[Source, ...]:
        """The open files among these paths, and all that were never looked at."""
        named = {path for path in map(self._sources.concerning, paths) if path is not None}
        return tuple(source for source in self._sources if source.found.path in named or source.is_new)

    def _read(self, sources: Iterable[Source], *, again: bool) -> None:
        for source in sources:
            before = source.document
            if self._sources.read(source, again=again) and self._loaded:
                self._chronicle.changed(before, source.document)

    def _complete(self, paths: Iterable[str]) -> None:
        """Finish reading files that only their end is known of; plans are made on whole files."""
        unfinished = [path for path in paths if (known := self.snapshot.document(path)) is not None and known.partial]
        if unfinished:
            self.refresh(unfinished)

    def _take_in(self, plan: Plan, receipt: "Receipt") -> None:
        """Make what was just written part of what is known."""
        with self._lock:
            for edit in plan.edits:
                if edit.delete:
                    self._sources.forget(edit.path)
            if receipt.transaction is not None:
                self._chronicle.wrote(receipt.transaction)
                if receipt.transaction.personal:
                    self._load_person()
            hunks = receipt.transaction.hunks if receipt.transaction is not None else ()
            self.refresh({*(edit.path for edit in plan.edits), *(hunk.path for hunk in hunks)})

    def _assembled(self) -> Snapshot:
        """What is known now, under the present generation."""
        found = self._sources.discovery
        return Snapshot(
            generation=self.snapshot.generation,
            workspaces=found.workspaces,
            documents=self._sources.documents(),
            problems=self._sources.problems(),
            personal=self._person,
            loading=self._sources.unread(),
            remarks=(*self.config.remarks, *self._odd, *found.notes),
            project=found.project,
        )

    def _publish(self) -> bool:
        """Make what is known now the snapshot, and tell everybody, if it is anything new."""
        fresh = self._assembled()
        fresh = replace(fresh, notices=self._chronicle.notices(fresh))
        if fresh == self.snapshot and fresh.generation:
            return False
        self.snapshot = replace(fresh, generation=fresh.generation + 1)
        for subscriber in tuple(self._subscribers):
            subscriber(self.snapshot)
        return True


def _paths_of(recovered: "tuple[Recovered, ...]") -> list[str]:
    return [hunk.path for each in recovered if each.transaction is not None for hunk in each.transaction.hunks]


def _size(source: Source) -> int:
    found = signature_of(source.found.path)
    return found.size if found is not None else 0
