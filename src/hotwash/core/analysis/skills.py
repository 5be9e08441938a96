"""The skill an entry belongs to: its prefix says it, else its folder, else the issue file beside it."""

from collections.abc import Collection
from pathlib import PurePosixPath

from hotwash.core.formats.skills import BASE, skill_of_prefix, skills
from hotwash.core.model.entry import Entry
from hotwash.core.model.skill import Skill


def prefix_of(entry: Entry) -> str:
    """The letters of its id."""
    return (entry.native_id or "").partition("-")[0]


def skill_of_entry(entry: Entry, paths: Collection[str]) -> Skill:
    """`paths` are those of all open files; what nothing tells apart is the base skill's."""
    folder = PurePosixPath(entry.path).parent
    named = skill_of_prefix(prefix_of(entry)) or skills().get(folder.name)
    return named or _only_skill_beside(folder, paths) or skills()[BASE]


def _only_skill_beside(folder: PurePosixPath, paths: Collection[str]) -> Skill | None:
    beside = [skill for skill in skills().values() if skill.resolution and str(folder / skill.issues) in paths]
    return beside[0] if len(beside) == 1 else None
