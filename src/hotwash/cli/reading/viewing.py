"""`hotwash views`: filters with a name."""

from hotwash.cli.command import Command
from hotwash.cli.output import columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.views import SavedView, views_of
from hotwash.core.model.plan import ExitCode
from hotwash.core.text.visible import visible


def known_views(session: Session) -> tuple[SavedView, ...]:
    store = session.store
    return views_of(store.config.settings.views, store.snapshot.personal.views)


def run(session: Session) -> int:
    views = known_views(session)
    if session.json:
        found = [
            {
                "name": view.name,
                "expression": view.expression,
                "origin": view.origin.value,
                "problem": view.problem or None,
            }
            for view in views
        ]
        write_document("views", {"views": found})
    else:
        write_lines(columns([_row(view) for view in views], elastic=1))
    for view in views:
        if view.problem:
            session.narration.complain(f"view {view.name}: {view.problem}")
    return ExitCode.OK


def _row(view: SavedView) -> tuple[str, str, str]:
    return visible(view.name), visible(view.expression) or "(everything that is open)", view.origin.value


VIEWS = Command("views", "filters with a name", ("hotwash views", "hotwash views --json"), run)
