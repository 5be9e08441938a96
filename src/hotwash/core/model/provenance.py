"""What a four-field entry may say about its own truth: who says so, where it holds, since when and until when.

(source: self-improve, entry metadata and staleness)
"""

import re
from datetime import date

INFERRED = "inferred"
SOURCES = ("user", "observed", "ci", "repo", "vendor-docs", INFERRED)
NEVER = "never"

_SCOPE = re.compile(r"global|project:[A-Za-z0-9._-]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEVER_STALE, _INFERRED_DAYS, _DAYS = "user", 30, 90


def is_scope(text: str) -> bool:
    return _SCOPE.fullmatch(text) is not None


def project_of(scope: str) -> str:
    """The project a scope names; empty for every project."""
    return scope.partition(":")[2]


def are_paths(text: str) -> bool:
    """Globs separated by commas, without quotes and without an empty one."""
    return all(item.strip() and '"' not in item and "'" not in item for item in text.split(","))


def real_date(text: str) -> date | None:
    """A calendar day written `YYYY-MM-DD`."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def days_valid(source: str) -> int | None:
    """For how many days a claim of that source counts as verified; `None` for ever."""
    if source == _NEVER_STALE:
        return None
    return _INFERRED_DAYS if source == INFERRED else _DAYS
