"""When somebody was last reminded of what, for one place: the person's own state, forgotten after a while."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

_KEPT_S = 3600


class Reminded:
    """Moments by key, as seconds since the epoch. What cannot be read or kept only means one reminder more."""

    def __init__(self, state_home: Path, base: str) -> None:
        name = hashlib.sha256(os.fsencode(os.path.realpath(base))).hexdigest()[:16]
        self._path = state_home / "reminded" / f"{name}.json"

    def recent(self) -> Mapping[str, float]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(key): float(at) for key, at in found.items() if isinstance(at, int | float)}

    def remember(self, keys: Iterable[str], now: float) -> None:
        kept = {key: at for key, at in self.recent().items() if 0 <= now - at < _KEPT_S}
        kept.update(dict.fromkeys(keys, now))
        fresh = self._path.with_suffix(f".{os.getpid()}.new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.write_text(json.dumps(kept))
            fresh.replace(self._path)
        except OSError:
            fresh.unlink(missing_ok=True)
