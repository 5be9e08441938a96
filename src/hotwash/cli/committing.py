"""Before a plan that ends in a git commit is written: whether git could, and whether its hooks may run."""

from hotwash.cli.asking import answer_to
from hotwash.cli.session import Session
from hotwash.core.model.git import CommitReadiness
from hotwash.core.model.plan import Plan, Refusal
from hotwash.core.text.visible import visible

_YES = {"y": "yes", "yes": "yes"}
_WITHOUT = "without --commit the files are written all the same"


def refused_commit(session: Session, plan: Plan) -> Refusal | None:
    """Why the commit would not come about, so that nothing is written at all; asks for what has to be allowed once."""
    ready = session.store.git.readiness(plan)
    if ready.refusal:
        reason, _, step = ready.refusal.partition(" – ")
        return Refusal(f"nothing was written: {reason}", f"{step}, or leave out --commit" if step else _WITHOUT)
    if ready.asks and not _is_allowed(session, ready):
        reason = f"nothing was written: git would run {_programs(ready)}"
        return Refusal(reason, "look at them, then allow it with --yes")
    if ready.asks:
        session.store.git.trust(ready)
    return None


def foretold_commit(session: Session, plan: Plan) -> list[str]:
    """What a preview says about the commit."""
    ready = session.store.git.readiness(plan)
    told = [f"git commit: {plan.message.partition(chr(10))[0]}"]
    told += [f"git cannot commit now: {ready.refusal}"] if ready.refusal else []
    return told + ([f"git runs {_programs(ready)}"] if ready.programs else [])


def _is_allowed(session: Session, ready: CommitReadiness) -> bool:
    if session.arguments.yes:
        return True
    return answer_to(f"git runs {_programs(ready)} with this commit. Go on? [y/N] ", _YES, "n") == "yes"


def _programs(ready: CommitReadiness) -> str:
    return visible(" and ".join(ready.programs))
