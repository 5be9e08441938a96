"""The world said no. Refusals are values (`model.plan`); these are raised by the storage only.

CommitError
├── Busy             another process holds the lock
├── Refused          planning again under the lock ended in a refusal
├── PlanChanged      an exact plan would now write something else than was shown
└── WriteFailed      the disk or the system refused; nothing is half-written
"""

from hotwash.core.model.plan import ExitCode, Plan, Refusal


class CommitError(Exception):
    """A commit that did not happen; `code` is what the command line exits with."""

    code = ExitCode.REFUSED


class Busy(CommitError):
    """The lock is held; `holder` names the process where it is known."""

    code = ExitCode.BUSY

    def __init__(self, path: str, holder: str) -> None:
        super().__init__(f"{path} is locked by {holder} – try again in a moment")
        self.holder = holder


class Refused(CommitError):
    """The same intent, planned again on the bytes of this moment, is refused."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
        self.code = refusal.code


class PlanChanged(CommitError):
    """The files changed since the preview; `plan` is what would be written now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("the files changed since the preview – nothing was written; look at the new diff")
        self.plan = plan


class WriteFailed(CommitError):
    """A write failed; the message says what was written, what was not, and what to do."""
