"""Which file something is logged in, and how its entries are written (formats/README.md §4: by file)."""

import os
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from hotwash.core.analysis.inventory import agents_workspace
from hotwash.core.formats import dialects
from hotwash.core.formats.headers import dialect_of_header, first_use_header
from hotwash.core.formats.skills import BASE, skill_of_prefix, skills
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import Refusal
from hotwash.core.model.skill import FEATURE, LEARNING, Skill
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.subject import missing_argument, unwritable

FOLDER = ".learnings"
HEAL, ERROR = "HEAL", "ERR"

_SHARED = (LEARNING, ERROR, FEATURE)


@dataclass(frozen=True, slots=True)
class LogPlace:
    """A file to log in; `document` is `None` while it does not exist, `shown` how a sentence calls it.

    `is_namespaced` is set where skills have folders of their own below `.learnings/`.
    """

    path: str
    workspace: Workspace
    skill: Skill
    dialect: str
    document: Document | None
    is_namespaced: bool

    @property
    def relative(self) -> str:
        """The path as documents have it: from the root, or from `~` in the global workspace."""
        if self.document is not None:
            return self.document.relative
        below = os.path.relpath(self.path, self.workspace.root)
        return f"~/{below}" if self.workspace.scope is Scope.GLOBAL else below

    @property
    def shown(self) -> str:
        return self.relative if self.relative.startswith("~/") else f"./{self.relative}"

    @property
    def header(self) -> str:
        return first_use_header(os.path.basename(self.path), self.dialect, self.skill)


def prefixes() -> tuple[str, ...]:
    """Everything that can be logged, by the prefix of its ids."""
    own = {skill.prefix for skill in skills().values()}
    return (LEARNING, ERROR, FEATURE, "OPS", *sorted(own - {ERROR, "OPS", HEAL}), HEAL)


def place_for(snapshot: Snapshot, prefix: str, said: Mapping[str, str]) -> LogPlace | Refusal:
    """Where something of that prefix goes."""
    workspace = _workspace(snapshot, prefix, said)
    if isinstance(workspace, Refusal):
        return workspace
    return place_in(snapshot, workspace, prefix, said)


def place_in(snapshot: Snapshot, workspace: Workspace, prefix: str, said: Mapping[str, str]) -> LogPlace | Refusal:
    """The same in one workspace."""
    named = said.get("skill", "")
    if named and named not in skills():
        return missing_argument(f"there is no skill {named}", f"one of {', '.join(skills())}")
    if named and prefix not in skills()[named].files:
        return missing_argument(
            f"{prefix} is not logged by {named}", f"{named} logs {', '.join(skills()[named].files)}"
        )
    folder, skill = _folder(snapshot, workspace, prefix, named)
    path = os.path.join(folder, skill.files[prefix])
    document = snapshot.document(path)
    refusal = closed(snapshot, path, document)
    if refusal is not None:
        return refusal
    dialect = _dialect(snapshot, workspace, prefix, document, named)
    return LogPlace(path, workspace, skill, dialect, document, os.path.basename(folder) != FOLDER)


def learnings_of(snapshot: Snapshot, workspace: Workspace) -> Iterator[Document]:
    """The files of a workspace that hold entries, as far as they can be read."""
    unreadable = {problem.path for problem in snapshot.problems}
    for document in snapshot.documents:
        if document.workspace == workspace and document.format == "entries" and document.path not in unreadable:
            yield document


def basis_of(snapshot: Snapshot, workspace: Workspace) -> dict[str, bytes | None]:
    """What a new entry depends on: its id is in none of these files, and none of them tells the same already."""
    return {document.path: document.content for document in learnings_of(snapshot, workspace)}


def _workspace(snapshot: Snapshot, prefix: str, said: Mapping[str, str]) -> Workspace | Refusal:
    """The one that is named by its scope; else where agents of self-improve write, for what they log as well.

    What has sections stays in the project: no global workspace shadows it.
    """
    scope, opened = said.get("scope", ""), snapshot.workspaces
    if scope or not opened:
        named = next((each for each in opened if each.scope.value == scope), None)
        return named or missing_argument("there is no workspace to log in", "make one with hotwash init")
    here = _nearest(snapshot)
    if isinstance(here, Refusal):
        return here
    has_sections = _newest(learnings_of(snapshot, here)) == dialects.SECTIONS
    is_plain = prefix in _SHARED and not said.get("skill") and not has_sections
    shared = agents_workspace(snapshot)
    return shared if is_plain and shared.scope is Scope.GLOBAL else here


