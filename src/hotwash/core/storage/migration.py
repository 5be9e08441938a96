"""Copies a workspace: a PENDING record first, the copy, the check that everything arrived, and the end of the record.

(source: self-improve, migrate; working buffer, WAL)
"""

from typing import TYPE_CHECKING, NamedTuple

from hotwash.core import operations
from hotwash.core.model.document import Document
from hotwash.core.model.errors import CommitError, PlanChanged, Refused
from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.operations.choices import MIGRATION
from hotwash.core.operations.migrate import Route, count_there, entries_of, route_of, sources

if TYPE_CHECKING:
    from hotwash.core.model.transaction import Receipt
    from hotwash.core.storage.store import Store

_COMMITTED, _ROLLED_BACK = "wal-commit", "wal-rollback"


class Migrated(NamedTuple):
    """What was copied: each file with its entries, the documents as they were, and why no record was kept, if so."""

    plan: Plan
    receipt: "Receipt"
    route: Route
    files: list[tuple[str, int]]
    copied: list[Document]
    unrecorded: str


def carried_out(store: "Store", plan: Plan, *, exact: bool = False) -> "Receipt":
    """The receipt of a migration that was looked at; with `exact` nothing else is written. Raises `CommitError`."""
    now = store.plan(plan.intent) if exact else plan
    if isinstance(now, Plan) and now.edits != plan.edits:
        raise PlanChanged(now)
    moved = migrate(store, plan.intent)
    return replace(moved.receipt, sentence=f"{moved.receipt.sentence}{moved.unrecorded and f' · {moved.unrecorded}'}")


def migrate(store: "Store", intent: Intent) -> Migrated:
    """What was copied stays, whatever fails later; the source is not touched. Raises `CommitError`."""
    route = route_of(store.snapshot, intent, store.context())
    if isinstance(route, Refusal):
        raise Refused(route)
    unrecorded = _begin(store, intent, route)
    plan = store.plan(intent)
    if isinstance(plan, Refusal):
        _close(store, route, _ROLLED_BACK, f"nothing was copied: {plan.reason}")
        raise Refused(plan)
    files, copied = entries_of(store.snapshot, route), sources(store.snapshot, route)
    promised = count_there(store.snapshot, route.target.base, plan.edits)
    try:
        receipt = store.commit(plan)
    except CommitError:
        _close(store, route, _ROLLED_BACK, "nothing was copied")
        raise
    store.refresh()
    found = count_there(store.snapshot, route.target.base)
    if found < promised:
        _close(store, route, _ROLLED_BACK, f"{promised - found} entries did not arrive")
        sentence = f"{found} of {promised} entries are in {route.shown}, so {route.source_shown} was kept"
        raise Refused(Refusal(sentence, "hotwash undo takes the copy back"))
    _close(store, route, _COMMITTED, f"{found} of {promised} entries are there")
    return Migrated(plan, receipt, route, files, copied, unrecorded)


def _begin(store: "Store", intent: Intent, route: Route) -> str:
    """The record goes into the buffer of the workspace that is written to; why there is none, if so."""
    facts = {
        "operation": f"{MIGRATION} {intent.arguments['to']}",
        "affected": f"{route.shown}.learnings/, {route.shown}memory/",
        "blast-radius": f"what agents read from {route.shown}",
        "rollback": "hotwash undo",
    }

    def planner(snapshot: Snapshot) -> Plan | Refusal:
        return operations.plan(_over_there(snapshot, route), Intent("wal-begin", (), facts), store.context())

    plan = planner(store.snapshot)
    if isinstance(plan, Refusal):
        return f"no WAL record is kept: {plan}"
    store.commit(plan, planner=planner)
    return ""


def _over_there(snapshot: Snapshot, route: Route) -> Snapshot:
    """The snapshot with the target as its only workspace."""
    known = tuple(each for each in snapshot.documents if each.workspace.base == route.target.base)
    return replace(snapshot, workspaces=(route.target,), documents=known)


def _close(store: "Store", route: Route, verb: str, evidence: str) -> None:
    pending = (each for _, each in _over_there(store.snapshot, route).records() if each.status is WalStatus.PENDING)
    ours = [record for record in pending if (record.operation or "").startswith(MIGRATION)]
    for record in ours[-1:]:
        plan = store.plan(Intent(verb, (Target(record.key, record.native_status),), {"evidence": evidence}))
        if isinstance(plan, Plan):
            store.commit(plan)
