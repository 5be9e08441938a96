"""`dismiss`: a suggestion that is not wanted goes away until it has grown; the entries stay as they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.batch import command_for
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import by_state, gone, missing_argument
from hotwash.core.operations.words import counted

if TYPE_CHECKING:
    from hotwash.core.analysis.promotion import Candidate

TABLE = "dismissed"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    from hotwash.core.analysis.promotion import promotion_candidates

    if not intent.targets:
        return missing_argument("no entry named", "name a member of the candidate")
    wanted = {target.key for target in intent.targets}
    known = promotion_candidates(snapshot, context.now, context.settings, str(context.home))
    found = [candidate for candidate in known if wanted & set(candidate.members)]
    if not found:
        return by_state("no candidate for promotion holds this entry", "hotwash why shows what it belongs to")
    name = found[0].name if len(found) == 1 else counted(len(found), "candidate")
    return Plan(
        intent=intent,
        title=f"dismiss {name}",
        done=f"dismissed {name}; it comes back when it has grown",
        personal=tuple(PersonalChange(TABLE, each.dismissal, None, "true") for each in found),
        outcomes=tuple(_outcomes(found)),
        equivalent=command_for(snapshot, intent, {}),
    )


def _outcomes(candidates: Sequence["Candidate"]) -> list[TargetOutcome]:
    return [TargetOutcome(each.members[0], Outcome.CHANGED, f"suggestion {each.name} dismissed") for each in candidates]


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    """Whether the subject is there; what it belongs to is known to the list it stands in."""
    if target is None:
        return missing_argument("nothing selected")
    return None if snapshot.entry(target.key) is not None else gone(snapshot, target.key)
