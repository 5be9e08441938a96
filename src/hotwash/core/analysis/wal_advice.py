"""What is worth saying about a write-ahead record while it runs; advice only, it forbids nothing."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.resources import mention, resources
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Kind, Tone, WalStatus
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.patterns import Pattern

_PLACEHOLDER = Pattern(r"<[^>]*>|\.\.\.|…|-|–|n/?a|tbd|todo", re.IGNORECASE)

_PROGRAM_NAMES = (
    "ansible argocd aws az bash cargo cat cd chmod chown cp curl docker doctl echo flux gcloud gh git gsutil gunzip "
    "heroku helm istioctl kubectl kustomize ln make mongorestore mv mysql node npm npx pg_restore podman psql pulumi "
    "python python3 redis-cli rm rollback.sh rsync ruby scp sed sh sqlite3 ssh sudo systemctl tar terraform tofu touch "
    "unzip vault velero wget yarn"
)
_PROGRAMS = frozenset(_PROGRAM_NAMES.split())
_FLAG_OR_PATH = Pattern(r"(?:^|\s)(?:--?[a-z]|\.{0,2}/\S|\S+=\S)", re.IGNORECASE)
_PROGRAM = Pattern(r"[a-z][\w.+-]*|[./~]\S+")


@dataclass(frozen=True, slots=True)
class Advice:
    """One remark; `entries` are what it points at."""

    tone: Tone
    sentence: str
    entries: tuple[Entry, ...] = ()


def missing_fields(record: WalRecord) -> tuple[str, ...]:
    """Names of the record's five fields that are absent, empty or only a placeholder."""
    fields = {
        "Operation": record.operation,
        "Affected resources": record.affected,
        "Blast radius": record.blast_radius,
        "Rollback": record.rollback,
        "Status": record.native_status,
    }
    return tuple(name for name, text in fields.items() if not text or _PLACEHOLDER.fullmatch(text.strip()))


def is_command(text: str) -> bool:
    """Whether a rollback can be typed into a shell, as far as its words tell."""
    if "`" in text or text.lstrip().startswith("$ "):
        return True
    first = text.split(maxsplit=1)[0] if text.split() else ""
    if not _PROGRAM.fullmatch(first):
        return False
    return first in _PROGRAMS or first[0] in "./~" or bool(_FLAG_OR_PATH.search(text[len(first) :]))


def advice(record: WalRecord, pending: Sequence[WalRecord], trouble: tuple[Entry, ...]) -> tuple[Advice, ...]:
    """All remarks on one record, given those that are pending and the open entries that name its resources."""
    remarks: list[Advice] = []
    missing = missing_fields(record)
    if missing:
        remarks.append(Advice(Tone.WARNING, f"missing: {', '.join(missing)}"))
    if record.rollback and "Rollback" not in missing and not is_command(record.rollback):
        remarks.append(Advice(Tone.WARNING, "rollback is prose, not a command"))
    if record.status is WalStatus.UNKNOWN:
        remarks.append(Advice(Tone.WARNING, f"unknown status {record.native_status or '(none)'}"))
    if record.status is WalStatus.COMMITTED and not record.evidence:
        remarks.append(Advice(Tone.DIM, "COMMITTED without evidence"))
    if record.status is WalStatus.PENDING:
        remarks += _shared_resources(record, pending)
    if trouble:
        ids = ", ".join(entry.native_id or entry.title for entry in trouble[:3])
        more = f" +{len(trouble) - 3}" if len(trouble) > 3 else ""
        remarks.append(Advice(Tone.WARNING, f"bit you before: {ids}{more} (open)", trouble))
    return tuple(remarks)


def _shared_resources(record: WalRecord, pending: Sequence[WalRecord]) -> list[Advice]:
    mine = {resource.name.casefold() for resource in resources(record.affected)}
    return [
        Advice(Tone.WARNING, f"{resource.name} is also touched by the PENDING {other.operation or 'record'}")
        for other in pending
        if other.key != record.key
        for resource in resources(other.affected)
        if resource.name.casefold() in mine
    ]


def earlier_trouble(snapshot: Snapshot, record: WalRecord) -> tuple[Entry, ...]:
    """Open errors and issues that name a resource of the record, newest first."""
    patterns = [pattern for pattern in map(mention, resources(record.affected)) if pattern is not None]
    if not patterns:
        return ()
    found = [entry for document in snapshot.documents for entry in _mentioning(document, patterns)]
    return tuple(sorted(found, key=lambda entry: entry.logged or "", reverse=True))


def _mentioning(document: Document, patterns: list[re.Pattern[bytes]]) -> list[Entry]:
    """The open errors and issues of one document in which a pattern occurs."""
    watched = [entry for entry in document.entries if entry.kind in (Kind.ERROR, Kind.ISSUE) and is_pending(entry)]
    if not watched:
        return []
    text = document.content.lower()
    hits = sorted(match.start() for pattern in patterns for match in pattern.finditer(text))
    return [entry for entry in watched if bisect_left(hits, entry.span.start) < bisect_left(hits, entry.span.end)]
