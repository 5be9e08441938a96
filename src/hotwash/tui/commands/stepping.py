"""`<` and `>`: the versions of what is shown, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.action import SubjectKind
from hotwash.tui.commands.moving import no_rows
from hotwash.tui.session import Pinned

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

_KINDS = (SubjectKind.ENTRY, SubjectKind.RECORD)


def version_by(steps: int) -> Callable[[Dashboard], None]:
    """A step back pins the detail; at the newest version it follows again."""

    def run(dashboard: Dashboard) -> None:
        row, session = dashboard.view.row, dashboard.session
        if row is None:
            return
        versions = dashboard.desk.versions.of(row.targets[0])
        pinned = session.pinned_at(row.targets[0], versions)
        at = (len(versions) - 1 if pinned is None else pinned) + steps
        if not 0 <= at < len(versions):
            dashboard.say("this is the oldest version seen" if at < 0 else "this is the newest version", Tone.DIM)
            return
        is_newest = at == len(versions) - 1
        session.pinned = None if is_newest else Pinned(row.targets[0], versions[at])
        dashboard.surface.show_subject()
        dashboard.say(
            "the newest version – it follows" if is_newest else f"version {at + 1} of {len(versions)}", Tone.DIM
        )

    return run


def no_versions(dashboard: Dashboard) -> str:
    """Why there is no other version."""
    row = dashboard.view.row
    if row is None:
        return no_rows(dashboard)
    if row.kind not in _KINDS:
        return "only entries and records have versions"
    versions = dashboard.desk.versions.of(row.targets[0])
    return "" if versions else "this is the only version seen since hotwash was started"
