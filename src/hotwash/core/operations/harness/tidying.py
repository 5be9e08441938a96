"""What hygiene proposes, as changes of entries: prune, downgrade, flag, cap."""

from collections.abc import Mapping

from hotwash.core.analysis.harness.hygiene import REMOVING, Proposal, Step
from hotwash.core.analysis.harness.vocabulary import CONFLICT, LOW, MEDIUM
from hotwash.core.operations.batch import Already, Change, Result
from hotwash.core.operations.edits import add_field_below, set_value
from hotwash.core.operations.harness.moving import last_bullet, leaving
from hotwash.core.operations.subject import Subject, by_state

PRUNED = "pruned"


def tidied(subject: Subject, steps: Mapping[Step, Proposal]) -> Result:
    """One learning after everything that is proposed about it."""
    gone = next((steps[step] for step in REMOVING if step in steps), None)
    if gone is not None:
        return leaving(subject, f"{gone.step}: {gone.why}")
    changes = [_done(subject, proposal) for step, proposal in steps.items() if proposal.writes]
    if not changes:
        return Already(next(f"{each.step}: {each.why}" for each in steps.values()))
    refused = next((each for each in changes if not isinstance(each, Change)), None)
    if refused is not None:
        return refused
    made = [each for each in changes if isinstance(each, Change)]
    return Change(
        tuple(splice for each in made for splice in each.splices),
        ", ".join(each.sentence for each in made),
    )


def _done(subject: Subject, proposal: Proposal) -> Result:
    if proposal.step is Step.DOWNGRADE:
        field = subject.body.field("confidence")
        if field is None:
            return by_state(f"{subject.name} has no confidence any more", f"look at it at {subject.place}")
        return Change((set_value(subject, field, LOW),), f"{proposal.step}: Confidence {MEDIUM} → {LOW}")
    below = last_bullet(subject)
    if below is None:
        return by_state(f"{subject.name} has no bullets any more", f"look at it at {subject.place}")
    flag = add_field_below(subject, below, CONFLICT, contradiction(proposal.other))
    return Change((flag,), f"{proposal.step}: {proposal.why}")


def contradiction(names: str) -> str:
    """What stands behind the flag."""
    return f"may contradict {names}"


def archive_reason(proposal: Proposal) -> str:
    """What stands in the archive."""
    return f"{PRUNED} – {proposal.why}"
