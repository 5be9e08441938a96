"""The workspace whose learning engine an operation is about, and where its files are (source: learning engine, files).

The engine keeps its files in the `.claude/` of a project; the person's own `~/.claude` is none of its places.
"""

import os

from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.pattern import PatternRegistry, PromotionLog
from hotwash.core.model.plan import Refusal
from hotwash.core.model.runbook import Runbook
from hotwash.core.model.signal import Signals
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.subject import missing_argument, unwritable

REGISTRY = ".claude/patterns/patterns.json"
TRENDS = ".claude/patterns/trends.json"
PROMOTION_LOG = ".claude/patterns/promotion-log.jsonl"

_KEPT = Signals | PatternRegistry | PromotionLog | Runbook


@dataclass(frozen=True, slots=True)
class EngineFile:
    """One of its files; `document` is `None` while it does not exist, `shown` how a sentence calls it."""

    path: str
    shown: str
    document: Document | None

    @property
    def content(self) -> bytes | None:
        return self.document.content if self.document is not None else None

    @property
    def newline(self) -> bytes:
        return self.document.newline if self.document is not None else b"\n"


def engine_home(snapshot: Snapshot) -> Workspace | Refusal:
    """The project that is worked in, unless the only one that keeps anything of the engine is another."""
    having = {each.workspace for each in snapshot.documents if isinstance(each.contents, _KEPT)}
    having = {each for each in having if each.scope is Scope.PROJECT}
    opened = [each for each in snapshot.workspaces if each.scope is Scope.PROJECT]
    here = snapshot.project or (opened[0] if opened else None)
    if here is not None and (here in having or not having):
        return here
    if len(having) > 1:
        names = ", ".join(sorted(each.name for each in having))
        return missing_argument(f"several keep patterns: {names}", "name one with --root")
    return having.pop() if having else missing_argument("no project is open", "name one with --root DIR")


def engine_file(snapshot: Snapshot, workspace: Workspace, relative: str) -> EngineFile | Refusal:
    """The file of that name in a workspace, unless nothing may be written to it."""
    path = os.path.join(workspace.base, relative)
    document = snapshot.document(path)
    problem = next((each for each in snapshot.problems if each.path == path and not each.missing), None)
    if problem is not None:
        return Refusal(f"{path} cannot be read: {problem.reason}", problem.next_step)
    refused = unwritable(document) if document is not None else None
    shown = document.relative if document is not None else os.path.relpath(path, workspace.root)
    return refused or EngineFile(path, shown, document)
