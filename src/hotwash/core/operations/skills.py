"""The skill an entry belongs to, and what follows for its resolution and its status (`formats/family.json`)."""

from pathlib import PurePosixPath

from hotwash.core.formats.skills import BASE, skill_of_prefix, skills
from hotwash.core.model.skill import Skill
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.subject import Subject

_STEPS = frozenset(("pending", "in_progress", "resolved", "wont_fix", "promoted", "promoted_to_skill"))


def skill_of(subject: Subject, snapshot: Snapshot) -> Skill:
    """By the entry's prefix, its folder, or the one issue file beside it; else the base."""
    folder = PurePosixPath(subject.document.path).parent
    return (
        skill_of_prefix(_prefix(subject))
        or skills().get(folder.name)
        or _only_skill_beside(folder, snapshot)
        or skills()[BASE]
    )


def reference_name(skill: Skill) -> str:
    """How the second line of a resolution is called, which names the proof."""
    return skill.resolution[1].name


def extra_statuses(skill: Skill, subject: Subject) -> tuple[str, ...]:
    """The words beside `in_progress` that say somebody is on it; only the issue files of some skills have them."""
    return tuple(word for word in skill.statuses.get(_prefix(subject), ()) if word not in _STEPS)


def _prefix(subject: Subject) -> str:
    return (subject.entry.native_id or "").partition("-")[0]


def _only_skill_beside(folder: PurePosixPath, snapshot: Snapshot) -> Skill | None:
    names = {document.path for document in snapshot.documents}
    beside = [skill for skill in skills().values() if skill.resolution and str(folder / skill.issues) in names]
    return beside[0] if len(beside) == 1 else None
