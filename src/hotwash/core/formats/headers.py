"""What a learnings file begins with when it is made (source: self-improve, learnings files; skills, first use)."""

from hotwash.core.formats import dialects
from hotwash.core.model.skill import Skill

_LIFECYCLE = "Lifecycle: `pending → resolved → promoted`"
_FOUR_FIELDS = {
    "LEARNINGS.md": (
        "# Learnings Log\n\nPositive learnings, useful techniques, and patterns that worked well.\n"
        "Captured automatically during agent sessions or logged manually.\n\nFormat: `LRN-YYYYMMDD-NNN`\n"
    ),
    "ERRORS.md": (
        "# Error Log\n\nMistakes made, wrong assumptions, and root causes.\n"
        "Captured automatically via PostToolUse hook or logged manually.\n\nFormat: `ERR-YYYYMMDD-NNN`\n"
    ),
    "FEATURE_REQUESTS.md": (
        "# Feature Requests\n\nRecurring needs that were unmet by the current skill or tool set.\n"
        "Used to prioritise new platform-skills domains, commands, or examples.\n\nFormat: `FEAT-YYYYMMDD-NNN`\n"
    ),
}


def first_use_header(file_name: str, dialect: str, skill: Skill) -> str:
    """The head of a new file of that name; it ends with a rule."""
    if dialect == dialects.FIELDS:
        return f"{_FOUR_FIELDS[file_name]}{_LIFECYCLE}\n\n---\n"
    return skill.headers[file_name]


def dialect_of_header(content: bytes) -> str | None:
    """How entries are written in a file that has none yet, as far as its head says."""
    if _LIFECYCLE.encode() in content:
        return dialects.FIELDS
    if b"**Categories**" in content:
        return dialects.SECTIONS
    return None
