"""hotwash without a screen: read what agents logged, judge it, plan changes, write them safely. For scripts, too.

    import os
    from pathlib import Path
    from hotwash.core import Intent, Plan, Store, Target, configured

    store = Store(configured(Path.cwd(), Path.home(), os.environ))
    for document, entry in store.load().entries():
        print(document.relative, entry.line, entry.native_id, entry.status)

    plan = store.plan(Intent("resolve", (Target(entry.key),)))
    if isinstance(plan, Plan):
        print(store.commit(plan).sentence)

What is named here stays as it is from one minor version to the next; modules and everything else in them may move.
Each name is imported when it is first used, so that a script pays only for what it needs.
"""

from importlib import import_module

TYPE_CHECKING = False  # as in `typing`, which hooks do not wait for

if TYPE_CHECKING:
    from hotwash.core.analysis.filter import FilterError, Query, parse_filter
    from hotwash.core.analysis.hygiene.findings import findings
    from hotwash.core.analysis.ops.report import ops_report
    from hotwash.core.analysis.recurrence import recurrence_groups
    from hotwash.core.analysis.staleness import stale_items
    from hotwash.core.analysis.vfm import scored_actions
    from hotwash.core.analysis.wal import wal_facts
    from hotwash.core.formats import FORMATS, body, parse
    from hotwash.core.formats.skills import skills
    from hotwash.core.model.body import Body
    from hotwash.core.model.document import Diagnostic, Document, Workspace
    from hotwash.core.model.entry import Entry
    from hotwash.core.model.errors import Busy, CommitError, PlanChanged, Refused, WriteFailed
    from hotwash.core.model.key import Key
    from hotwash.core.model.plan import Intent, Plan, Refusal, Target
    from hotwash.core.model.settings import Settings
    from hotwash.core.model.snapshot import Snapshot, SourceProblem
    from hotwash.core.model.transaction import Receipt, Transaction
    from hotwash.core.model.vocabulary import Kind, Scope, Status, WalStatus
    from hotwash.core.model.wal import WalRecord
    from hotwash.core.operations import OPERATIONS
    from hotwash.core.storage.clock import Clock, FixedClock, SystemClock
    from hotwash.core.storage.config import Config
    from hotwash.core.storage.opening import configured
    from hotwash.core.storage.store import Store
    from hotwash.core.storage.watch import watch
    from hotwash.core.storage.watching import Change, WatchState

__all__ = [
    "FORMATS",
    "OPERATIONS",
    "Body",
    "Busy",
    "Change",
    "Clock",
    "CommitError",
    "Config",
    "Diagnostic",
    "Document",
    "Entry",
    "FilterError",
    "FixedClock",
    "Intent",
    "Key",
    "Kind",
    "Plan",
    "PlanChanged",
    "Query",
    "Receipt",
    "Refusal",
    "Refused",
    "Scope",
    "Settings",
    "Snapshot",
    "SourceProblem",
    "Status",
    "Store",
    "SystemClock",
    "Target",
    "Transaction",
    "WalRecord",
    "WalStatus",
    "WatchState",
    "Workspace",
    "WriteFailed",
    "body",
    "configured",
    "findings",
    "ops_report",
    "parse",
    "parse_filter",
    "recurrence_groups",
    "scored_actions",
    "skills",
    "stale_items",
    "wal_facts",
    "watch",
]

_HOME = {
    "analysis.filter": "FilterError Query parse_filter",
    "analysis.hygiene.findings": "findings",
    "analysis.ops.report": "ops_report",
    "analysis.recurrence": "recurrence_groups",
    "analysis.staleness": "stale_items",
    "analysis.vfm": "scored_actions",
    "analysis.wal": "wal_facts",
    "formats": "FORMATS body parse",
    "formats.skills": "skills",
    "model.body": "Body",
    "model.document": "Diagnostic Document Workspace",
    "model.entry": "Entry",
    "model.errors": "Busy CommitError PlanChanged Refused WriteFailed",
    "model.key": "Key",
    "model.plan": "Intent Plan Refusal Target",
    "model.settings": "Settings",
    "model.snapshot": "Snapshot SourceProblem",
    "model.transaction": "Receipt Transaction",
    "model.vocabulary": "Kind Scope Status WalStatus",
    "model.wal": "WalRecord",
    "operations": "OPERATIONS",
    "storage.clock": "Clock FixedClock SystemClock",
    "storage.config": "Config",
    "storage.opening": "configured",
    "storage.store": "Store",
    "storage.watch": "watch",
    "storage.watching": "Change WatchState",
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names.split()}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
