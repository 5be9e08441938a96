"""What operations need in tests: a snapshot parsed from texts, a fixed moment, and the bytes after a plan."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from hotwash.core import formats
from hotwash.core.model.document import Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Outcome, PersonalChange, Plan, Refusal, Target
from hotwash.core.model.rules import WrittenRule
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.core.model.snooze import Snooze
from hotwash.core.model.transaction import Actor, Transaction, TransactionState
from hotwash.core.model.vocabulary import Scope, Status
from hotwash.core.operations import Context, plan
from hotwash.core.text import splice

NOW = datetime(2026, 9, 26, 12, 0, tzinfo=UTC)
HOME = Path("/home/ana")
ROOT = "/w/proj"
PROJECT = Workspace(ROOT, "proj", Scope.PROJECT, ROOT, ROOT)
GLOBAL = Workspace(f"{HOME}/.claude", "~/.claude", Scope.GLOBAL, f"{HOME}/.claude", str(HOME))
NESTED = Workspace(f"{ROOT}/edge", "proj/edge", Scope.PROJECT, f"{ROOT}/edge", ROOT)
ACTOR = Actor("ana", "box", 1, "tui")

ERRORS = ".learnings/ERRORS.md"
LEARNINGS = ".learnings/LEARNINGS.md"
ISSUES = ".learnings/OPERATIONS_ISSUES.md"
BUFFER = "memory/working-buffer.md"

BOM = b"\xef\xbb\xbf"
Value = TypeVar("Value")
Subject = TypeVar("Subject")
Disguise = Callable[[bytes], bytes]


@dataclass
class Files:
    """A workspace of texts by relative path, and what was written to it.

    Paths below `~/` are in the global workspace, those below `edge/` in one nested in the project.
    """

    contents: dict[str, bytes]
    personal: Personal = field(default_factory=Personal)
    settings: Settings = field(default_factory=Settings)
    read_only: Mapping[str, str] = field(default_factory=dict)
    journal: list[Transaction] = field(default_factory=list)
    actor: Actor = ACTOR
    is_second_worktree: bool = False

    @classmethod
    def of(cls, contents: Mapping[str, str | bytes]) -> "Files":
        return cls({name: text.encode() if isinstance(text, str) else text for name, text in contents.items()})

    @property
    def snapshot(self) -> Snapshot:
        documents = []
        for name, content in self.contents.items():
            document = formats.parse(path_of(name), name, workspace_of(name), content)
            documents.append(replace(document, read_only=self.read_only.get(name, document.read_only)))
        return Snapshot(1, (PROJECT, NESTED, GLOBAL), tuple(documents), personal=self.personal, project=PROJECT)

    @property
    def context(self) -> Context:
        return Context(
            NOW,
            self.settings,
            HOME,
            self.actor,
            lambda: tuple(reversed(self.journal)),
            Path(ROOT),
            is_second_worktree=self.is_second_worktree,
            project="proj",
        )

    def entry(self, name: str, ordinal: int = 1) -> Entry:
        return next(each for _, each in self.snapshot.entries() if each.anchor == name and each.ordinal == ordinal)

    def target(self, name: str, seen: str | None = None) -> Target:
        """The entry of that id, or one that does not exist."""
        keys = [each.key for _, each in self.snapshot.entries() if each.anchor == name]
        keys += [record.key for _, record in self.snapshot.records() if name in record.key.anchor]
        return Target(keys[0] if keys else Key(path_of(ERRORS), name), seen)

    def plan(self, verb: str, names: str | Sequence[str | Target] = (), **arguments: str) -> Plan | Refusal:
        """Plan a verb; names are separated by blanks, arguments written with `_` for `-`."""
        wanted = names.split() if isinstance(names, str) else names
        targets = tuple(self.target(each) if isinstance(each, str) else each for each in wanted)
        given = {name.rstrip("_").replace("_", "-"): value for name, value in arguments.items()}
        return plan(self.snapshot, Intent(verb, targets, given), self.context)

    def planned(self, verb: str, names: str | Sequence[str | Target] = (), **arguments: str) -> Plan:
        answer = self.plan(verb, names, **arguments)
        assert isinstance(answer, Plan), str(answer)
        return answer

    def refused(self, verb: str, names: str | Sequence[str | Target] = (), **arguments: str) -> Refusal:
        answer = self.plan(verb, names, **arguments)
        assert isinstance(answer, Refusal), answer.title
        return answer

    def write(self, verb: str, names: str | Sequence[str | Target] = (), **arguments: str) -> Plan:
        """Plan and carry out, with an entry in the journal."""
        answer = self.planned(verb, names, **arguments)
        self.journal.append(self.transaction(answer))
        for edit in answer.edits:
            self.apply(edit)
        self.personal = personal_after(self.personal, answer.personal)
        return answer

    def apply(self, edit: FileEdit) -> None:
        after = splice.edited(edit)
        if after is None:
            del self.contents[name_of(edit.path)]
        else:
            self.contents[name_of(edit.path)] = after

    def transaction(self, made: Plan) -> Transaction:
        number = len(self.journal) + 1
        starts = {entry.key: entry.span.start for _, entry in self.snapshot.entries()}
        starts.update((record.key, record.span.start) for _, record in self.snapshot.records())
        return Transaction(
            id=f"TX{number:03}",
            at=float(number),
            actor=self.actor,
            verb=made.intent.verb,
            title=made.title,
            done=made.done,
            command=made.equivalent,
            state=TransactionState.DONE,
            hunks=tuple(hunk for edit in made.edits for hunk in splice.hunks(edit, starts.get)),
            personal=made.personal,
            undoes=made.undoes,
        )


def personal_after(before: Personal, changes: Sequence[PersonalChange]) -> Personal:
    """The person's own state once a plan's changes of scores, rules, snoozes and pairs are made."""
    scores, rules, checked, snoozed = (
        dict(before.scores),
        dict(before.rules),
        dict(before.checked),
        dict(before.snoozed),
    )
    pairs, confirmed = dict(before.pairs), dict(before.confirmed)
    for change in changes:
        value = json.loads(change.after) if change.after is not None else None
        if change.table == "rules":
            _put(rules, change.subject, WrittenRule(value[0], value[1], tuple(value[2])) if value else None)
        elif change.table in ("checked", "confirmed"):
            _put(checked if change.table == "checked" else confirmed, change.subject, value)
        elif change.table == "pairs":
            first, second = json.loads(change.subject)
            _put(pairs, (first, second), value)
        elif change.table == "snoozed":
            _put(snoozed, change.subject, _snooze(value) if value else None)
        else:
            _put(scores, change.subject, value)
    return replace(
        before, scores=scores, rules=rules, checked=checked, snoozed=snoozed, pairs=pairs, confirmed=confirmed
    )


def _snooze(value: dict[str, str]) -> Snooze:
    until = datetime.fromisoformat(value["until"]) if value["until"] else None
    return Snooze(until, int(value["times"]), Status(value["status"]))


def _put(table: dict[Subject, Value], subject: Subject, value: Value | None) -> None:
    table.pop(subject, None)
    if value is not None:
        table[subject] = value


def workspace_of(name: str) -> Workspace:
    return GLOBAL if name.startswith("~/") else NESTED if name.startswith("edge/") else PROJECT


def path_of(name: str) -> str:
    return str(HOME / name[2:]) if name.startswith("~/") else f"{ROOT}/{name}"


def name_of(path: str) -> str:
    return f"~/{path.removeprefix(f'{HOME}/')}" if path.startswith(f"{HOME}/") else path.removeprefix(f"{ROOT}/")


def outcomes(made: Plan) -> list[tuple[str, Outcome]]:
    return [(each.key.anchor, each.outcome) for each in made.outcomes]


def crlf(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


def with_bom(content: bytes) -> bytes:
    return BOM + content


def unfinished(content: bytes) -> bytes:
    """Without its final newline."""
    return content.removesuffix(b"\n").removesuffix(b"\r")


def unchanged(content: bytes) -> bytes:
    return content


DISGUISES: dict[str, Disguise] = {
    "lf": unchanged,
    "crlf": crlf,
    "bom": with_bom,
    "bom-crlf": lambda content: with_bom(crlf(content)),
    "no-final-newline": unfinished,
    "crlf-no-final-newline": lambda content: unfinished(crlf(content)),
}


@dataclass(frozen=True)
class Case:
    """One file before and after one operation on one entry or record of it."""

    name: str
    verb: str
    subject: str
    before: str
    after: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    file: str = ERRORS

    def check(self, disguise: Disguise) -> None:
        """The bytes after it, after its undo, and after its redo."""
        before, after = disguise(self.before.encode()), disguise(self.after.encode())
        files = Files.of({self.file: before})
        files.write(self.verb, [files.target(self.subject)], **self.arguments)
        assert files.contents[self.file].decode() == after.decode()
        files.write("undo")
        assert files.contents[self.file] == before
        files.write("redo")
        assert files.contents[self.file] == after
