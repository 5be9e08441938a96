"""`redo`: the undo of an undo."""

from hotwash.core.model.plan import Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.transaction import Transaction
from hotwash.core.operations.history import History
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import by_state
from hotwash.core.operations.undo import looks_at, plan_reversal

__all__ = ["looks_at", "plan", "refusal"]


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    history = History(context.history(), context.actor)
    chosen = _chosen(history, intent.arguments.get("transaction", ""))
    return chosen if isinstance(chosen, Refusal) else plan_reversal(snapshot, intent, history, chosen)


def refusal(_snapshot: Snapshot, _target: Target | None, context: Context) -> Refusal | None:
    chosen = _chosen(History(context.history(), context.actor), "")
    return chosen if isinstance(chosen, Refusal) else None


def _chosen(history: History, name: str) -> Transaction | Refusal:
    """The undo of the named change, or the newest undo."""
    if not name:
        return history.next_redo() or by_state("nothing to redo", "only what was undone comes back")
    found = history.find(name)
    if found is None:
        return Refusal(f"there is no transaction {name}", "hotwash journal lists them")
    undo = history.undo_of(history.original(found))
    return undo if undo is not None else by_state(f"{found.title} is not undone", "it is in force")
