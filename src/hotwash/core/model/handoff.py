"""What one person knew when they last handed over."""

from collections.abc import Mapping
from datetime import datetime

from hotwash.core.model.values import dataclass, field


@dataclass(frozen=True, slots=True)
class HandoffCursor:
    """The moment of a handoff, and a mark of every text there was: by identity, what it said."""

    at: datetime
    marks: Mapping[str, str] = field(default_factory=dict, repr=False)
