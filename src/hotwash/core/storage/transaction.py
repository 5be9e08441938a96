"""Makes a plan come true: under the lock, on the bytes of this moment, journalled, all of it or nothing."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol

from hotwash.core.model.document import Document
from hotwash.core.model.errors import CommitError, PlanChanged, Refused, WriteFailed
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, PersonalChange, Plan, Refusal, Splice
from hotwash.core.model.rules import MEMORY
from hotwash.core.model.transaction import Actor, Hunk, Receipt, Transaction, TransactionState
from hotwash.core.model.values import dataclass, replace
from hotwash.core.storage import journal, sysio, ulid
from hotwash.core.storage.exchange import NotSetBack
from hotwash.core.storage.guard import check_nothing_lost
from hotwash.core.storage.journal import FileChange, Journal
from hotwash.core.storage.lock import LIMIT, locked
from hotwash.core.storage.place import remove_made
from hotwash.core.storage.protocol import Revise, commit_file, read_settled, reason
from hotwash.core.storage.replay import Astray, file_change, taken_back
from hotwash.core.storage.tool_lock import tool_locked
from hotwash.core.text import splice

_TRIES = 20

Replan = Callable[[Mapping[str, bytes | None]], Plan | Refusal]
Parse = Callable[[str, bytes], Document]


class PersonalStore(Protocol):
    """Where the person's own decisions are kept; `folder` holds them, and the journal of what concerns only them."""

    @property
    def folder(self) -> Path: ...

    def apply(self, changes: tuple[PersonalChange, ...]) -> None:
        """Make the changes, all or none, the same again if called again. Raises `WriteFailed`."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every commit of a session works with.

    `state_for` names the state directory of a file; `parse` reads a file's content, at no cost for content that the
    current snapshot holds; `patience` is how many seconds another process may hold the lock.
    """

    roots: tuple[Path, ...]
    state_for: Callable[[str], Path]
    personal: PersonalStore
    parse: Parse
    patience: float = LIMIT


@dataclass(frozen=True, slots=True)
class _Step:
    """One file of a plan: its edit, what it makes of the base, and how the journal keeps it.

    A strict one is only written onto exactly its base; any other also below lines that others append meanwhile.
    """

    edit: FileEdit
    after: bytes | None
    change: FileChange
    is_strict: bool = False


class _Moved(Exception):
    """A file is not what the plan was made on any more."""


def personal_state(personal: PersonalStore) -> Path:
    """The state directory of transactions that change no file."""
    return personal.folder / "journal"


def commit_plan(plan: Plan, *, replan: Replan, exact: bool, actor: Actor, now: datetime, desk: Desk) -> Receipt:
    """Write the plan, planned anew by `replan` wherever the files are not what it was made on.

    With `exact` nothing is written that differs from the plan as given; what others appended is no difference.
    Raises `Busy`, `Refused`, `PlanChanged` or `WriteFailed`; then nothing was written.
    """
    shown = plan
    for _ in range(_TRIES):
        if plan.changes_nothing:
            return Receipt(plan.done, None, plan.outcomes)
        states = _states(plan, desk)
        paths = [edit.path for edit in plan.edits]
        with _failures_named(plan.title), tool_locked(paths, limit=desk.patience), locked(states, limit=desk.patience):
            plan = _effective(_on_fresh_bytes(plan, replan, desk.roots))
            if plan.changes_nothing or not _states(plan, desk) <= states:
                continue
            if exact and _changes(plan) != _changes(shown):
                raise PlanChanged(plan)
            transaction, steps = _prepared(plan, actor, now, states, desk)
            try:
                return _write(plan, transaction, steps, desk)
            except _Moved:
                pass
        sysio.pause(0.001, 0.02)
    raise WriteFailed(f"{plan.title}: nothing was written, others kept changing the files – try again in a moment")


def _states(plan: Plan, desk: Desk) -> set[Path]:
    states = {desk.state_for(edit.path) for edit in plan.edits}
    return states | {personal_state(desk.personal)} if plan.personal else states


def _on_fresh_bytes(plan: Plan, replan: Replan, roots: tuple[Path, ...]) -> Plan:
    for _ in range(_TRIES):
        paths = dict.fromkeys((*(edit.path for edit in plan.edits), *plan.basis))
        fresh = {path: read_settled(Path(path), roots) for path in paths}
        is_current = all(fresh[path] == content for path, content in plan.basis.items())
        if is_current and all(_means_the_same(edit, fresh[edit.path]) for edit in plan.edits):
            return replace(plan, edits=tuple(_rebased(edit, fresh[edit.path]) for edit in plan.edits))
        answer = replan(fresh)
        if isinstance(answer, Refusal):
            raise Refused(answer)
        plan = answer
    raise WriteFailed(f"{plan.title}: nothing was written, the files change faster than they can be read – try again")


def _means_the_same(edit: FileEdit, fresh: bytes | None) -> bool:
    """Whether the edit can be made as it is: nothing changed, or others added whole lines behind everything."""
    base = edit.base
    if base is None or fresh is None or base == fresh or (edit.delete and not edit.spares_additions):
        return base == fresh
    return base.endswith(b"\n") and fresh.startswith(base)


