"""`hotwash migrate`: a WAL record, the copy, the check that everything arrived, and only then what was asked beside."""

import os
from argparse import ArgumentParser
from pathlib import PurePath

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out_plan
from hotwash.core.model.document import Document
from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import ExitCode, FileEdit, Intent, Plan, Refusal
from hotwash.core.operations import OPERATIONS
from hotwash.core.operations.migrate import Route, route_of
from hotwash.core.storage.migration import migrate
from hotwash.core.text.visible import visible

_OPERATION = OPERATIONS["migrate"]


def _add_arguments(parser: ArgumentParser) -> None:
    for parameter in _OPERATION.parameters:
        add_parameter(parser, parameter)
    parser.add_argument(
        "--delete-source", action="store_true", help="remove the files that were copied, once all of it has arrived"
    )
    add_writing_flags(parser)


def _run(session: Session) -> int:
    store = session.store
    for recovered in store.recover():
        session.narration.say(recovered.sentence)
    intent = Intent("migrate", (), intent_arguments(session, _OPERATION.parameters))
    route = route_of(store.snapshot, intent, store.context())
    if isinstance(route, Refusal):
        return session.refused(route)
    plan = store.plan(intent)
    if isinstance(plan, Refusal):
        return session.refused(plan)
    if session.arguments.dry_run or not session.arguments.apply:
        session.narration.say(f"note: a WAL record goes into {route.shown}memory/working-buffer.md first")
        return carry_out_plan(session, plan, writes_at_once=False)
    return _Migration(session, intent, route).run()


class _Migration:
    """One migration under way: the source is touched last, and only where that was asked for."""

    def __init__(self, session: Session, intent: Intent, route: Route) -> None:
        self._session = session
        self._store = session.store
        self._intent = intent
        self._route = route

    def run(self) -> int:
        try:
            moved = migrate(self._store, self._intent)
        except CommitError as error:
            return self._session.failed(error)
        if moved.unrecorded:
            self._session.narration.say(moved.unrecorded)
        removed = self._delete(moved.copied) if self._session.arguments.delete_source else False
        self._tell(moved.plan, moved.files, removed)
        return ExitCode.OK

    # The source

    def _delete(self, copied: list[Document]) -> bool:
        """Remove exactly what was copied; a file that says something else by now keeps all of them."""
        edits = tuple(FileEdit(document.path, document.content, delete=True) for document in copied)
        done = f"removed {len(edits)} files of {self._route.source_shown}"
        plan = Plan(self._intent, f"remove {self._route.source_shown}", done, edits)
        try:
            self._store.commit(plan, planner=lambda _: Refusal("the source has changed since it was copied", "kept"))
        except CommitError as error:
            self._session.narration.complain(str(error))
            return False
        self._store.remove_emptied(sorted({folder for each in copied for folder in self._folders_of(each)}))
        return True

    def _folders_of(self, document: Document) -> list[str]:
        """The folders that a file of the source lies in, below the source itself."""
        parents = map(str, PurePath(document.path).parents)
        return [folder for folder in parents if folder.startswith(self._route.source + os.sep)]

    def _tell(self, plan: Plan, told: list[tuple[str, int]], removed: bool) -> None:
        route, session = self._route, self._session
        if session.json:
            files: list[Json] = [{"file": name, "entries": number} for name, number in told]
            write_document("migration", {"to": route.shown, "files": files, "removed": removed, "notes": plan.notes})
            return
        scope = "global" if route.shown.startswith("~") else "local"
        folders = f"{route.source_shown}.learnings/, {route.source_shown}memory/"
        write_lines([f"Migrated to {route.shown} ({scope}):", *_listed(told), *map(visible, plan.notes)])
        write_lines([f"Source removed: {folders}" if removed else f"Source kept: {folders}"])
        if not removed and not session.arguments.delete_source:
            session.narration.say("next: the same with --delete-source removes it")


def _listed(told: list[tuple[str, int]]) -> list[str]:
    """`✓ .learnings/LEARNINGS.md  — 8 entries`; a file that holds no entries has only its name."""
    width = max((len(name) for name, number in told if number), default=0)
    return [
        f"✓ {visible(name):<{width}}  — {number} {'entry' if number == 1 else 'entries'}"
        if number
        else f"✓ {visible(name)}"
        for name, number in told
    ]


MIGRATE = Command(
    "migrate",
    _OPERATION.summary,
    ("hotwash migrate global", "hotwash migrate global --apply", "hotwash migrate local --replace --apply"),
    _run,
    _add_arguments,
)
