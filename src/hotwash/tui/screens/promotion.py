"""What the promote sheet is told: the entries behind it, and pure answers about a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.git import CommitReadiness
from hotwash.core.model.plan import Plan
from hotwash.core.model.settings import PromoteLimits
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass, field

if TYPE_CHECKING:
    from hotwash.core.analysis.rule_checks import RuleCheck
    from hotwash.core.analysis.rule_targets import RuleTarget


@dataclass(frozen=True, slots=True)
class Promotion:
    """What is promoted: its name in the title (`×3 "resource limits missing"`) and drafts of the rule.

    `subject` names it among drafts (a candidate keeps its draft when a member joins). `facts` are what could be said
    for the entries, as argument and value (`source`, `scope`, `verified`); where the plan is refused without them they
    are shown, can be edited and are written along. `fine` holds sentences of checks already called fine.
    """

    name: str
    rules: tuple[str, ...]
    subject: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    fine: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PromotionJudges:
    """Pure answers about a rule: where it can go, what speaks against it there, how it could be said better.

    `call_fine` remembers that the person called a check's sentence fine. `git` says whether a plan could be committed,
    `trust` remembers that its hooks may run; without them the box is not offered.
    """

    targets: Callable[[Snapshot], Sequence[RuleTarget]]
    checker: Callable[[str, RuleTarget], Sequence[RuleCheck]]
    advice: Callable[[str], Sequence[str]]
    call_fine: Callable[[RuleCheck], None]
    limits: PromoteLimits = field(default_factory=PromoteLimits)
    reach: str = "reaches every project on this machine"
    git: Callable[[Plan], CommitReadiness] | None = None
    trust: Callable[[CommitReadiness], None] | None = None
    commits: bool = False
