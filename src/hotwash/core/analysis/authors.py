"""Who wrote what stands in a file, as far as the journal tells: what went through this program has a name."""

from collections.abc import Iterable

from hotwash.core.model.key import Key
from hotwash.core.model.transaction import Actor, Transaction


def author_of(key: Key, raw: bytes, past: Iterable[Transaction]) -> Actor | None:
    """Who brought an entry or record to the text it has, `past` being newest first; `None` for other programs."""
    for transaction in past:
        hunks = [hunk for hunk in transaction.hunks if hunk.path == key.path]
        if any(hunk.anchor is None and raw.rstrip() in hunk.after for hunk in hunks):
            return transaction.actor
        own = [hunk for hunk in hunks if hunk.anchor == key]
        if own:
            return transaction.actor if all(hunk.after.rstrip() in raw for hunk in own) else None
    return None
