"""What differs from skill to skill in the issue formats: how a resolution names its proof, and extra active words.

(source: the resolution templates and status lists of the self-improving skills)
"""

from pathlib import PurePosixPath
from typing import NamedTuple

from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.subject import Subject


class Skill(NamedTuple):
    """`reference` is the second line of a resolution; `active` are words beside `in_progress`."""

    name: str
    prefix: str
    issues: str
    reference: str
    active: tuple[str, ...] = ()


BASE = Skill("base", "ERR", "ERRORS.md", "Commit/PR")
SKILLS = (
    BASE,
    Skill("ai", "MDL", "MODEL_ISSUES.md", "Fix Applied"),
    Skill("analytics", "DAT", "DATA_ISSUES.md", "Commit/PR"),
    Skill("business", "BUS", "BUSINESS_ISSUES.md", "Action Taken", ("escalated",)),
    Skill("coding", "BUG", "BUG_PATTERNS.md", "Commit/PR"),
    Skill("conversation", "DLG", "DIALOGUE_ISSUES.md", "Fix Applied"),
    Skill("domotics", "DOM", "DOMOTICS_ISSUES.md", "Action Taken"),
    Skill("engineering", "ENG", "ENGINEERING_ISSUES.md", "Commit/PR"),
    Skill("finance", "FIN", "FINANCE_ISSUES.md", "Reference"),
    Skill("hr", "HRP", "HR_PROCESS_ISSUES.md", "Approved By"),
    Skill("legal", "LEG", "LEGAL_ISSUES.md", "Action Taken", ("escalated",)),
    Skill("marketing", "CMP", "CAMPAIGN_ISSUES.md", "Campaign/Initiative"),
    Skill("meta", "META", "META_ISSUES.md", "Fix Applied To"),
    Skill("negotiation", "NEG", "NEGOTIATION_ISSUES.md", "Action Taken"),
    Skill("operations", "OPS", "OPERATIONS_ISSUES.md", "Postmortem"),
    Skill("robotics", "ROB", "ROBOTICS_ISSUES.md", "Commit/PR"),
    Skill("sales", "DEAL", "DEAL_ISSUES.md", "Action Taken"),
    Skill("science", "EXP", "EXPERIMENT_ISSUES.md", "Commit/PR"),
    Skill("security", "SEC", "SECURITY_INCIDENTS.md", "Commit/PR", ("contained",)),
    Skill("supply-chain", "SCM", "SUPPLY_CHAIN_ISSUES.md", "Corrective Action"),
    Skill("support", "TKT", "TICKET_ISSUES.md", "Action Taken"),
)

_BY_PREFIX = {skill.prefix: skill for skill in SKILLS}
_BY_NAME = {skill.name: skill for skill in SKILLS}


def skill_of(subject: Subject, snapshot: Snapshot) -> Skill:
    """The skill an entry belongs to: by its prefix, its folder, or the one issue file beside it; else the base."""
    prefix = (subject.entry.native_id or "").partition("-")[0]
    folder = PurePosixPath(subject.document.path).parent
    return _BY_PREFIX.get(prefix) or _BY_NAME.get(folder.name) or _only_skill_beside(folder, snapshot) or BASE


def _only_skill_beside(folder: PurePosixPath, snapshot: Snapshot) -> Skill | None:
    names = {document.path for document in snapshot.documents}
    beside = [skill for skill in SKILLS if str(folder / skill.issues) in names]
    return beside[0] if len(beside) == 1 else None
