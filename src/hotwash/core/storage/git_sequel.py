"""What git has to do with a plan: whether it could be committed, the commit after the write, what an undo leaves."""

from typing import TYPE_CHECKING

from hotwash.core.model.plan import Plan
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.storage.commits import Commits
from hotwash.core.storage.personal import PersonalState

if TYPE_CHECKING:
    from hotwash.core.model.git import CommitReadiness
    from hotwash.core.model.transaction import Receipt


class GitSequel:
    """The files are written by then; whatever git says, they stay so."""

    def __init__(self, commits: Commits, personal: PersonalState) -> None:
        self._commits = commits
        self._personal = personal

    def readiness(self, plan: Plan) -> "CommitReadiness":
        """Whether what a plan writes could be committed in git now, and what of the repository would run."""
        from hotwash.core.model.git import CommitReadiness
        from hotwash.core.storage.git_readiness import readiness

        ready = readiness(plan.edits[0].path) if plan.edits else CommitReadiness()
        return replace(ready, is_trusted=ready.is_trusted or self._personal.trusts(ready.repository, ready.token))

    def trust(self, ready: "CommitReadiness") -> None:
        """Remember that the person let these programs of a repository run. Raises `WriteFailed`."""
        self._personal.trust(ready.repository, ready.token)

    def followed(self, plan: Plan, before: Snapshot, receipt: "Receipt") -> "Receipt":
        """The receipt of a plan written on top of `before`, after its commit; an undo names the one that stays."""
        if receipt.transaction is None:
            return receipt
        if plan.message:
            committed = self._commits.in_git(plan, before)
            if committed.hash:
                self._personal.keep_commit(receipt.transaction.id, committed.hash)
            receipt = replace(receipt, sentence=f"{receipt.sentence} · {committed.sentence}", committed=committed)
        stays = self._personal.commit_of(plan.undoes) if plan.undoes else ""
        if stays:
            receipt = replace(receipt, sentence=f"{receipt.sentence} · its commit stays: git revert {stays}")
        return receipt
