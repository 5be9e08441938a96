"""The closed vocabularies of the program. What a file says is kept beside them, as it is written."""

from enum import StrEnum


class Status(StrEnum):
    """Normalised status (`formats/README.md` §5.3); for filters and panes only, the native word is authoritative."""

    OPEN = "open"
    ACTIVE = "active"
    BLOCKED = "blocked"
    RESOLVED = "resolved"
    PROMOTED = "promoted"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    EXAMPLE = "example"


class Kind(StrEnum):
    """What an entry records."""

    LEARNING = "learning"
    ERROR = "error"
    ISSUE = "issue"
    FEATURE = "feature"
    HEAL = "heal"
    HARNESS = "harness"
    NOTE = "note"


class Scope(StrEnum):
    """How far a workspace reaches."""

    PROJECT = "project"
    GLOBAL = "global"


class Severity(StrEnum):
    """Weight of a diagnostic."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class WalStatus(StrEnum):
    """State of a write-ahead record; `UNKNOWN` keeps whatever else a file says."""

    PENDING = "PENDING"
    COMMITTED = "COMMITTED"
    ROLLED_BACK = "ROLLED_BACK"
    UNKNOWN = "UNKNOWN"


class Tone(StrEnum):
    """What a piece of text means to the eye; `styles/` gives each tone its colour."""

    PLAIN = "plain"
    DIM = "dim"
    STRONG = "strong"
    GOOD = "good"
    WARNING = "warning"
    ALARM = "alarm"
    ACCENT = "accent"
    NEWS = "news"
    PROJECT = "scope-project"
    GLOBAL = "scope-global"