def _rebased(edit: FileEdit, fresh: bytes | None) -> FileEdit:
    """The same edit of the file as it is now; a deletion only takes out what it was planned on."""
    if edit.delete and edit.base is not None and fresh != edit.base:
        return FileEdit(edit.path, fresh, (Splice(0, len(edit.base), b"", "file"),))
    return replace(edit, base=fresh)


def _effective(plan: Plan) -> Plan:
    """The plan without edits that leave their file as it is."""
    return replace(plan, edits=tuple(edit for edit in plan.edits if _has_effect(edit)))


def _has_effect(edit: FileEdit) -> bool:
    base = edit.base
    return base is None or edit.delete or any(base[each.start : each.end] != each.text for each in edit.splices)


def _changes(plan: Plan) -> tuple[tuple[Hunk, ...], tuple[PersonalChange, ...]]:
    """What a person saw of a plan: the changed lines and whose they are, not what stands around them."""
    hunks = (hunk for edit in plan.edits for hunk in splice.hunks(edit, lambda _: 0))
    told = tuple(change for change in plan.personal if change.table != MEMORY)
    return tuple(replace(hunk, above=b"", below=b"", offset=0) for hunk in hunks), told


def _prepared(
    plan: Plan, actor: Actor, now: datetime, states: Iterable[Path], desk: Desk
) -> tuple[Transaction, tuple[_Step, ...]]:
    hunks: list[Hunk] = []
    steps: list[_Step] = []
    for edit in plan.edits:
        after = splice.edited(edit)
        check_nothing_lost(edit, after, desk.parse)
        hunks += splice.hunks(edit, _start_of(edit, desk.parse))
        steps.append(_Step(edit, after, file_change(edit, after), edit.path in plan.basis))
    at = now.timestamp()
    transaction = Transaction(
        id=ulid.new_id(at, after=max(map(journal.newest_id, states))),
        at=at,
        actor=actor,
        verb=plan.intent.verb,
        title=plan.title,
        done=plan.done,
        command=plan.equivalent,
        state=TransactionState.PREPARED,
        hunks=tuple(hunks),
        personal=plan.personal,
        undoes=plan.undoes,
    )
    return transaction, tuple(steps)


def _start_of(edit: FileEdit, parse: Parse) -> Callable[[Key], int | None]:
    wanted = {each.anchor for each in edit.splices if each.anchor is not None}
    if edit.base is None or not wanted:
        return lambda _: None
    document = parse(edit.path, edit.base)
    anchors = {key.anchor for key in wanted}
    starts = {entry.key: entry.span.start for entry in document.entries if entry.anchor in anchors}
    starts.update((record.key, record.span.start) for record in document.records)
    return starts.get


def _write(plan: Plan, transaction: Transaction, steps: tuple[_Step, ...], desk: Desk) -> Receipt:
    state = desk.state_for(steps[0].edit.path) if steps else personal_state(desk.personal)
    written: list[FileChange] = []
    made: list[str] = []
    with sysio.uninterrupted():
        record = Journal(state, transaction, tuple(step.change for step in steps))
        try:
            for step in steps:
                path = step.edit.path
                try:
                    commit = commit_file(Path(path), _reviser(step), state=desk.state_for(path), roots=desk.roots)
                except NotSetBack:
                    written.append(step.change)
                    raise
                written.append(step.change)
                made += commit.made
            desk.personal.apply(plan.personal)
        except BaseException as error:
            _take_back(written, transaction, desk, error)
            remove_made(made)
            with contextlib.suppress(OSError):
                record.forget()
            raise
        with contextlib.suppress(OSError):
            record.close(TransactionState.DONE)
        journal.prune(state, transaction.at, weigh=False)
    return Receipt(plan.done, replace(transaction, state=TransactionState.DONE), plan.outcomes)


def _reviser(step: _Step) -> Revise:
    edit, after = step.edit, step.after

    def revise(content: bytes | None) -> bytes | None:
        if edit.base is None or content is None:
            if content is not edit.base:
                raise _Moved(edit.path)
            return after
        if not content.startswith(edit.base) or ((edit.delete or step.is_strict) and content != edit.base):
            raise _Moved(edit.path)
        return after + content[len(edit.base) :] if after is not None else None

    return revise


def _take_back(written: list[FileChange], transaction: Transaction, desk: Desk, cause: BaseException) -> None:
    """Set every file back that was written before one failed. What cannot be set back is left to the next start."""
    kept = []
    for change in reversed(written):
        hunks = tuple(hunk for hunk in transaction.hunks if hunk.path == change.path)
        path = Path(change.path)
        try:
            commit_file(path, _taker_back(change, hunks), state=desk.state_for(change.path), roots=desk.roots)
        except (CommitError, Astray):
            kept.append(change.path)
    if kept:
        raise WriteFailed(
            f"{cause}; {' and '.join(kept)} could not be set back – the next start finishes it or takes it back"
        ) from cause


def _taker_back(change: FileChange, hunks: tuple[Hunk, ...]) -> Revise:
    return lambda content: taken_back(content, change, hunks)


@contextlib.contextmanager
def _failures_named(title: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteFailed(f"{title}: nothing was written, {reason(error)}") from error
