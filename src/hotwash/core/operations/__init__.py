"""One verb per module: pure functions from what is there and what somebody wants to a plan, or to why not.

Nothing here reads or writes a file. `plan` answers an intent, `refusal` says beforehand whether a verb makes sense on
what is under the cursor, `OPERATIONS` is the table that keys, commands, palette, help and reference are made from.
"""

from typing import TYPE_CHECKING

from hotwash.core.model.plan import ExitCode, Intent, Plan, Refusal, Target
from hotwash.core.operations.operation import Context, Operation, Parameter
from hotwash.core.operations.table import OPERATIONS

if TYPE_CHECKING:
    from hotwash.core.model.entry import Entry
    from hotwash.core.model.snapshot import Snapshot

__all__ = ["OPERATIONS", "Context", "Operation", "Parameter", "looks_at", "plan", "refusal", "refusing_verb"]


def plan(snapshot: "Snapshot", intent: Intent, context: Context) -> Plan | Refusal:
    """Exactly what would be written for an intent, or why nothing would."""
    operation = OPERATIONS.get(intent.verb)
    if operation is None:
        return Refusal(f"there is no operation {intent.verb}", f"one of {', '.join(OPERATIONS)}", ExitCode.USAGE)
    return operation.plan(snapshot, intent, context)


def looks_at(snapshot: "Snapshot", intent: Intent, context: Context) -> tuple[str, ...]:
    """Files beyond the open ones that a plan of this intent depends on, as far as they exist."""
    operation = OPERATIONS.get(intent.verb)
    return operation.looks_at(snapshot, intent, context) if operation is not None else ()


def refusal(verb: str, snapshot: "Snapshot", target: Target | None, context: Context) -> Refusal | None:
    """Why a verb makes no sense on this subject as it is; cheap enough for every move of the cursor."""
    return OPERATIONS[verb].refusal(snapshot, target, context)


def refusing_verb(entry: "Entry") -> str:
    """How one says no to an entry: four fields and harness learnings are discarded, what has sections is not fixed."""
    from hotwash.core.formats import dialects

    return "discard" if entry.dialect in (dialects.FIELDS, dialects.HARNESS) else "wont-fix"
