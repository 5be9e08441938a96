"""The three states of a write-ahead record, as people and agents spell them."""

import re

from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.text.patterns import Pattern

STATE = Pattern(rb"\b(?:PENDING|COMMITTED|ROLLED[ _-]?BACK)\b", re.IGNORECASE)
_WORDS = Pattern(r"[\W_]+")


def wal_status(native: str | None) -> WalStatus:
    """`PENDING`, `COMMITTED` or `ROLLED_BACK` by the first words; a menu that nobody chose from is unknown."""
    if not native or "|" in native.replace("\\|", ""):
        return WalStatus.UNKNOWN
    words = _WORDS.sub(" ", native).upper().split()
    first = "".join(words[:1])
    if first in ("ROLLED", "ROLLEDBACK"):
        first = "ROLLED_BACK" if first == "ROLLEDBACK" or words[1:2] == ["BACK"] else first
    return WalStatus(first) if first in WalStatus.__members__ else WalStatus.UNKNOWN
