"""`excuse`: the person calls a problem fine as it is; it comes back when the text it is about changes.

Kept in the person's own state: the files, and what others are told of them, stay as they are.
"""

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.findings import dismissal, findings, still_open
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.dismiss import TABLE
from hotwash.core.operations.operation import Context
from hotwash.core.operations.repair import PROBLEMS, RULE
from hotwash.core.operations.subject import by_state, missing_argument
from hotwash.core.operations.words import command_line, counted


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    named = frozenset(filter(None, intent.arguments.get(PROBLEMS, "").split("\n")))
    keys = {target.key for target in intent.targets}
    if not named and not keys:
        return missing_argument("nothing named", "an id or FILE:LINE")
    rules = frozenset(filter(None, intent.arguments.get(RULE, "").split(",")))
    known = still_open(findings(snapshot, context.now), snapshot)
    found = [each for each in known if (each.token in named if named else each.key in keys)]
    found = [each for each in found if not rules or each.rule in rules]
    lasting = [each for each in found if dismissal(snapshot, each)]
    if not lasting:
        return _nothing(found)
    what = lasting[0].sentence if len(lasting) == 1 else counted(len(lasting), "problem")
    names = {document.path: document.relative for document in snapshot.documents}
    subjects = dict.fromkeys(each.key.anchor or f"{names.get(each.path, each.path)}:{each.line}" for each in lasting)
    return Plan(
        intent=intent,
        title=f"call fine: {what}",
        done=f"fine until the text changes: {what}",
        personal=tuple(PersonalChange(TABLE, dismissal(snapshot, each), None, "true") for each in lasting),
        outcomes=tuple(TargetOutcome(each.key, Outcome.CHANGED, f"{each.rule} is fine") for each in lasting),
        equivalent=command_line("excuse", list(subjects), {RULE: ",".join(sorted({each.rule for each in lasting}))}),
    )


def _nothing(found: list[Finding]) -> Refusal:
    if found:
        return by_state(f"this does not become fine by itself: {found[0].sentence}", found[0].next_step)
    return by_state("there is no such problem", "hotwash lint says what is wrong")


def refusal(_snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    return missing_argument("nothing selected") if target is None else None
