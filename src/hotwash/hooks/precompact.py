"""The context is about to be compacted: failed calls become entries while the session still knows of them."""

from hotwash.core.model.plan import Intent
from hotwash.hooks.call import Call
from hotwash.hooks.workspace import carry_out, opened


def answer(call: Call, _system: int) -> str:
    store = opened(call, call.base)
    if store is not None:
        carry_out(store, Intent("drain"))
    return ""
