"""A session begins: what the agent should read, what is open, and what waits. Nothing is written."""

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.session_brief import session_brief
from hotwash.core.storage.program import program_command
from hotwash.hooks.call import Call
from hotwash.hooks.workspace import opened


def answer(call: Call, _system: int) -> str:
    store = opened(call, call.base, writes=False)
    if store is None:
        return ""
    facts = Facts(store.snapshot, store.now(), store.config.settings)
    return "".join(f"{line}\n" for line in session_brief(facts, program_command()))
