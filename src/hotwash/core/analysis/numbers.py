"""The next free number of an id: one more than every number of that day, in headings and in references to them.

(source: self-improve, entry: highest number used today + 1, three digits)
"""

import re
from collections.abc import Collection

from hotwash.core.model.snapshot import Snapshot

_DIGITS = 3
_LONGEST = 9


def next_id(snapshot: Snapshot, prefix: str, day: str, taken: Collection[str] = ()) -> str:
    """The id for a new entry of that prefix and day (`YYYYMMDD`); `taken` are ids given away already."""
    pattern = re.compile(rb"\b%s-%s-(\d{1,%d})(?![\w-])" % (re.escape(prefix.encode()), day.encode(), _LONGEST))
    texts = [document.content for document in snapshot.documents] + [each.encode() for each in taken]
    highest = max((int(number) for text in texts for number in pattern.findall(text)), default=0)
    return f"{prefix}-{day}-{highest + 1:0{_DIGITS}}"
