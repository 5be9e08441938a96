"""A session ends: failed calls become entries, an operation left PENDING is logged, the day's note says what is open.

For the skills, the transcript is swept for failures that nobody logged.
"""

from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.model.plan import Intent
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.operations.session_close import plan_session_close
from hotwash.core.storage.store import Store
from hotwash.hooks.call import Call
from hotwash.hooks.workspace import carry_out, commit, opened

LEFT_PENDING = "Session closed with a PENDING WAL entry in working-buffer.md"

_SUBAGENT = ":subagent:"


def answer(call: Call, system: int) -> str:
    store = opened(call, call.base_of_skills if system else call.base)
    if store is None:
        return ""
    if system:
        if _SUBAGENT not in call.text("session_id"):
            _sweep(store, call)
        return ""
    carry_out(store, Intent("drain"))
    if _left_pending(store):
        carry_out(store, Intent("log", arguments={"type": "ERR", "text": LEFT_PENDING, "no-dedupe": "yes"}))
    reason = call.text("reason")
    context = store.context()
    commit(
        store,
        plan_session_close(store.snapshot, reason, context),
        lambda snapshot: plan_session_close(snapshot, reason, context),
    )
    return ""


def _left_pending(store: Store) -> bool:
    """Whether an operation is under way that no open entry tells of yet."""
    snapshot = store.snapshot
    if not any(record.status is WalStatus.PENDING for _, record in snapshot.records()):
        return False
    return not any(is_pending(entry) and entry.title.startswith(LEFT_PENDING) for _, entry in snapshot.entries())


def _sweep(store: Store, call: Call) -> None:
    from hotwash.core.operations.sweep import plan_sweep
    from hotwash.core.storage.transcript import printed_lines

    lines = printed_lines(call.text("transcript_path"))
    session, context = call.text("session_id"), store.context()
    commit(
        store,
        plan_sweep(store.snapshot, lines, session, context),
        lambda snapshot: plan_sweep(snapshot, lines, session, context),
    )
