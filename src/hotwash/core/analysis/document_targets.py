"""Which kinds of documents entries of operations can go to, the one they belong in first.

(source: operations, promotion targets and decision tree)
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hotwash.core.analysis.glance import stated
from hotwash.core.analysis.per_document import PerDocument
from hotwash.core.formats.promoted_to import documents_in
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.targets import DOCUMENT_KINDS
from hotwash.core.text.visible import decoded

_BY_CATEGORY = {
    "incident_pattern": "runbook",
    "sla_breach": "slo",
    "toil_accumulation": "automation-backlog",
    "automation_gap": "automation-backlog",
    "capacity_issue": "capacity-model",
    "process_bottleneck": "",
}
_BY_AREA = {
    "incident_management": "runbook",
    "runbooks": "runbook",
    "on_call": "on-call-checklist",
    "capacity_planning": "capacity-model",
    "automation": "automation-backlog",
    "change_management": "",
    "monitoring": "",
}
_WORD = re.compile(rb"[a-z]+_[a-z_]+")
_SAID = re.compile(rb"\n[^\n]{0,8}Promoted\**:[ \t]*([a-z-]+) \(([^\n]*)\)")


class DocumentTarget(NamedTuple):
    """One kind; `file` is the document that something of this kind went into before, as it is named, else empty."""

    kind: str
    file: str
    is_best: bool


def document_targets(
    snapshot: Snapshot, workspace: Workspace, told: Sequence[tuple[Document, Entry]]
) -> tuple[DocumentTarget, ...]:
    """All kinds, the best first; none for entries that are not of operations."""
    wanted = Counter(kind for document, entry in told if (kind := _kind_of(document, entry)) is not None)
    if not wanted or sum(wanted.values()) < len(told):
        return ()
    best = wanted.most_common(1)[0][0]
    files = _files(snapshot, workspace)
    kinds = sorted(DOCUMENT_KINDS, key=lambda kind: kind != best)
    return tuple(DocumentTarget(kind, files.get(kind, ""), kind == best) for kind in kinds)


def _kind_of(document: Document, entry: Entry) -> str | None:
    """By what sort of thing it is, else by the area; empty for a workflow, `None` for what is not of operations."""
    for word in _categories(document, entry):
        if word in _BY_CATEGORY:
            return _BY_CATEGORY[word]
    return _BY_AREA.get((entry.area or "").strip().casefold())


def _categories(document: Document, entry: Entry) -> Iterator[str]:
    yield (stated(document, entry, "category") or "").strip().casefold()
    heading = document.raw(entry).partition(b"\n")[0]
    yield from (decoded(word) for word in _WORD.findall(heading))
    yield (stated(document, entry, "pattern-key") or "").partition(".")[0].strip().casefold().replace("-", "_")


def _files(snapshot: Snapshot, workspace: Workspace) -> dict[str, str]:
    """The newest document of each kind that entries of this workspace name, as far as it is open."""
    found: dict[str, str] = {}
    for document in snapshot.documents:
        if document.workspace == workspace and document.entries:
            for kind, name in named_documents(document):
                if snapshot.document(os.path.normpath(os.path.join(workspace.root, name))) is not None:
                    found[kind] = name
    return found


def named_documents(document: Document) -> tuple[tuple[str, str], ...]:
    """The kind and the name of every document that entries say something went into, in the order of the file."""
    return _NAMED.of(document)


def _named(document: Document) -> Iterator[tuple[str, str]]:
    if b"Promoted" in document.content:
        for match in _SAID.finditer(document.content):
            yield from ((decoded(match[1]), name) for name in documents_in(decoded(match[2])))


_NAMED = PerDocument(lambda document: tuple(_named(document)))
