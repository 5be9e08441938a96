"""The detail of any row: which view model makes it, and what it is given besides the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.analysis.resume import file_names
from hotwash.core.analysis.session import session_facts
from hotwash.core.model.key import Key
from hotwash.core.model.rules import MEMORY
from hotwash.core.model.vocabulary import Tone
from hotwash.core.storage.affected import looks
from hotwash.core.text.diff import DiffLine, diff_lines
from hotwash.tui.action import SubjectKind
from hotwash.tui.finding import name_of
from hotwash.tui.panes.journal import TransactionRow
from hotwash.tui.panes.problems import ProblemRow
from hotwash.viewmodels.detail import (
    BLANK,
    Background,
    Detail,
    DetailLine,
    Tab,
    diff_line,
    pairs,
    parts,
    prose,
    rule,
)
from hotwash.viewmodels.detail_entry import entry_detail
from hotwash.viewmodels.detail_fact import fact_detail
from hotwash.viewmodels.detail_record import record_detail
from hotwash.viewmodels.detail_version import version_detail
from hotwash.viewmodels.engine_row import EngineRow
from hotwash.viewmodels.hooks import HookRow, hook_detail
from hotwash.viewmodels.operations import FactRow
from hotwash.viewmodels.quarantine import StretchRow, stretch_detail
from hotwash.viewmodels.resume import Resumption, resume_text
from hotwash.viewmodels.rows import Cell, Row, shown
from hotwash.viewmodels.session import SessionRow
from hotwash.viewmodels.workspaces import WorkspaceRow, workspace_detail

if TYPE_CHECKING:
    from hotwash.tui.desk import Desk
    from hotwash.tui.session import Session

SINCE_START = "since hotwash was started"


def detail_of(desk: Desk, row: Row, session: Session) -> Detail | None:
    """What is shown beside a row, in the version that the person has stepped back to; `None` when it is gone."""
    detail = _newest(desk, row, session)
    is_one = row.kind in (SubjectKind.ENTRY, SubjectKind.RECORD)
    if detail is None or session.pinned is None or not is_one or session.pinned.key != row.targets[0]:
        return detail
    versions = desk.versions.of(session.pinned.key)
    at = session.pinned_at(session.pinned.key, versions)
    if at is None:
        return detail
    is_full = session.full is not None and session.full == row.key
    return version_detail(detail, versions, at, desk.clock.now(), full=is_full)


def _newest(desk: Desk, row: Row, session: Session) -> Detail | None:
    tab, at = session.tab, list(Tab).index(session.tab)
    background = background_of(desk, row, session)
    if isinstance(row, TransactionRow):
        return _transaction_detail(desk, row)
    if isinstance(row, ProblemRow):
        return _problem_detail(desk, row)
    if isinstance(row, StretchRow):
        return stretch_detail(desk.snapshot, row, full=background.full)
    if isinstance(row, WorkspaceRow):
        return workspace_detail(desk.snapshot, row)
    if isinstance(row, SessionRow):
        return _session_detail(desk, row)
    if isinstance(row, FactRow):
        return fact_detail(desk.facts, row)
    if isinstance(row, HookRow):
        return hook_detail(desk.snapshot, row)
    if isinstance(row, EngineRow):
        from hotwash.viewmodels.detail_engine import engine_detail

        return engine_detail(desk.facts, row, at, background)
    if row.kind == "improvement":
        from hotwash.viewmodels.detail_improvement import improvement_detail

        return improvement_detail(desk.improved, str(row.key), at, background)
    if row.kind in ("plugin", "reload"):
        return _plugin_detail(row, background)
    if row.kind == "candidate":
        from hotwash.viewmodels.detail_candidate import candidate_detail

        return candidate_detail(desk.facts, str(row.key), at, background)
    if row.kind in ("learning", "proposal"):
        from hotwash.viewmodels.detail_learning import learning_detail

        return learning_detail(desk.facts, row.targets[0], at, background)
    if row.kind == "rule":
        from hotwash.viewmodels.detail_rule import rule_detail

        return rule_detail(desk.facts, str(row.key), at, background)
    if row.kind == "record":
        key = row.targets[0]
        return record_detail(desk.facts, key, at, background, desk.wal_now(), versions=desk.versions.of(key))
    if row.targets:
        return entry_detail(desk.facts, row.targets[0], tab, background)
    return _plain_detail(desk, row)


def _plugin_detail(row: Row, background: Background) -> Detail | None:
    from hotwash.viewmodels.plugins import PluginRow, plugin_detail
    from hotwash.viewmodels.reloads import ReloadRow, reload_detail

    if isinstance(row, PluginRow):
        return plugin_detail(row, background)
    return reload_detail(row, background) if isinstance(row, ReloadRow) else None


def background_of(desk: Desk, row: Row, session: Session) -> Background:
    """The journal and the changes are only looked up for the tabs that show them."""
    changes = changes_since_start(desk, row.targets) if session.tab is Tab.DIFF else ()
    return Background(
        desk.clock.now(),
        desk.breadth,
        past=desk.past() if session.tab is Tab.HISTORY else (),
        changes=changes,
        changes_of=SINCE_START if changes else "",
        files=_files(desk, row) if session.tab is Tab.WHY else (),
        full=session.full is not None and session.full == row.key,
    )


def _files(desk: Desk, row: Row) -> tuple[tuple[str, str], ...]:
    """How the files look that a record names."""
    found = desk.snapshot.record(row.targets[0]) if row.kind == "record" else None
    if found is None:
        return ()
    document, record = found
    return tuple(looks(document.workspace.base, file_names(record), desk.clock.now()).items())


def changes_since_start(desk: Desk, keys: tuple[Key, ...]) -> tuple[DiffLine, ...]:
    """What became of these entries or records since the first full reading."""
    lines: list[DiffLine] = []
    for key in keys:
        before, after = desk.text_at_start(key), desk.text_now(key)
        if before is not None and before != after:
            lines += diff_lines(before, after)
    return tuple(lines)


def _transaction_detail(desk: Desk, row: TransactionRow) -> Detail:
    """What one transaction changed, hunk by hunk."""
    tx = row.transaction
    lines = [
        pairs(("Did", Cell(shown(tx.done), Tone.STRONG)), ("State", row.state)),
        pairs(("By", f"{shown(tx.actor.user)} ({tx.actor.via})"), ("At", desk.clock_time(tx.at))),
        prose(tx.command, "Command", Tone.ACCENT),
    ]
    for hunk in tx.hunks:
        place = f" · {shown(hunk.anchor.anchor)}" if hunk.anchor is not None else ""
        lines += [BLANK, rule(f"{shown(name_of(desk.snapshot, hunk.path))}{place} · {shown(hunk.label)}")]
        before, after = hunk.above + hunk.before + hunk.below, hunk.above + hunk.after + hunk.below
        lines += [diff_line(line) for line in diff_lines(before, after) if line.sign != "@"]
    for change in (each for each in tx.personal if each.table != MEMORY):
        subject = f"{shown(change.table)} {shown(change.subject)}"
        lines.append(parts(f"{subject}: {change.before or 'nothing'} → {change.after or 'nothing'}"))
    return Detail(("transaction", tx.id), shown(tx.verb), ("Change",), "Change", tuple(lines))


def _problem_detail(desk: Desk, row: ProblemRow) -> Detail:
    from hotwash.viewmodels.detail_problem import problem_detail

    since = desk.clock_time(row.source.since) if row.source is not None else ""
    name = shown(name_of(desk.snapshot, row.path))
    return problem_detail(desk.snapshot, row.finding, name, row.place, row.source, since)


def _session_detail(desk: Desk, row: SessionRow) -> Detail:
    """One line in full, and the way back into the work."""
    wal = desk.wal_now()
    sessions = session_facts(desk.snapshot, wal.buffers, desk.facts.now)
    name = shown(name_of(desk.snapshot, row.key.path))
    lines: list[DetailLine] = [
        pairs(("What", Cell(row.what, Tone.STRONG)), ("File", f"{name}:{row.line}" if row.line else name)),
        prose(row.text, row.when),
        BLANK,
        rule("Resume"),
        *(prose(line) for line in resume_text(Resumption(sessions, wal))),
    ]
    return Detail(("session", row.key), row.what, ("Session",), "Session", tuple(lines), same_as="hotwash resume")


def _plain_detail(desk: Desk, row: Row) -> Detail:
    """A row that is about nothing in particular says its words."""
    pane_words = row.peek(desk.setting())
    return Detail((row.kind, row.key), row.kind, ("Detail",), "Detail", (prose(pane_words),))
