"""How a learnings file that has no entry yet begins, and what that says of the entries to come.

(source: self-improve, learnings files; skills, first use)
"""

from hotwash.core.formats import dialects
from hotwash.core.formats.first_use import first_text
from hotwash.core.formats.skills import skills
from hotwash.core.model.skill import Skill

_FIRST_ENTRY = "### "
_LIFECYCLE = "Lifecycle: `pending → resolved → promoted`"
_CATEGORIES = "**Categories**"


def first_use_header(file_name: str, dialect: str, skill: Skill) -> str:
    """The head of a new file of that name, without the example below it; it ends with a rule."""
    if dialect == dialects.FIELDS:
        return first_text(f".learnings/{file_name}").partition(_FIRST_ENTRY)[0].rstrip("\n") + "\n"
    return skill.headers[file_name]


def dialect_of_header(file_name: str, content: bytes) -> str | None:
    """How entries are written in a file that has none yet, as far as its head says."""
    if _LIFECYCLE.encode() in content:
        return dialects.FIELDS
    heads = (skill.headers.get(file_name, "") for skill in skills().values())
    told = (_CATEGORIES, *(head.split("\n")[2] for head in heads if head))
    return dialects.SECTIONS if any(words.encode() in content for words in told) else None
