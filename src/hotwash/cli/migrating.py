"""`hotwash migrate`: a WAL record, the copy, the check that everything arrived, and only then what was asked beside."""

import os
from argparse import ArgumentParser
from pathlib import PurePath

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out_plan
from hotwash.core import operations
from hotwash.core.model.document import Document
from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import ExitCode, FileEdit, Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.operations import OPERATIONS
from hotwash.core.operations.migrate import Route, count_there, entries_of, route_of, sources
from hotwash.core.operations.moving_memory import OPERATION
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
    """One migration under way. What was copied stays, whatever fails later; the source is touched last."""

    def __init__(self, session: Session, intent: Intent, route: Route) -> None:
        self._session = session
        self._store = session.store
        self._intent = intent
        self._route = route

    def run(self) -> int:
        try:
            return self._carried_out()
        except CommitError as error:
            return self._session.failed(error)

    def _carried_out(self) -> int:
        store, route = self._store, self._route
        self._begin()
        plan = store.plan(self._intent)
        if isinstance(plan, Refusal):
            self._close("wal-rollback", f"nothing was copied: {plan.reason}")
            return self._session.refused(plan)
        told = entries_of(store.snapshot, route)
        copied = sources(store.snapshot, route)
        promised = count_there(store.snapshot, route.target.base, plan.edits)
        try:
            store.commit(plan)
        except CommitError:
            self._close("wal-rollback", "nothing was copied")
            raise
        store.refresh()
        found = count_there(store.snapshot, route.target.base)
        if found < promised:
            self._close("wal-rollback", f"{promised - found} entries did not arrive")
            sentence = f"{found} of {promised} entries are in {route.shown}, so {route.source_shown} was kept"
            return self._session.refused(Refusal(sentence, "hotwash undo takes the copy back"))
        self._close("wal-commit", f"{found} of {promised} entries are there")
        removed = self._delete(copied) if self._session.arguments.delete_source else False
        self._tell(plan, told, removed)
        return ExitCode.OK

    # The WAL record, in the buffer of the workspace that is written to

    def _begin(self) -> None:
        route = self._route
        intent = Intent(
            "wal-begin",
            (),
            {
                "operation": f"{OPERATION} {self._intent.arguments['to']}",
                "affected": f"{route.shown}.learnings/, {route.shown}memory/",
                "blast-radius": f"what agents read from {route.shown}",
                "rollback": "hotwash undo",
            },
        )

        def planner(snapshot: Snapshot) -> Plan | Refusal:
            return operations.plan(self._over_there(snapshot), intent, self._store.context())

        plan = planner(self._store.snapshot)
        if isinstance(plan, Plan):
            self._store.commit(plan, planner=planner)
        else:
            self._session.narration.say(f"no WAL record is kept: {plan}")

    def _over_there(self, snapshot: Snapshot) -> Snapshot:
        """The snapshot with the target as its only workspace."""
        base = self._route.target.base
        known = tuple(document for document in snapshot.documents if document.workspace.base == base)
        return replace(snapshot, workspaces=(self._route.target,), documents=known)

    def _close(self, verb: str, evidence: str) -> None:
        snapshot = self._over_there(self._store.snapshot)
        pending = (record for _, record in snapshot.records() if record.status is WalStatus.PENDING)
        ours = [record for record in pending if (record.operation or "").startswith(OPERATION)]
        for record in ours[-1:]:
            plan = self._store.plan(Intent(verb, (Target(record.key, record.native_status),), {"evidence": evidence}))
            if isinstance(plan, Plan):
                self._store.commit(plan)

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
