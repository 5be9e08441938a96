"""The workspace that a hook works in, opened as an agent's: what it writes, a person's undo leaves alone."""

from pathlib import Path
from typing import TYPE_CHECKING

from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.values import replace
from hotwash.core.storage.opening import configured
from hotwash.core.storage.store import Store
from hotwash.hooks.call import Call

if TYPE_CHECKING:
    from hotwash.core.storage.commits import Planner

_VIA = "agent"


def opened(call: Call, base: str | None, *, writes: bool = True) -> Store | None:
    """The loaded store of the agent's place, `None` where nobody keeps learnings.

    One that writes first puts right what a crash left behind.
    """
    if base is None:
        return None
    config = configured(Path(base), Path(call.home), {}, explicit=True, via=_VIA)
    workspaces = replace(config.settings.workspaces, use_global=False)
    settings = replace(config.settings, workspaces=workspaces)
    store = Store(replace(config, settings=settings, project=Path(call.folder)))
    if writes:
        store.recover()
    store.load()
    return store


def carry_out(store: Store, intent: Intent) -> None:
    """Plan and commit; a refusal is an error like any other. Raises `CommitError`."""
    commit(store, store.plan(intent))


def commit(store: Store, plan: Plan | Refusal, planner: "Planner | None" = None) -> None:
    """Write a plan that changes something."""
    if isinstance(plan, Refusal):
        raise ValueError(str(plan))
    if not plan.changes_nothing:
        store.commit(plan, planner=planner)
