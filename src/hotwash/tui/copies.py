"""What a row gives when it is copied: an id, a rollback, a place; Markdown; or a command line."""

import shlex
from collections.abc import Iterable

from hotwash.core.analysis.resume import resume_lines
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.masking import masked
from hotwash.core.text.visible import decoded, visible, visible_lines
from hotwash.tui.finding import place_of, thing
from hotwash.tui.panes.journal import TransactionRow
from hotwash.tui.panes.problems import ProblemRow
from hotwash.viewmodels.candidates import CandidateRow
from hotwash.viewmodels.engine_row import EngineRow
from hotwash.viewmodels.hooks import HookRow
from hotwash.viewmodels.naming import id_text
from hotwash.viewmodels.operations import FactRow
from hotwash.viewmodels.ops_report import headline, source_line
from hotwash.viewmodels.quarantine import StretchRow
from hotwash.viewmodels.rows import Row, shown
from hotwash.viewmodels.rules import RuleRow
from hotwash.viewmodels.session import SessionRow
from hotwash.viewmodels.workspaces import WorkspaceRow

SHORT, LONG, COMMAND = "short", "long", "command"


def copied(snapshot: Snapshot, row: Row, length: str) -> str:
    """The text for the clipboard, visible and masked; empty where a row has none of that kind."""
    if isinstance(row, TransactionRow):
        tx = row.transaction
        return {SHORT: tx.command, LONG: f"{tx.done}\n{tx.command}\n", COMMAND: tx.command}[length]
    if isinstance(row, ProblemRow):
        place = place_of(snapshot, row)
        where = f"{row.path}:{row.line}" if place is not None and row.line else row.path
        return {SHORT: where, LONG: f"{where} {row.message}\n", COMMAND: ""}[length]
    if isinstance(row, EngineRow):
        return {SHORT: row.name, LONG: row.markdown, COMMAND: row.command_line}[length]
    if isinstance(row, StretchRow):
        return _stretch(snapshot, row, length)
    if isinstance(row, HookRow):
        return {SHORT: row.place or row.command, LONG: f"{row.told}\n", COMMAND: row.command}[length]
    if isinstance(row, WorkspaceRow):
        path = visible(row.base)
        return {SHORT: path, LONG: f"{path} {row.told}\n", COMMAND: f"hotwash --root {shlex.quote(path)}"}[length]
    if row.kind in ("plugin", "reload"):
        return _plugin(row, length)
    if row.kind == "improvement":
        return _improvement(row, length)
    if isinstance(row, SessionRow):
        return {SHORT: row.text, LONG: f"- {row.when} {row.text}\n", COMMAND: "hotwash resume"}[length]
    if isinstance(row, CandidateRow):
        return _candidate(snapshot, row, length)
    if isinstance(row, FactRow):
        return _fact(row, length)
    if isinstance(row, RuleRow):
        return _rule(row, length)
    found = thing(snapshot, row.targets[0]) if row.targets else None
    if found is None:
        return ""
    document, each = found
    if length == LONG:
        return _safe(decoded(document.raw(each))).strip() + "\n"
    if isinstance(each, WalRecord):
        return rollback_of(each) if length == SHORT else _verification(each)
    name = id_text(each)
    return name if length == SHORT else f"hotwash show {name}"


def rollback_of(record: WalRecord) -> str:
    """The way back as a record says it."""
    return _safe(record.rollback or "")


def _stretch(snapshot: Snapshot, row: StretchRow, length: str) -> str:
    document = snapshot.document(row.stretch.path)
    if length == LONG and document is not None:
        return _safe(decoded(row.stretch.span.of(document.content))).strip() + "\n"
    return f"{row.stretch.path}:{row.stretch.line}" if length == SHORT else ""


def _candidate(snapshot: Snapshot, row: CandidateRow, length: str) -> str:
    members = [found[1] for key in row.targets if (found := snapshot.entry(key)) is not None]
    names = " ".join(id_text(entry) for entry in members)
    if length == LONG:
        lines = [f"- {id_text(entry)} {shown(entry.title)}" for entry in members]
        return "\n".join([f"×{row.words.count} {shown(row.words.name)}", *lines]) + "\n"
    return shown(row.words.name) if length == SHORT else f"hotwash promote {names}"


def _rule(row: RuleRow, length: str) -> str:
    text = _safe(row.rule.text)
    if length == LONG:
        return f"- {text}\n"
    return text if length == SHORT else f"hotwash unpromote {' '.join(map(shown, row.rule.names))}"


def _plugin(row: Row, length: str) -> str:
    """File and line, everything that is wrong, or the command that shows it; of a reading its sentence or its log."""
    from hotwash.viewmodels.plugins import PluginRow, fault_lines, plugin_command
    from hotwash.viewmodels.reloads import ReloadRow, log_lines

    if isinstance(row, PluginRow):
        path, line = row.place
        where = visible(f"{path}:{line}" if line else path)
        return {
            SHORT: where,
            LONG: _lines(fault_lines(row.standing) or (row.told,)),
            COMMAND: plugin_command(row.standing),
        }[length]
    if isinstance(row, ReloadRow):
        return {SHORT: row.told, LONG: _lines(log_lines(row.reload)), COMMAND: ""}[length]
    return ""


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{shown(line)}\n" for line in lines)


def _improvement(row: Row, length: str) -> str:
    """The address of its pull request, else its folder or branch; what the reviewer reads; the way into its folder."""
    from hotwash.viewmodels.improvements import ImprovementRow, reviewed_text

    if not isinstance(row, ImprovementRow):
        return ""
    improvement, worktree = row.improvement, row.improvement.worktree
    if length == LONG:
        return _safe(reviewed_text(improvement))
    if length == COMMAND:
        return f"cd {shlex.quote(visible(worktree.path))}" if worktree is not None and worktree.is_there else ""
    return visible(improvement.url or (worktree.path if worktree is not None else improvement.branch_name))


def _fact(row: FactRow, length: str) -> str:
    """The sentence; with the lines it comes from; or the command that logs what it proposes."""
    if length == COMMAND:
        return shown(row.fact.command)
    sources = "".join(f"  - {source_line(source)}\n" for source in row.fact.sources)
    return headline(row.fact) if length == SHORT else f"- {headline(row.fact)}\n{sources}"


def _verification(record: WalRecord) -> str:
    """The first command that looks at what the operation touched."""
    return next((_safe(line.command) for line in resume_lines(record, None) if line.command), "")


def _safe(text: str) -> str:
    return "\n".join(visible_lines(masked(text)))
