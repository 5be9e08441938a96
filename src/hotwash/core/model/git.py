"""What a commit into the person's own repository needs and does."""

from hotwash.core.model.values import dataclass


@dataclass(frozen=True, slots=True)
class CommitReadiness:
    """Whether some files could be committed now, and what of the repository would run.

    `refusal` is a sentence, empty when nothing is in the way. `programs` are hooks and signing programs in words;
    `is_trusted` says that the person allowed exactly these before. `repository` and `token` are what that is kept by.
    """

    refusal: str = ""
    programs: tuple[str, ...] = ()
    is_trusted: bool = True
    repository: str = ""
    token: str = ""

    @property
    def asks(self) -> bool:
        """Whether the person has to allow something first."""
        return bool(self.programs) and not self.is_trusted


@dataclass(frozen=True, slots=True)
class Committed:
    """What came of it: the abbreviated `hash`, or why there is none. `left_out` are files and why they stay out."""

    hash: str = ""
    problem: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """`committed 1a2b3c4 without ERRORS.md (git ignores it)`"""
        if not self.hash:
            return f"not committed: {self.problem}"
        return f"committed {self.hash}" + (f" without {', '.join(self.left_out)}" if self.left_out else "")
