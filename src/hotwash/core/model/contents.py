"""What a file holds besides entries and WAL records: every kind of file has a value of its own."""

from typing import NamedTuple, Protocol


class Count(NamedTuple):
    """How many things of one kind a file holds; `plural` where an s does not make it."""

    number: int
    word: str
    plural: str = ""

    def __str__(self) -> str:
        return f"{self.number} {self.word if self.number == 1 else self.words}"

    @property
    def words(self) -> str:
        return self.plural or self.word + "s"


class Contents(Protocol):
    """The frozen value that a format makes of a file; who needs more than its counts asks which kind it is."""

    @property
    def counts(self) -> tuple[Count, ...]:
        """What is in the file, in numbers."""
        ...
