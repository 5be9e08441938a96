"""Which entries a change of a file leaves behind. Counts are not equality: ids and texts are compared."""

from collections import Counter

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry


def vanished_entries(before: Document, after: Document) -> tuple[Entry, ...]:
    """Entries that `after` no longer has: neither one of that id and text, nor another of that id in its stead."""
    left = Counter((entry.anchor, after.raw(entry)) for entry in after.entries)
    changed = []
    for entry in before.entries:
        same = (entry.anchor, before.raw(entry))
        if left[same]:
            left[same] -= 1
        else:
            changed.append(entry)
    of_that_id: Counter[str] = Counter()
    for (anchor, _), count in left.items():
        of_that_id[anchor] += count
    vanished = []
    for entry in changed:
        if of_that_id[entry.anchor]:
            of_that_id[entry.anchor] -= 1
        else:
            vanished.append(entry)
    return tuple(vanished)
