"""Which `memory/` a file of the session is in: where it is already, where a memory is kept, where agents write."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from hotwash.core import formats
from hotwash.core.analysis.inventory import agents_workspace
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.subject import missing_argument, unwritable
from hotwash.core.text.splice import apply

FOLDER = "memory"


class MemoryFile(NamedTuple):
    """A file in `memory/`; `document` is `None` while it does not exist, `shown` is how a sentence calls it."""

    path: str
    relative: str
    workspace: Workspace
    document: Document | None

    @property
    def shown(self) -> str:
        return self.relative if self.relative.startswith("~/") else f"./{self.relative}"

    @property
    def content(self) -> bytes:
        return self.document.content if self.document is not None else b""

    @property
    def newline(self) -> bytes:
        return self.document.newline if self.document is not None else b"\n"

    def parsed(self, content: bytes) -> Document:
        """What would be read in it if this were its content."""
        return formats.parse(self.path, self.relative, self.workspace, content)

    def edit(self, base: bytes, splices: Sequence[Splice]) -> FileEdit:
        """The change of what stands there, or the file that is made of `base`."""
        if self.document is None:
            return FileEdit(self.path, None, (Splice(0, 0, apply(base, splices), "file"),))
        return FileEdit(self.path, base, tuple(splices))

    @property
    def unreadable(self) -> Refusal:
        """New lines would be hidden: refused before they are written."""
        reason = f"{self.relative} ends inside a code fence or a comment: nothing below it would be read"
        return Refusal(reason, "close it by hand")


def memory_file(snapshot: Snapshot, name: str) -> MemoryFile | Refusal:
    """The file of that name, or the place for a new one; refused where it may not be written."""
    if not snapshot.workspaces:
        return missing_argument("there is no workspace to write in", "make one with mkdir memory")
    places = [_in(snapshot, workspace, name) for workspace in snapshot.workspaces]
    used = {document.workspace.id for document in snapshot.documents if f"/{FOLDER}/" in f"/{document.relative}"}
    agents = agents_workspace(snapshot).id
    place = max(places, key=lambda each: (_is_open(each), each.workspace.id in used, each.workspace.id == agents))
    return _closed(snapshot, place) or place


def _in(snapshot: Snapshot, workspace: Workspace, name: str) -> MemoryFile:
    path = os.path.join(workspace.base, FOLDER, name)
    below = os.path.relpath(path, workspace.root)
    relative = f"~/{below}" if workspace.scope is Scope.GLOBAL else below
    return MemoryFile(path, relative, workspace, snapshot.document(path))


def _is_open(place: MemoryFile) -> int:
    """A file that can be written is the best place; one that cannot is still better known than none."""
    if place.document is None:
        return 0
    return 1 if unwritable(place.document) else 2


def _closed(snapshot: Snapshot, place: MemoryFile) -> Refusal | None:
    if place.document is not None:
        return unwritable(place.document)
    problem = next((each for each in snapshot.problems if each.path == place.path and not each.missing), None)
    return Refusal(f"{place.relative} cannot be read: {problem.reason}", problem.next_step) if problem else None
