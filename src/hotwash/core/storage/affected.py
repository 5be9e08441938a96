"""What the files that an operation touches look like from outside: the only thing hotwash looks at itself."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from hotwash.core.analysis.ages import seconds_since, spoken_duration
from hotwash.core.storage.tree import is_inside

_MOST = 50


def looks(base: str, names: Iterable[str], now: datetime) -> dict[str, str]:
    """`1.2 KB, 3 h ago` by the name a record gives a file of the project; names that lead out of it are left out."""
    top = os.path.realpath(base)
    found: dict[str, str] = {}
    for name in list(dict.fromkeys(names))[:_MOST]:
        path = os.path.realpath(os.path.join(top, name))
        if is_inside(path, top):
            found[name] = _look(path, now)
    return found


def _look(path: str, now: datetime) -> str:
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return "is not there"
    written = datetime.fromtimestamp(status.st_mtime, now.tzinfo)
    kind = "a folder" if os.path.isdir(path) else _size(status.st_size)
    return f"{kind}, written {spoken_duration(seconds_since(written, now))} ago"


def _size(count: int) -> str:
    for unit, size in (("MB", 1 << 20), ("KB", 1 << 10)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"
