"""What the promote sheet is told about the entries behind it; nothing is decided here."""

from collections.abc import Sequence

from hotwash.core.analysis.rule_checks import RuleCheck, rule_checks
from hotwash.core.analysis.rule_targets import RuleTarget, rule_targets
from hotwash.core.analysis.rule_text import rule_advice, rule_drafts
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.git import project_name
from hotwash.tui import screens
from hotwash.tui.desk import Desk
from hotwash.viewmodels.naming import id_text


def entries_of(snapshot: Snapshot, keys: Sequence[Key]) -> tuple[Entry, ...]:
    """Those that are still there."""
    return tuple(found[1] for key in keys if (found := snapshot.entry(key)) is not None)


def promotion_of(desk: Desk, keys: Sequence[Key], fine: frozenset[str]) -> screens.Promotion:
    """The name in the title and the drafts of the rule."""
    entries = entries_of(desk.snapshot, keys)
    candidate = next((each for each in desk.facts.candidates if set(each.members) == set(keys)), None)
    if candidate is not None:
        name, subject = f'×{candidate.count} "{candidate.name}"', candidate.id
    elif len(entries) == 1:
        name, subject = f'{id_text(entries[0])} "{entries[0].title}"', ""
    else:
        name, subject = f"{len(entries)} entries as one rule", ""
    return screens.Promotion(name, rule_drafts(desk.snapshot, entries), subject, _likely_facts(desk, keys), fine)


def _likely_facts(desk: Desk, keys: Sequence[Key]) -> tuple[tuple[str, str], ...]:
    """What a format that demands facts would be told: the person says so, of this workspace, today."""
    document = desk.snapshot.document(keys[0].path) if keys else None
    if document is None:
        return ()
    workspace = document.workspace
    reach = "global" if workspace.scope is Scope.GLOBAL else f"project:{project_name(workspace.base)}"
    return (("source", "user"), ("scope", reach), ("verified", f"{desk.clock.now():%Y-%m-%d}"))


def judges_for(desk: Desk, keys: Sequence[Key], fine: set[str]) -> screens.PromotionJudges:
    """Answers on the newest snapshot. What the person calls fine stays so for this session."""

    def targets(snapshot: Snapshot) -> Sequence[RuleTarget]:
        return rule_targets(snapshot, entries_of(snapshot, keys))

    def checker(rule: str, target: RuleTarget) -> Sequence[RuleCheck]:
        return rule_checks(rule, target, desk.snapshot, entries_of(desk.snapshot, keys), desk.settings)

    def call_fine(check: RuleCheck) -> None:
        fine.add(check.sentence)

    return screens.PromotionJudges(
        targets,
        checker,
        rule_advice,
        call_fine,
        desk.settings.promote,
        git=desk.store.git.readiness,
        trust=desk.store.git.trust,
        commits=desk.settings.promote.commit,
    )
