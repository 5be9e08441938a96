"""KINDS: for every kind of row, the class that knows its place in the files, what is copied, and its detail."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from hotwash.tui.action import SubjectKind
from hotwash.viewmodels.rows import Row

if TYPE_CHECKING:
    from hotwash.tui.kinds.row_kind import RowKind

_ENTRY, _ENGINE, _LEARNING = "row_kind.RowKind", "engine.EngineKind", "learnings.LearningKind"

KINDS: dict[str, str] = {
    SubjectKind.ENTRY: _ENTRY,
    SubjectKind.FAILURE: _ENTRY,
    SubjectKind.CANDIDATE: "candidates.CandidateKind",
    SubjectKind.RECORD: "records.RecordKind",
    SubjectKind.SESSION: "sessions.SessionKind",
    SubjectKind.PATTERN: _ENGINE,
    SubjectKind.MOVEMENT: _ENGINE,
    SubjectKind.CORRECTION: _ENGINE,
    SubjectKind.RUNBOOK_ENTRY: _ENGINE,
    SubjectKind.LEARNING: _LEARNING,
    SubjectKind.PROPOSAL: _LEARNING,
    SubjectKind.RULE: "rules.RuleKind",
    SubjectKind.IMPROVEMENT: "improvements.ImprovementKind",
    SubjectKind.PLUGIN: "plugins.PluginKind",
    SubjectKind.RELOAD: "plugins.ReloadKind",
    SubjectKind.FACT: "facts.FactKind",
    SubjectKind.PROBLEM: "problems.ProblemKind",
    SubjectKind.STRETCH: "stretches.StretchKind",
    SubjectKind.HOOK: "hooks.HookKind",
    SubjectKind.WORKSPACE: "workspaces.WorkspaceKind",
    SubjectKind.TRANSACTION: "transactions.TransactionKind",
}


def kind_of(row: Row) -> "RowKind[Row]":
    """What is known of rows like this one; what has no kind of its own is treated as an entry."""
    return _made(KINDS.get(row.kind, _ENTRY))


@cache
def _made(place: str) -> "RowKind[Row]":
    """The module is loaded when the first row of its kind is looked at."""
    module, _, name = place.partition(".")
    kind: RowKind[Row] = getattr(import_module(f"{__name__}.{module}"), name)()
    return kind
