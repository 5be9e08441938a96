"""What follows from the skill an entry belongs to for its resolution and its status (`formats/family.json`)."""

from hotwash.core.analysis.skills import prefix_of, skill_of_entry
from hotwash.core.model.skill import Skill
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.subject import Subject

_STEPS = frozenset(("pending", "in_progress", "resolved", "wont_fix", "promoted", "promoted_to_skill"))


def skill_of(subject: Subject, snapshot: Snapshot) -> Skill:
    """By the entry's prefix, its folder, or the one issue file beside it; else the base."""
    return skill_of_entry(subject.entry, {document.path for document in snapshot.documents})


def reference_name(skill: Skill) -> str:
    """How the second line of a resolution is called, which names the proof."""
    return skill.resolution[1].name


def extra_statuses(skill: Skill, subject: Subject) -> tuple[str, ...]:
    """The words beside `in_progress` that say somebody is on it; only the issue files of some skills have them."""
    return tuple(word for word in skill.statuses.get(prefix_of(subject.entry), ()) if word not in _STEPS)
