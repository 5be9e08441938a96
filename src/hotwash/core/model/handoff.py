"""What one person knew when they last handed over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HandoffCursor:
    """The moment of a handoff, and a mark of every text there was: by identity, what it said."""

    at: datetime
    marks: Mapping[str, str] = field(default_factory=dict, repr=False)
