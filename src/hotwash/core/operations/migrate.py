"""`migrate`: copy what was learned and remembered to the other workspace; the source stays as it is.

(source: self-improve, migrate)
"""

import os
from collections.abc import Iterator
from pathlib import PurePath

from hotwash.core import formats
from hotwash.core.formats.pending_log import NAME as PENDING_LOG
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.plan import FileEdit, Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass, field, replace
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.moving_entries import Moved, Renaming, moved, real_entries, renamed
from hotwash.core.operations.moving_memory import merged
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import by_state, missing_argument, unwritable
from hotwash.core.operations.words import command_line, counted
from hotwash.core.text import splice

VERB = "migrate"
PLACES = ("global", "local")

_FOLDERS = (".learnings", "memory")
_ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Route:
    """From where to where."""

    source: str
    target: Workspace

    @property
    def shown(self) -> str:
        return "~/.claude/" if self.target.scope is Scope.GLOBAL else "./"

    @property
    def source_shown(self) -> str:
        return "./" if self.target.scope is Scope.GLOBAL else "~/.claude/"

    def path_of(self, document: Document) -> str:
        """Where a file of the source goes."""
        return os.path.join(self.target.base, os.path.relpath(document.path, self.source))


@dataclass(slots=True)
class _Move:
    """A migration that is being planned."""

    snapshot: Snapshot
    route: Route
    replacing: bool
    renaming: Renaming
    edits: list[FileEdit] = field(default_factory=list)
    skipped: int = 0

    def add(self, document: Document) -> Refusal | None:
        """Plan what becomes of one file of the source."""
        path = self.route.path_of(document)
        target = self.snapshot.document(path)
        if target is None:
            self.edits.append(FileEdit(path, None, (Splice(0, 0, self._whole(document), "file"),)))
            return None
        closed = unwritable(target)
        if closed is not None:
            return closed
        if self.replacing:
            self._replace(document, target)
            return None
        if document.format != _ENTRIES:
            edit = merged(document, target)
            if isinstance(edit, FileEdit):
                self.edits.append(edit)
            return edit if isinstance(edit, Refusal) else None
        self._append(target, self._moved(document))
        return None

    def _whole(self, document: Document) -> bytes:
        """A new file: the source's own bytes, unless an id in it means something else over there."""
        if document.format != _ENTRIES or self.replacing:
            return document.content
        before = len(self.renaming.given)
        found = self._moved(document)
        if not found.skipped and len(self.renaming.given) == before:
            return document.content
        head = document.content[: document.entries[0].span.start]
        return head + found.text.encode("utf-8", "surrogateescape").replace(b"\n", document.newline)

    def _moved(self, document: Document) -> Moved:
        found = moved(document, self.renaming)
        self.skipped += found.skipped
        return found

    def _append(self, target: Document, found: Moved) -> None:
        if not found.number:
            return
        content = target.content
        gap = "" if not content or content.endswith(b"\n") else "\n"
        blank = "\n" if content.strip() else ""
        text = (gap + blank + found.text).encode("utf-8", "surrogateescape").replace(b"\n", target.newline)
        self.edits.append(FileEdit(target.path, content, (Splice(len(content), len(content), text, "entries"),)))

    def _replace(self, document: Document, target: Document) -> None:
        if target.content != document.content:
            whole = Splice(0, len(target.content), document.content, "file")
            self.edits.append(FileEdit(target.path, target.content, (whole,)))


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    route = route_of(snapshot, intent, context)
    if isinstance(route, Refusal):
        return route
    given = intent.arguments
    if given.get("merge") and given.get("replace"):
        return missing_argument("either --merge or --replace", "--merge adds, --replace takes the source's files")
    documents = sources(snapshot, route)
    if not documents:
        return by_state(f"nothing to migrate in {route.source_shown}", "it has no learnings and no memory")
    move = _Move(snapshot, route, bool(given.get("replace")), Renaming(snapshot, route.target.base))
    for document in documents:
        refused = move.add(document)
        if refused is not None:
            return refused
    edits = tuple(_following(edit, move) for edit in move.edits)
    lost = _lost(move, documents, edits)
    if lost:
        return Refusal(f"{counted(lost, 'entry')} would not arrive in {route.shown}", "nothing was written")
    title = f"migrate {counted(len(documents), 'file')} to {route.shown}"
    return Plan(
        intent=intent,
        title=title,
        done=f"migrated {counted(len(documents), 'file')} to {route.shown}" if edits else "everything is there already",
        edits=edits,
        notes=tuple(_notes(move)),
        equivalent=command_line(VERB, (), given, "--apply"),
        basis={document.path: document.content for document in documents},
    )


