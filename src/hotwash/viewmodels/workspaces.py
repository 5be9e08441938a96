"""The last list of key P: the workspaces that are open, and what was found but left closed."""

from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.document import Diagnostic, Document, Workspace
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope, Severity, Status, Tone
from hotwash.core.storage.discover import SHADOWED
from hotwash.core.text.visible import visible
from hotwash.viewmodels.detail import BLANK, Detail, DetailLine, pairs, prose
from hotwash.viewmodels.holdings import holdings
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Cell, Column, Pane, PlainRow, Setting, shown

_ABOUT_A_FOLDER = ("ignored", "linked", "outside", "bounded", "unreadable")
_TONES = {"project": Tone.PROJECT, "global": Tone.GLOBAL}
_WORD_WIDTH = 9


@dataclass(frozen=True, slots=True)
class WorkspaceRow(PlainRow):
    """One workspace, or a folder that something was remarked about; then `base` is that folder and there are no files.

    `word` is its scope, or what was done with the folder; `remark` is the sentence about it.
    """

    base: str
    name: str
    word: str
    files: int
    entries: int
    pending: int
    remark: str

    kind: ClassVar[str] = "workspace"

    @property
    def key(self) -> Key:
        return Key(self.base, self.word)

    @property
    def told(self) -> str:
        """What is in it, and what was remarked about it."""
        files = f"{counted(self.files, 'file')}, {counted(self.entries, 'entry', 'entries')}" if self.files else ""
        return " – ".join(text for text in (files, self.remark) if text)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:  # noqa: ARG002 (says the same at any moment)
        tone = _TONES.get(self.word, Tone.DIM)
        pending = str(self.pending) if self.files else ""
        return Cell(self.word, tone), Cell(pending), Cell(f"{self.name}  {self.told}")

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{visible(self.base)} – {self.told}"


_ORDERS: Orders[WorkspaceRow] = {"pending": lambda row: -row.pending}
SORTS = ("as opened", *_ORDERS)


def workspaces_listing(facts: Facts, view: View) -> Listing:
    """Workspaces in the order they were opened in, or those with most to do first; folders left out come last."""
    snapshot = facts.snapshot
    opened = (_row(snapshot, workspace) for workspace in snapshot.workspaces)
    rows = arranged(opened, view, _ORDERS)
    rows += [_folder(remark) for remark in snapshot.remarks if remark.rule in _ABOUT_A_FOLDER]
    pane = Pane(
        name="workspaces",
        digit="P",
        label="Workspaces",
        columns=(Column("SCOPE", _WORD_WIDTH), Column("PENDING", 7, right=True), Column("WORKSPACE")),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(""),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        empty=("No workspace is open.", "Press : and type open to create one or to open another folder."),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def workspace_detail(snapshot: Snapshot, row: WorkspaceRow) -> Detail | None:
    """Where it is, what is in it, and what can be done with it; `None` when it is closed by now."""
    if not row.files:
        lines: list[DetailLine] = [pairs(("Folder", visible(row.base))), prose(row.remark, "What")]
        return Detail(("workspace", row.key), row.name, ("Workspace",), "Workspace", tuple(lines))
    workspace = next((each for each in snapshot.workspaces if each.base == row.base), None)
    if workspace is None:
        return None
    lines = [pairs(("Folder", visible(row.base))), pairs(("Scope", row.word), ("Pending", str(row.pending)))]
    if row.remark:
        lines.append(prose(row.remark, "Note"))
    there = "local" if workspace.scope is Scope.GLOBAL else "global"
    lines += [prose(f"hotwash migrate {there} shows how it would be copied.", "Next"), BLANK]
    lines += [prose(_file(document)) for document in _documents(snapshot, workspace)]
    return Detail(("workspace", row.key), row.name, ("Workspace",), "Workspace", tuple(lines))


def _row(snapshot: Snapshot, workspace: Workspace) -> WorkspaceRow:
    documents = _documents(snapshot, workspace)
    entries = [each for document in documents for each in document.entries if each.status is not Status.EXAMPLE]
    shadow = next((each for each in snapshot.remarks if each.rule == SHADOWED and _is_below(each, workspace)), None)
    return WorkspaceRow(
        base=workspace.base,
        name=visible(workspace.name),
        word=workspace.scope.value,
        files=len(documents),
        entries=len(entries),
        pending=sum(map(is_pending, entries)),
        remark=shown(shadow.message) if shadow is not None else "",
    )


def _folder(remark: Diagnostic) -> WorkspaceRow:
    name = visible(remark.path.rpartition("/")[2])
    word = "left out" if remark.severity is Severity.NOTE and remark.rule != "linked" else remark.rule
    return WorkspaceRow(remark.path, name, word, 0, 0, 0, visible(remark.message))


def _documents(snapshot: Snapshot, workspace: Workspace) -> list[Document]:
    return [document for document in snapshot.documents if document.workspace.id == workspace.id]


def _is_below(remark: Diagnostic, workspace: Workspace) -> bool:
    return remark.path.rpartition("/")[0] == workspace.base


def _file(document: Document) -> str:
    return f"{visible(document.relative)}: {holdings(document)}"


def _subject(row: WorkspaceRow) -> PlainSubject:
    text = f"{row.word} {row.name} {row.base} {row.remark}".casefold()
    return PlainSubject(text, row.name.casefold(), {"scope": (row.word,), "file": (row.base.casefold(),)})
