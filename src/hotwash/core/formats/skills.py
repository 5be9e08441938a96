"""All skills of the family that write learnings, as one table read from `family.json` when it is first needed.

A skill is data alone: to add one, add it there (source: family of skills).
"""

from collections.abc import Mapping
from functools import lru_cache

from hotwash.core.model.skill import FEATURE, LEARNING, Skill

BASE = "base"


@lru_cache(maxsize=1)
def skills() -> Mapping[str, Skill]:
    """Every skill by its name, the base skill first."""
    from importlib.resources import files

    import msgspec

    table = msgspec.json.decode((files(__package__) / "family.json").read_bytes(), type=dict[str, dict[str, object]])
    return {name: msgspec.convert({"name": name, **row}, Skill) for name, row in table.items()}


def skill_of_prefix(prefix: str) -> Skill | None:
    """The skill whose issues have that id prefix; none for `LRN` and `FEAT`, which all skills share."""
    if prefix in (LEARNING, FEATURE):
        return None
    return next((skill for skill in skills().values() if skill.prefix == prefix), None)


def skill_of_issues(file_name: str) -> Skill | None:
    """The skill that keeps its issues in a file of that name."""
    return next((skill for skill in skills().values() if skill.issues == file_name), None)
