"""Where a cursor goes when its row has left the list."""

from collections.abc import Hashable, Sequence
from itertools import chain, islice

from hotwash.viewmodels.rows import Keyed, keys_of


def place_now(rows: Sequence[Keyed], key: Hashable, before: int) -> int | None:
    """Where the row of that identity stands now; `before` is where it stood, and mostly still does."""
    keys = keys_of(rows)
    if before < len(keys) and keys[before] == key:
        return before
    try:
        return keys.index(key)
    except ValueError:
        return None


def heir(before: Sequence[Keyed], following: int, now: Sequence[Keyed]) -> int:
    """The first surviving row at or after the place `following`, else the last one before it."""
    keys, places = keys_of(before), {key: at for at, key in enumerate(keys_of(now))}
    around = chain(islice(keys, following, None), reversed(keys[:following]))
    return next((places[key] for key in around if key in places), 0)


def gap(before: Sequence[Keyed], following: int, now: Sequence[Keyed]) -> int:
    """Where a row that is gone would stand among those that are left."""
    keys, places = keys_of(before), {key: at for at, key in enumerate(keys_of(now))}
    return next((places[key] for key in islice(keys, following, None) if key in places), len(places))
