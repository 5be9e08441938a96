"""What the rows of view 6 have in common: where they come from, and what is copied of them."""

import shlex
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.document import Workspace
from hotwash.core.model.key import Key
from hotwash.viewmodels.rows import Condition, News


class EngineRow:
    """A row of the learning engine; it is about no entry and no record."""

    __slots__ = ()
    targets: ClassVar[tuple[Key, ...]] = ()
    news: ClassVar[News] = News.NONE
    step: ClassVar[None] = None

    @property
    def condition(self) -> Condition:
        return Condition.NONE

    @property
    def path(self) -> str:
        """The file it comes from; empty where no file tells of it."""
        return ""

    @property
    def line(self) -> int:
        return 0

    @property
    def name(self) -> str:
        """Its name or its words, visible."""
        return ""

    @property
    def pattern_name(self) -> str:
        """The pattern that verbs on it are about; empty where they are about none."""
        return ""

    @property
    def workspace(self) -> Workspace | None:
        """Whose engine knows that pattern."""
        return None

    @property
    def markdown(self) -> str:
        return f"- {self.name}\n"

    @property
    def command_line(self) -> str:
        """What tells of it on the command line."""
        return f"hotwash patterns {shlex.quote(self.name)}"


def names_workspaces(facts: Facts) -> bool:
    """Whether rows must say which workspace they are from."""
    return len(facts.engines) > 1
