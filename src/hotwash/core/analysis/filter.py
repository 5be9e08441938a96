"""The query language of `/`, saved views and `hotwash list`: what a text asks for, and what a subject answers.

Most lists have no filter, so the grammar and its nodes are loaded by the first one.
"""

from typing import TYPE_CHECKING

from hotwash.core.analysis.lifecycle import is_closed
from hotwash.core.analysis.subjects import Subject
from hotwash.core.model.entry import Entry
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Status

if TYPE_CHECKING:
    from hotwash.core.analysis.filter_nodes import Node


@dataclass(frozen=True, slots=True)
class FilterError:
    """Why a text is no filter; `position` counts characters from 0, for a caret."""

    position: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Query:
    """A filter that can be asked. `ignored` is where an unfinished end begins that was left out while typing."""

    text: str
    root: "Node | None"
    fields: frozenset[str] = frozenset()
    ignored: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it finds everything."""
        return self.root is None

    def matches(self, subject: Subject) -> bool:
        return self.root is None or self.root.holds(subject)

    @property
    def names_status(self) -> bool:
        """Whether it asks for a status or a state, which brings closed entries into its reach."""
        return not self.fields.isdisjoint(("status", "is"))

    @property
    def names_learnings(self) -> bool:
        """Whether it asks for harness learnings by their type: they have a list of their own."""
        return "type" in self.fields and "harness" in self.text.casefold()

    @property
    def words(self) -> tuple[str, ...]:
        """The words it looks for, as typed, for highlighting them."""
        if self.root is None:
            return ()
        from hotwash.core.analysis.filter_nodes import words_of

        return words_of(self.root)

    def asks_for(self, state: str) -> bool:
        """Whether it names a state that lists leave out unless asked: `example`, `snoozed`, `unknown`."""
        if self.root is None:
            return False
        from hotwash.core.analysis.filter_nodes import names_state

        return names_state(self.root, state)

    def reaches(self, entry: Entry) -> bool:
        """Whether it may look at an entry at all: closed ones and examples only when they are named."""
        if entry.status is Status.EXAMPLE:
            return self.asks_for("example")
        return self.names_status or not is_closed(entry)


EVERYTHING = Query("", None)


def parse_filter(text: str, typing: bool = False) -> Query | FilterError:
    """The query that a text means, or why it means none.

    With `typing` an end that may still become a term is left out: `age:>`, `is:sta`, an open quote, a lone `or`.
    """
    if not text.strip():
        return EVERYTHING
    from hotwash.core.analysis.filter_syntax import Reader, SyntaxProblem

    try:
        tree = Reader(text, typing).read()
    except SyntaxProblem as problem:
        return FilterError(problem.position, problem.sentence)
    return Query(text, tree.root, tree.fields, tree.ignored)
