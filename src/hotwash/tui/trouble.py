"""What the title of a list says when files behind it cannot be read now; their last rows stay."""

from collections.abc import Callable

from hotwash.core.model.rules import RuleFile
from hotwash.core.model.session import DailyNote, SessionCount, SessionState
from hotwash.core.model.snapshot import Snapshot
from hotwash.tui.session import HARNESS_LISTS, OF_IMPROVEMENTS, OF_PLUGINS, PaneId, lists_beside
from hotwash.viewmodels.rows import shown

_OF_NO_FILE = (
    *OF_IMPROVEMENTS,
    *OF_PLUGINS,
    PaneId.PROBLEMS,
    PaneId.QUARANTINE,
    PaneId.HOOKS,
    PaneId.WORKSPACES,
    PaneId.JOURNAL,
)


def trouble_of(snapshot: Snapshot, pane_id: PaneId, clock_time: Callable[[float], str]) -> str:
    """`✗ ERRORS.md unreadable since 14:02`; empty while all is well."""
    if not snapshot.problems or pane_id in _OF_NO_FILE:
        return ""
    problems = [each for each in snapshot.problems if _feeds(snapshot, each.path, pane_id)]
    if not problems:
        return ""
    first = problems[0]
    what = shown(first.path.rpartition("/")[2]) if len(problems) == 1 else f"{len(problems)} files"
    return f"✗ {what} {'missing' if first.missing else 'unreadable'} since {clock_time(first.since)}"


def _feeds(snapshot: Snapshot, path: str, pane_id: PaneId) -> bool:
    """Whether a list gets rows from that file."""
    document = snapshot.document(path)
    if document is None:
        return False
    if pane_id in HARNESS_LISTS:
        from hotwash.core.analysis.harness.learning import is_learning_file

        return is_learning_file(path)
    if pane_id in lists_beside(PaneId.PATTERNS):
        from hotwash.core.model.pattern import PatternRegistry
        from hotwash.core.model.runbook import Runbook
        from hotwash.core.model.signal import Signals

        return isinstance(document.contents, (Signals, PatternRegistry, Runbook))
    if pane_id is PaneId.SESSION:
        return bool(document.task) or isinstance(document.contents, (SessionState, DailyNote, SessionCount))
    if pane_id is PaneId.RULES:
        return isinstance(document.contents, RuleFile) or bool(document.entries)
    return bool(document.records or document.task) if pane_id is PaneId.WAL else bool(document.entries)