def refusal(snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    if any(_belongs(document, workspace.base) for workspace in snapshot.workspaces for document in snapshot.documents):
        return None
    return by_state("nothing to migrate", "hotwash init creates a workspace")


def looks_at(snapshot: Snapshot, intent: Intent, context: Context) -> tuple[str, ...]:
    """The files over there that would be added to, open or not."""
    route = route_of(snapshot, intent, context)
    return () if isinstance(route, Refusal) else tuple(map(route.path_of, sources(snapshot, route)))


def route_of(snapshot: Snapshot, intent: Intent, context: Context) -> Route | Refusal:
    place = intent.arguments.get("to", "")
    if place not in PLACES:
        return missing_argument("migrate to where", "hotwash migrate global, or hotwash migrate local")
    shared, here = str(context.home / ".claude"), str(context.root)
    if os.path.realpath(shared) == os.path.realpath(here):
        return missing_argument("there is no project here", "run it in the project's folder")
    source, base = (here, shared) if place == "global" else (shared, here)
    scope = Scope.GLOBAL if place == "global" else Scope.PROJECT
    known = next((each for each in snapshot.workspaces if each.base == base), None)
    root = str(context.home) if place == "global" else here
    return Route(source, known or Workspace(base, os.path.basename(base), scope, base, root))


def sources(snapshot: Snapshot, route: Route) -> list[Document]:
    """What is migrated: notes of what was learned and remembered, no log of failures that waits to be drained."""
    return [document for document in snapshot.documents if _belongs(document, route.source)]


def entries_of(snapshot: Snapshot, route: Route) -> list[tuple[str, int]]:
    """The name of every file that is migrated, and how many entries it has."""
    return [
        (os.path.relpath(document.path, route.source), sum(1 for _ in real_entries(document)))
        for document in sources(snapshot, route)
    ]


def _belongs(document: Document, base: str) -> bool:
    folder = PurePath(os.path.relpath(document.path, base)).parts[0]
    return folder in _FOLDERS and document.format != PENDING_LOG and document.workspace.base == base


def _following(edit: FileEdit, move: _Move) -> FileEdit:
    """An edit whose text calls renumbered entries by their new ids; what was there before is left as it is."""
    splices = tuple(
        replace(each, text=_renamed(each.text, move)) if edit.base is None or each.label == _ENTRIES else each
        for each in edit.splices
    )
    return replace(edit, splices=splices)


def _renamed(text: bytes, move: _Move) -> bytes:
    plain = text.decode("utf-8", "surrogateescape")
    return renamed(plain, move.renaming.references).encode("utf-8", "surrogateescape")


def count_there(snapshot: Snapshot, base: str, edits: tuple[FileEdit, ...] = ()) -> int:
    """How many entries a workspace has, or would have after these edits."""
    documents = {each.path: each for each in snapshot.documents if _belongs(each, base)}
    for edit in edits:
        known, content = documents.get(edit.path), splice.edited(edit)
        name = known.relative if known is not None else os.path.relpath(edit.path, base)
        workspace = known.workspace if known is not None else Workspace(base, base, Scope.PROJECT, base, base)
        documents[edit.path] = formats.parse(edit.path, name, workspace, content or b"")
    return sum(1 for document in documents.values() for _ in real_entries(document))


def _lost(move: _Move, documents: list[Document], edits: tuple[FileEdit, ...]) -> int:
    """How many entries are missing from what the edits make of the target; none, unless something is wrong."""
    base = move.route.target.base
    if move.replacing:
        return 0
    coming = sum(1 for document in documents for _ in real_entries(document)) - move.skipped
    return max(0, count_there(move.snapshot, base) + coming - count_there(move.snapshot, base, edits))


def _notes(move: _Move) -> Iterator[str]:
    if move.skipped:
        yield f"skipped {counted(move.skipped, 'entry')} that {'is' if move.skipped == 1 else 'are'} there already"
    for before, after in move.renaming.given:
        yield f"renumbered {before} → {after}"
