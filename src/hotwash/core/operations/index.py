"""`index`: the overview in `.learnings/INDEX.md` of what several skills have logged, between two markers.

(source: self-improving skills, stackable folders; their index has no form of its own, so this one is only written on
request, and nobody else's is touched)
"""

import os
from collections.abc import Iterator

from hotwash.core.analysis.skills import skill_of_entry
from hotwash.core.formats.learnings_index import BEGIN, COLUMNS, END, own_part
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import FileEdit, Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope, Status
from hotwash.core.operations.log_place import basis_of, learnings_of
from hotwash.core.operations.operation import Context
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.subject import by_state, unwritable
from hotwash.core.operations.words import all_of, command_line, counted

_FOLDER, _FILE = ".learnings", "INDEX.md"
_HEAD = """\
# Learnings Index

What the skills in these folders have logged. `hotwash index` writes the table between the markers anew.

"""


def plan(snapshot: Snapshot, intent: Intent, _context: Context) -> Plan | Refusal:
    places = _indexed(snapshot)
    if not places:
        return _nothing()
    edits: list[FileEdit] = []
    basis: dict[str, bytes | None] = {}
    for workspace in places:
        edit = _edit(snapshot, workspace)
        if isinstance(edit, Refusal):
            return edit
        edits += [edit] if edit is not None else []
        basis |= basis_of(snapshot, workspace)
    listed = counted(sum(len(_rows(snapshot, workspace)) for workspace in places), "entry")
    where = all_of([_shown(workspace) for workspace in places])
    return Plan(
        intent=intent,
        title=f"list {listed} in {where}",
        done=f"listed {listed} in {where}" if edits else f"{where} lists {listed} already",
        edits=tuple(edits),
        equivalent=command_line(intent.verb, [], {}),
        basis=basis,
    )


def refusal(snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    return None if _indexed(snapshot) else _nothing()


def _nothing() -> Refusal:
    return by_state("no skill keeps its entries in a folder of its own", "hotwash init --skill NAME --namespaced")


def _indexed(snapshot: Snapshot) -> list[Workspace]:
    """The workspaces with entries in folders below `.learnings/`: others are one list without an index."""
    return [
        workspace
        for workspace in snapshot.workspaces
        if any(os.path.dirname(each.path) != _folder(workspace) for each in learnings_of(snapshot, workspace))
    ]


def _folder(workspace: Workspace) -> str:
    return os.path.join(workspace.base, _FOLDER)


def _shown(workspace: Workspace) -> str:
    path = os.path.relpath(os.path.join(_folder(workspace), _FILE), workspace.root)
    return f"~/{path}" if workspace.scope is Scope.GLOBAL else path


def _edit(snapshot: Snapshot, workspace: Workspace) -> FileEdit | Refusal | None:
    """The table anew; the file around it is the person's. `None` where it says the same already."""
    path = os.path.join(_folder(workspace), _FILE)
    document = snapshot.document(path)
    if document is None:
        text = _HEAD.encode() + BEGIN + _table(snapshot, workspace, b"\n") + END + b"\n"
        return FileEdit(path, None, (Splice(0, 0, text, "index"),))
    own = own_part(document.content)
    refused = unwritable(document)
    if own is None or refused is not None:
        return refused
    table = _table(snapshot, workspace, document.newline)
    if document.content[own.start : own.end] == table:
        return None
    return FileEdit(path, document.content, (Splice(own.start, own.end, table, "index"),))


def _table(snapshot: Snapshot, workspace: Workspace, newline: bytes) -> bytes:
    rows = (COLUMNS, ("---",) * len(COLUMNS), *_rows(snapshot, workspace))
    lines = [f"| {' | '.join(row)} |".encode() for row in rows]
    return newline + newline.join(lines) + newline


def _rows(snapshot: Snapshot, workspace: Workspace) -> list[tuple[str, ...]]:
    """One for each entry, in the order of the files and of the entries in them."""
    paths = {document.path for document in snapshot.documents}
    found = sorted(learnings_of(snapshot, workspace), key=lambda document: document.path)
    return [tuple(map(_cell, _row(document, entry, workspace, paths))) for document, entry in _entries(found)]


def _entries(documents: list[Document]) -> Iterator[tuple[Document, Entry]]:
    for document in documents:
        yield from ((document, entry) for entry in document.entries if entry.status is not Status.EXAMPLE)


def _row(document: Document, entry: Entry, workspace: Workspace, paths: set[str]) -> tuple[str, ...]:
    return (
        entry.native_id or "",
        skill_of_entry(entry, paths).name,
        entry.native_status or "",
        entry.priority or "",
        entry.title,
        os.path.relpath(document.path, _folder(workspace)),
    )


def _cell(text: str) -> str:
    """Text that ends neither its cell nor the table; without what looks like a secret."""
    return spoken(text).replace("|", "\\|").replace("<!--", "<! --")
