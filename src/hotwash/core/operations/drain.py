"""`drain`: the failed tool calls that wait in the pending log become entries, one for each tool and session.

(source: self-improve, drain). Lines without a session are taken together by tool and day. A line of another form stays
in the log, and so does one that a hook adds meanwhile.
"""

import re
from collections.abc import Iterator, Sequence

from hotwash.core.formats import dialects, pending_log
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.plan import FileEdit, Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import ToolFailure
from hotwash.core.operations.appending import appended
from hotwash.core.operations.fresh_ids import fresh_ids
from hotwash.core.operations.log import entry_lines
from hotwash.core.operations.log_place import ERROR, basis_of, place_in
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import by_state, unwritable
from hotwash.core.operations.words import command_line, counted

ACTION = "Run `/platform-skills:self-improve review` to find the root cause in that session's transcript"
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_HANDED_OVER = ".draining"
_NOTHING = "no failed tool call waits"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    edits: list[FileEdit] = []
    basis: dict[str, bytes | None] = {}
    ids: list[str] = []
    taken = 0
    for workspace in snapshot.workspaces:
        logs = _logs_of(snapshot, workspace)
        failures = [failure for log in logs for failure in _failures(log)]
        if not failures:
            continue
        closed = next((refused for log in logs if (refused := unwritable(log)) is not None), None)
        edit = closed or _errors_edit(snapshot, workspace, failures, context, ids)
        if isinstance(edit, Refusal):
            return edit
        edits += [edit, *(_emptied(log) for log in logs)]
        basis |= basis_of(snapshot, workspace)
        taken += len(failures)
    if not edits:
        return Plan(intent, _NOTHING, _NOTHING)
    return Plan(
        intent=intent,
        title=f"make {counted(len(ids), 'entry')} of {counted(taken, 'failed tool call')}",
        done=f"made {counted(len(ids), 'entry')} of {counted(taken, 'failed tool call')}: {', '.join(ids)}",
        edits=tuple(edits),
        equivalent=command_line(intent.verb, [], {}),
        basis=basis,
    )


def refusal(snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    if any(document.failures for document in snapshot.documents):
        return None
    return by_state("nothing waits", "hooks write failed tool calls into .learnings/.pending-errors.log")


def _logs_of(snapshot: Snapshot, workspace: Workspace) -> list[Document]:
    """What a drain that died left behind comes before the log: it is older."""
    logs = [each for each in snapshot.documents if each.format == pending_log.NAME and each.workspace == workspace]
    return sorted(logs, key=lambda log: (not log.path.endswith(_HANDED_OVER), log.path))


def _lines(log: Document) -> Iterator[tuple[int, bytes, ToolFailure | None]]:
    """Every line with its place, newline and all, and the failure it tells of."""
    at = 0
    for number, line in enumerate(_LINE.findall(log.content), 1):
        yield at, line, pending_log.failure_of(log.path, line.rstrip(b"\r\n"), number)
        at += len(line)


def _failures(log: Document) -> Iterator[ToolFailure]:
    """Every one, also of a log so long that lists only show its end."""
    return (failure for _, _, failure in _lines(log) if failure is not None)


def _emptied(log: Document) -> FileEdit:
    """The log without the lines that were taken; gone where nothing is left."""
    rest = [line for _, line, failure in _lines(log) if failure is None and line.strip()]
    if not rest:
        return FileEdit(log.path, log.content, delete=True, spares_additions=True)
    taken = (Splice(at, at + len(line), b"", "failures") for at, line, failure in _lines(log) if failure is not None)
    return FileEdit(log.path, log.content, tuple(taken))


def _errors_edit(
    snapshot: Snapshot, workspace: Workspace, failures: Sequence[ToolFailure], context: Context, ids: list[str]
) -> FileEdit | Refusal:
    """One entry for each group in the errors of the workspace; their ids are added to `ids`."""
    place = place_in(snapshot, workspace, ERROR, {})
    if isinstance(place, Refusal):
        return place
    groups = _groups(failures)
    is_sectioned = place.dialect == dialects.SECTIONS
    own = fresh_ids(snapshot, ERROR, context, len(groups), ids, may_be_random=is_sectioned)
    ids += own
    entries = [entry_lines(name, place, _said(group), context)[0] for name, group in zip(own, groups, strict=True)]
    return appended(place, entries)


def _groups(failures: Sequence[ToolFailure]) -> list[list[ToolFailure]]:
    groups: dict[tuple[str, str], list[ToolFailure]] = {}
    for failure in failures:
        groups.setdefault((failure.tool, failure.session or failure.at[:10]), []).append(failure)
    return list(groups.values())


def _said(group: Sequence[ToolFailure]) -> dict[str, str]:
    """The exact words of the original tool, for a line with a session and for one of the older form."""
    first, times = group[0], len(group)
    hook = "by the PostToolUseFailure hook" if first.session else "automatically via PostToolUse hook"
    return {
        "context": f"Tool failure captured {hook} at {first.at}",
        "text": _in_session(first, times) if first.session else _on_day(first, times),
        "action": ACTION,
        "source": "observed",
    }


def _in_session(first: ToolFailure, times: int) -> str:
    repeated, which = (f" {times} times", "first tool_use_id") if times > 1 else ("", "tool_use_id")
    call = f", {which} {first.call}" if first.call else ""
    return f"`{first.tool}` failed{repeated} (session {first.session}{call})"


def _on_day(first: ToolFailure, times: int) -> str:
    if times == 1:
        return f"`{first.tool}` returned a non-zero exit code during this session"
    return f"`{first.tool}` returned a non-zero exit code {times} times on {first.at[:10]}"