def _nearest(snapshot: Snapshot) -> Workspace | Refusal:
    """The folder that was opened, if it has learnings or no other has; else the only one below that has."""
    opened = snapshot.workspaces
    filled = {document.workspace for document in snapshot.documents if f"/{FOLDER}/" in f"/{document.relative}"}
    having = [each for each in opened if each in filled and each.scope is opened[0].scope]
    if not having or opened[0] in filled:
        return opened[0]
    if len(having) > 1:
        return missing_argument(
            f"several have learnings: {', '.join(each.name for each in having)}", "name one with --root"
        )
    return having[0]


def _folder(snapshot: Snapshot, workspace: Workspace, prefix: str, named: str) -> tuple[str, Skill]:
    """The folder, and the skill whose template is used; a skill's own folder where there is one."""
    flat = os.path.join(workspace.base, FOLDER)
    own = {PurePosixPath(each.path).parent for each in learnings_of(snapshot, workspace)}
    spaces = {name: folder for name in skills() if PurePosixPath(folder := os.path.join(flat, name)) in own}
    known = skills()[named] if named else skill_of_prefix(prefix) if prefix not in _SHARED else None
    if known is not None:
        return spaces.get(known.name, flat), known
    if PurePosixPath(flat) not in own and len(spaces) == 1:
        ((name, folder),) = spaces.items()
        return folder, skills()[name]
    return flat, _skill_in(snapshot, flat, prefix)


def _skill_in(snapshot: Snapshot, folder: str, prefix: str) -> Skill:
    """The skill that a folder of several belongs to: by the title of the file, else by the one issue file there."""
    base = skills()[BASE]
    document = snapshot.document(os.path.join(folder, base.files[prefix]))
    title = document.content.partition(b"\n")[0].strip().decode("utf-8", "replace") if document is not None else ""
    able = [skill for skill in skills().values() if prefix in skill.files]
    titled = [skill for skill in able if skill.headers[skill.files[prefix]].partition("\n")[0] == title]
    there = {each.path for each in snapshot.documents}
    beside = [skill for skill in able if skill is not base and os.path.join(folder, skill.issues) in there]
    for found in (titled, beside):
        if len(found) == 1:
            return found[0]
    return base


def _dialect(snapshot: Snapshot, workspace: Workspace, prefix: str, document: Document | None, named: str) -> str:
    """As the newest entry of the file is written; else as its head or its notes say; else as in the rest."""
    if prefix not in _SHARED:
        return dialects.SECTIONS
    told = None
    if document is not None:
        told = _newest([document]) or dialect_of_header(os.path.basename(document.path), document.content)
        told = told or _by_outline(document)
    if told is None and named:
        told = dialects.SECTIONS
    return told or _newest(learnings_of(snapshot, workspace)) or dialects.FIELDS


def _by_outline(document: Document) -> str | None:
    """An entry that begins at level three would be part of a note that begins above it."""
    if not document.entries:
        return None
    heading = document.raw(document.entries[-1]).lstrip()
    return dialects.SECTIONS if heading.startswith((b"# ", b"## ")) else None


def _newest(documents: Iterator[Document] | list[Document]) -> str | None:
    written = [
        entry
        for document in documents
        for entry in document.entries
        if entry.dialect in (dialects.FIELDS, dialects.SECTIONS)
    ]
    return max(written, key=_logged).dialect if written else None


def _logged(entry: Entry) -> tuple[str, int]:
    return entry.logged or "", entry.line


def closed(snapshot: Snapshot, path: str, document: Document | None) -> Refusal | None:
    """Why nothing can be written there, if so."""
    if document is not None:
        return unwritable(document)
    problem = next((each for each in snapshot.problems if each.path == path and not each.missing), None)
    return Refusal(f"{path} cannot be read: {problem.reason}", problem.next_step) if problem else None
