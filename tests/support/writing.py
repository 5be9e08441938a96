"""What commits need in tests: a small workspace, plans over its files, a desk, and faults at any system call."""

import os
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from hotwash.core import formats
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, PersonalChange, Plan, Refusal, Splice
from hotwash.core.model.transaction import Actor, Receipt
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.instrument import instrument
from hotwash.core.storage.transaction import Desk, commit_plan

NOW = datetime(2025, 11, 20, 14, 3, tzinfo=UTC)
ACTOR = Actor("ana", "box", 1, "cli")
ERROR = b"""### ERR-20251118-001
**Logged**: 2025-11-18T09:12:00Z
**Status**: pending
**Summary**: the deploy hangs

"""


@dataclass
class PersonalMemory:
    """Personal state that remembers what it was told; `broken` makes it refuse."""

    folder: Path
    told: list[PersonalChange] = field(default_factory=list)
    broken: bool = False

    def apply(self, changes: tuple[PersonalChange, ...]) -> None:
        if self.broken:
            raise WriteFailed("the state folder is gone")
        self.told += changes


@dataclass
class Bench:
    """A workspace in a folder of its own, and what commits to it are made with."""

    root: Path
    personal: PersonalMemory
    patience: float = 5.0

    @classmethod
    def at(cls, folder: Path) -> "Bench":
        root = folder / "project"
        (root / ".learnings").mkdir(parents=True)
        return cls(root, PersonalMemory(folder / "personal"))

    @property
    def errors(self) -> Path:
        return self.root / ".learnings" / "ERRORS.md"

    @property
    def rules(self) -> Path:
        return self.root / "CLAUDE.md"

    @property
    def state(self) -> Path:
        return self.root / ".learnings" / ".hotwash"

    @property
    def desk(self) -> Desk:
        return Desk((self.root,), lambda _: self.state, self.personal, self.parse, self.patience)

    def parse(self, path: str, content: bytes) -> Document:
        workspace = Workspace("w", "project", Scope.PROJECT, str(self.root), str(self.root))
        return formats.parse(path, str(Path(path).relative_to(self.root)), workspace, content)

    def commit(
        self,
        plan: Plan,
        replan: Callable[[Mapping[str, bytes | None]], Plan | Refusal] | None = None,
        *,
        exact: bool = False,
        now: datetime = NOW,
    ) -> Receipt:
        return commit_plan(plan, replan=replan or _no_replan, exact=exact, actor=ACTOR, now=now, desk=self.desk)


def resolve(path: Path, base: bytes | None = None, anchor: str = "ERR-20251118-001") -> FileEdit:
    """The first `pending` of a file becomes `resolved`."""
    content = path.read_bytes() if base is None else base
    start = content.index(b"pending")
    return FileEdit(
        str(path), content, (Splice(start, start + len(b"pending"), b"resolved", "Status", Key(str(path), anchor)),)
    )


def add_rule(path: Path, rule: bytes = b"- Set a timeout on deploys\n") -> FileEdit:
    """A line more at the end of a file; the file is created if it is missing."""
    base = path.read_bytes() if path.exists() else None
    end = len(base or b"")
    return FileEdit(str(path), base, (Splice(end, end, rule, "rule"),))


def plan_of(*edits: FileEdit, verb: str = "resolve", personal: tuple[PersonalChange, ...] = ()) -> Plan:
    return Plan(
        Intent(verb),
        f"{verb} ERR-20251118-001",
        f"{verb}d ERR-20251118-001",
        tuple(edits),
        personal,
        equivalent="hotwash x",
    )


def _no_replan(fresh: Mapping[str, bytes | None]) -> Plan | Refusal:
    raise AssertionError(f"planned again on {fresh}")


@contextmanager
def in_memory(otherwise: Path) -> Iterator[Path]:
    """An empty folder where the same calls are made and a sync costs nothing, if there is such a file system."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        yield otherwise
        return
    with tempfile.TemporaryDirectory(dir=memory, prefix="hotwash-") as folder:
        yield Path(folder)


@contextmanager
def observed(observer: Callable[[str, str], None]) -> Iterator[None]:
    """Every system call is told to `observer`, before and after."""
    instrument.observer = observer
    try:
        yield
    finally:
        instrument.observer = None


@contextmanager
def lacking(*features: str) -> Iterator[None]:
    """A system without `leases`, `exchange`, `links` or `xattrs`."""
    instrument.lacking = frozenset(features)
    try:
        yield
    finally:
        instrument.lacking = frozenset()


def calls_of(action: Callable[[], object]) -> list[str]:
    """The names of the system calls that an action makes."""
    names: list[str] = []
    with observed(lambda name, phase: names.append(name) if phase == "before" else None):
        action()
    return names


@contextmanager
def failing(at: int, code: int) -> Iterator[None]:
    """The call number `at` fails with this error, once; nothing of it happens."""
    seen = -1

    def fail(_: str, phase: str) -> None:
        nonlocal seen
        if phase == "before":
            seen += 1
            if seen == at:
                raise OSError(code, os.strerror(code))

    with observed(fail):
        yield


def killed(action: Callable[[], object], at: int, phase: str, call: str = "") -> bool:
    """Run the action in a process of its own that dies at call number `at` (of that name); whether it got that far."""
    child = os.fork()
    if child == 0:
        instrument.observer = _death(at, phase, call)
        try:
            action()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _death(at: int, phase: str, call: str) -> Callable[[str, str], None]:
    seen = -1

    def die(name: str, now: str) -> None:
        nonlocal seen
        counts = call in ("", name)
        seen += counts and now == "before"
        if counts and seen == at and now == phase:
            os.kill(os.getpid(), signal.SIGKILL)

    return die
