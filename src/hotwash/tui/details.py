"""The detail of any row: in which version, and what it is given besides the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.analysis.resume import file_names
from hotwash.core.model.key import Key
from hotwash.core.storage.affected import looks
from hotwash.core.text.diff import DiffLine, diff_lines
from hotwash.tui.action import SubjectKind
from hotwash.tui.kinds import kind_of
from hotwash.viewmodels.detail import Background, Detail, Tab
from hotwash.viewmodels.detail_version import version_detail
from hotwash.viewmodels.rows import Row

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
    return kind_of(row).detail(desk, row, tuple(Tab).index(session.tab), background_of(desk, row, session))


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
