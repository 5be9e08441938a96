"""The promote sheet on real entries and rule files, judged and planned by the core."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field

from hotwash.core.analysis.rule_checks import RuleCheck, rule_checks
from hotwash.core.analysis.rule_targets import RuleTarget, rule_targets
from hotwash.core.analysis.rule_text import rule_advice
from hotwash.core.model.plan import Intent, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations import plan
from hotwash.tui.screens import PromoteSheet, Promotion, PromotionJudges, SheetContext, plan_differences
from support.operating import HOME, ROOT, Files

LIMITS = "Always set resource requests and limits on every container."
DRAFTS = (LIMITS, "Never deploy a container without resource limits.", "Check resource limits before every deploy.")

ERRORS = """# Errors

### ERR-20260518-001
**Context**: Deploying payments-api
**Content**: resource limits missing on api
**Action**: Added limits
**Status**: resolved

### ERR-20260519-002
**Context**: Deploying payments-worker
**Content**: limits missing on worker
**Action**: Added limits
**Status**: pending

### ERR-20260520-002
**Context**: Deploying payments-worker
**Content**: OOMKilled: no memory limit
**Action**: Added limits
**Status**: pending
"""
CLAUDE = """# payments-api

## Agent Rules

- Run helm diff upgrade before helm upgrade.
- Never set CPU limits on a batch container or its requests.
"""
SHARED = "## Agent Rules\n\n- Be brief.\n"


def promotion_files(**changed: str) -> Files:
    contents = {".learnings/ERRORS.md": ERRORS, "CLAUDE.md": CLAUDE, "~/.claude/CLAUDE.md": SHARED}
    return Files.of({**contents, **changed})


@dataclass(slots=True)
class Promoting:
    """One promote sheet and what it is made of; `fine` collects what was called fine."""

    files: Files = field(default_factory=promotion_files)
    drafts: MutableMapping[str, str] = field(default_factory=dict)
    rules: tuple[str, ...] = DRAFTS
    facts: tuple[tuple[str, str], ...] = ()
    moments: Sequence[float] = ()
    editor: Callable[[str], str | None] | None = None
    fine: list[str] = field(default_factory=list)
    _read: tuple[Files, Snapshot] | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The files as parsed, once for every set of files."""
        if self._read is None or self._read[0] is not self.files:
            self._read = self.files, self.files.snapshot
        return self._read[1]

    def sheet(self, *, step: str = "") -> PromoteSheet:
        snapshot = self.snapshot
        entries = [entry for _, entry in snapshot.entries()]
        intent = Intent("promote", tuple(Target(entry.key) for entry in entries))

        def targets(of: Snapshot) -> Sequence[RuleTarget]:
            return rule_targets(of, entries, str(HOME))

        def checker(rule: str, target: RuleTarget) -> Sequence[RuleCheck]:
            return rule_checks(rule, target, self.snapshot, entries, self.files.settings)

        judges = PromotionJudges(targets, checker, rule_advice, lambda check: self.fine.append(check.sentence))
        promotion = Promotion('×3 "resource limits missing"', self.rules, "limits", self.facts)
        return PromoteSheet(promotion, intent, judges, self._context(snapshot), step=step)

    def _context(self, snapshot: Snapshot) -> SheetContext:
        left = list(self.moments) or [0.0]
        return SheetContext(
            snapshot,
            lambda intent: plan(self.snapshot, intent, self.files.context),
            lambda planned: plan_differences(planned, lambda path: path.removeprefix(f"{ROOT}/")),
            self.drafts,
            self.editor,
            monotonic=lambda: left.pop(0) if len(left) > 1 else left[0],
        )
