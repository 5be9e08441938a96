"""Builders of entries, records, documents and snapshots, for tests that do not read files."""

from collections.abc import Iterable
from datetime import datetime

from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Personal, Snapshot, SourceProblem
from hotwash.core.model.span import Span
from hotwash.core.model.vocabulary import Kind, Scope, Status, WalStatus
from hotwash.core.model.wal import Step, Task, ToolFailure, WalRecord

NOW = datetime(2026, 5, 20, 14, 32)
ROOT = "/w/payments-api"
PROJECT = Workspace("project", "payments-api", Scope.PROJECT, ROOT, ROOT)
GLOBAL = Workspace("global", "~/.claude", Scope.GLOBAL, "/home/o/.claude", ROOT)

ERRORS = f"{ROOT}/.learnings/ERRORS.md"
BUFFER = f"{ROOT}/memory/working-buffer.md"

_KINDS = {"ERR": Kind.ERROR, "LRN": Kind.LEARNING, "OPS": Kind.ISSUE, "FEAT": Kind.FEATURE}
_STATUSES = {
    "pending": Status.OPEN,
    "in_progress": Status.ACTIVE,
    "resolved": Status.RESOLVED,
    "promoted": Status.PROMOTED,
    "discarded": Status.REJECTED,
    "superseded": Status.SUPERSEDED,
    "example": Status.EXAMPLE,
}


def entry(
    native_id: str | None = "ERR-20260520-001",
    title: str = "a thing went wrong",
    *,
    status: str | None = "pending",
    logged: str | None = None,
    priority: str | None = None,
    severity: str | None = None,
    area: str | None = None,
    path: str = ERRORS,
    ordinal: int = 1,
) -> Entry:
    """An entry whose place in its file is set by `document`; dated by its id unless told."""
    prefix, _, rest = (native_id or "").partition("-")
    day = f"{rest[:4]}-{rest[4:6]}-{rest[6:8]}" if rest[:8].isdigit() else None
    return Entry(
        key=Key(path, native_id or title, ordinal),
        dialect="fields",
        kind=_KINDS.get(prefix, Kind.NOTE),
        native_id=native_id,
        title=title,
        native_status=status,
        status=_STATUSES.get(status or "", Status.UNKNOWN),
        logged=logged or day,
        priority=priority,
        severity=severity,
        area=area,
        span=Span(0, 0),
        line=1,
    )


def raw_entry(item: Entry, fields: dict[str, str]) -> str:
    """The text of an entry with four or more bold fields."""
    head = f"### {item.native_id or item.title}\n"
    status = f"**Status**: {item.native_status}\n" if item.native_status is not None else ""
    shown = {"Context": "working on it", "Content": item.title, "Action": "fix it"} | fields
    return head + status + "".join(f"**{name}**: {value}\n" for name, value in shown.items())


def document(
    *items: Entry | tuple[Entry, dict[str, str]], path: str = ERRORS, workspace: Workspace = PROJECT
) -> Document:
    """A file of entries, with more fields where they are given; text and places agree."""
    text = "# Error Log\n\n---\n\n"
    placed: list[Entry] = []
    for item in items:
        one, fields = (item, {}) if isinstance(item, Entry) else item
        raw = raw_entry(one, fields)
        start = len(text.encode())
        end = start + len(raw.encode())
        placed.append(one._replace(key=one.key._replace(path=path), span=Span(start, end), line=text.count("\n") + 1))
        text += raw + "\n---\n\n"
    return Document(path, relative(path), workspace, "entries", text.encode(), tuple(placed))


def record(
    operation: str | None = "terraform apply – destroys payments-rds",
    at: str | None = "2026-05-20 14:24",
    status: WalStatus = WalStatus.PENDING,
    *,
    affected: str | None = "aws_db_instance.payments (us-east-1)",
    blast_radius: str | None = "payments-api ~8 min",
    rollback: str | None = "aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier x",
    native_status: str | None = None,
    evidence: str | None = None,
    path: str = BUFFER,
    ordinal: int = 1,
) -> WalRecord:
    return WalRecord(
        path=path,
        ordinal=ordinal,
        at=at,
        operation=operation,
        affected=affected,
        blast_radius=blast_radius,
        rollback=rollback,
        native_status=native_status or status.value,
        status=status,
        evidence=evidence,
        span=Span(0, 10),
        line=20,
    )


def buffer(
    *records: WalRecord, title: str | None = "Upgrade edge", steps: str = "xx..", last_updated: str | None = None
) -> Document:
    """A working buffer; `steps` has an `x` for every ticked step."""
    made = tuple(Step(f"Step {number}", sign == "x", number) for number, sign in enumerate(steps, 1))
    return Document(
        BUFFER,
        relative(BUFFER),
        PROJECT,
        "working-buffer",
        b"# Working Buffer\n",
        records=records,
        task=Task(title, made, last_updated),
    )


def failures(*lines: ToolFailure) -> Document:
    path = f"{ROOT}/.learnings/.pending-errors.log"
    return Document(path, relative(path), PROJECT, "pending-log", b"", failures=lines)


def snapshot(
    *documents: Document, problems: Iterable[SourceProblem] = (), personal: Personal | None = None, generation: int = 1
) -> Snapshot:
    return Snapshot(generation, (PROJECT, GLOBAL), documents, tuple(problems), personal or Personal())


def relative(path: str) -> str:
    return path.removeprefix(ROOT + "/")
