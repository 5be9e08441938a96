"""`extract-skill`: a skill of its own from what one entry teaches; the entry then says where it is.

(source: self-improving skills, skill extraction)
"""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from hotwash.core.analysis.skill_criteria import Criterion, is_verified, skill_criteria
from hotwash.core.model.key import Key
from hotwash.core.model.plan import ExitCode, FileEdit, Intent, Outcome, Plan, Refusal, Splice, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.batch import Change
from hotwash.core.operations.operation import Context
from hotwash.core.operations.promotion_mark import mark_as_skill
from hotwash.core.operations.skill_text import SkillFacts, skill_text
from hotwash.core.operations.subject import Subject, by_state, find, missing_argument
from hotwash.core.operations.words import command_line

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FOLDER = "skills"
_FILE = "SKILL.md"
_SIGNS = {True: "✓", False: "✗", None: "?"}
_NEXT = (
    "next: fill in what says TODO; the steps must be tested, without hard-coded values, and clear to a stranger",
    "next: read it in a fresh session before anybody relies on it",
)


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    folder = _folder(intent, context)
    if isinstance(folder, Refusal):
        return folder
    subject = _subject(snapshot, intent)
    if isinstance(subject, Refusal):
        return subject
    place = str(PurePosixPath(intent.arguments.get("output-dir", "").strip() or _FOLDER) / folder.name)
    edits = [FileEdit(str(folder / _FILE), None, (Splice(0, 0, _text(folder.name, subject), "skill"),))]
    outcomes = [TargetOutcome(Key(str(folder / _FILE), ""), Outcome.CHANGED, f"{place} made")]
    notes: list[str] = []
    if subject is not None:
        criteria = skill_criteria(subject.document, subject.entry)
        if not is_verified(subject.document, subject.entry) and not intent.arguments.get("force"):
            return by_state(f"{subject.name} is not resolved with a root cause", "resolve it first, or say --force")
        marked = mark_as_skill(subject, place, context)
        if not isinstance(marked, Change):
            return marked if isinstance(marked, Refusal) else by_state(marked.sentence)
        edits.append(FileEdit(subject.document.path, subject.document.content, marked.splices))
        outcomes.append(TargetOutcome(subject.entry.key, Outcome.CHANGED, f"promoted to {place}"))
        notes += _checklist(criteria)
    return Plan(
        intent=intent,
        title=f"extract the skill {folder.name}",
        done=f"made {place}/{_FILE}" + (f" from {subject.name}" if subject is not None else ""),
        edits=tuple(edits),
        outcomes=tuple(outcomes),
        notes=(*notes, *_NEXT),
        equivalent=command_line(intent.verb, [], intent.arguments),
    )


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    if target is None:
        return missing_argument("nothing selected")
    found = find(snapshot, target.key)
    return found if isinstance(found, Refusal) else None


def _folder(intent: Intent, context: Context) -> Path | Refusal:
    """The folder of the new skill: its name and place are checked, and nothing is there yet."""
    name, below = intent.arguments.get("name", "").strip(), intent.arguments.get("output-dir", "").strip() or _FOLDER
    if not _NAME.fullmatch(name):
        return missing_argument(
            f"{name or 'nothing'} is no name for a skill", "lower-case words with dashes: pool-exhausted"
        )
    place = PurePosixPath(below)
    if place.is_absolute() or ".." in place.parts:
        return missing_argument(f"{below} is no place for a skill", "a folder below this one")
    folder = context.root / place / name
    if context.exists(folder):
        return Refusal(f"{place / name} is there already", "take another name", ExitCode.REFUSED_BY_STATE)
    return folder


def _subject(snapshot: Snapshot, intent: Intent) -> Subject | Refusal | None:
    if len(intent.targets) > 1:
        return missing_argument("one at a time", "each skill has its own name")
    return find(snapshot, intent.targets[0].key) if intent.targets else None


def _text(name: str, subject: Subject | None) -> bytes:
    return skill_text(name, _facts(subject) if subject is not None else SkillFacts()).encode()


def _facts(subject: Subject) -> SkillFacts:
    entry, inside = subject.entry, subject.body
    pattern = (inside.value("pattern-key") or "").partition(".")[0]
    return SkillFacts(
        introduction=entry.title,
        situation=_first(inside.text("summary", "context")) or entry.title,
        action=_first(inside.text("mitigation", "suggested-action", "suggested-fix", "action", "fix")),
        mitigation=_first(inside.text("mitigation")),
        fix=_first(inside.text("prevention", "suggested-action", "suggested-fix", "action", "fix")),
        monitoring=_first(inside.text("related-alerts")),
        native_id=entry.native_id or "",
        category=inside.value("category") or pattern,
        area=entry.area or "",
        file=subject.document.relative,
    )


def _first(text: str | None) -> str:
    """The first paragraph, without a list's mark."""
    return re.sub(r"^(?:[-*+]|\d{1,3}[.)])\s+", "", (text or "").strip().partition("\n\n")[0])


def _checklist(criteria: Iterable[Criterion]) -> list[str]:
    return [f"{_SIGNS[each.met]} {each.name}: {each.why}" for each in criteria]
