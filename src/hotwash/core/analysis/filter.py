"""The query language of `/`, saved views and `hotwash list`: from a text to the subjects that it finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotwash.core.analysis.filter_fields import FIELDS, FieldKind
from hotwash.core.analysis.filter_nodes import Every, Flags, Node, Not, OneOf, Some, Text, TitleText, Words, walk
from hotwash.core.analysis.filter_syntax import Reader, SyntaxProblem
from hotwash.core.analysis.subjects import Subject
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Status


@dataclass(frozen=True, slots=True)
class FilterError:
    """Why a text is no filter; `position` counts characters from 0, for a caret."""

    position: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Query:
    """A filter that can be asked. `ignored` is where an unfinished end begins that was left out while typing."""

    text: str
    root: Node | None
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
    def words(self) -> tuple[str, ...]:
        """The words it looks for, as typed, for highlighting them."""
        found: list[str] = []

        def note(node: Node, positive: bool) -> None:
            if positive and isinstance(node, Text):
                found.append(node.written)
            elif positive and isinstance(node, TitleText):
                found.append(node.needle)

        walk(self.root, note)
        return tuple(found)

    def asks_for(self, state: str) -> bool:
        """Whether it names a state that lists leave out unless asked: `example`, `snoozed`, `unknown`."""
        asked = False

        def note(node: Node, positive: bool) -> None:
            nonlocal asked
            if positive and isinstance(node, Flags):
                asked = asked or state in node.names
            elif positive and isinstance(node, OneOf) and node.name == "status":
                asked = asked or state in node.accepted
            elif positive and isinstance(node, Words) and node.name == "status":
                asked = asked or any(pattern.fits(state) for pattern in node.patterns)

        walk(self.root, note)
        return asked

    def reaches(self, entry: Entry) -> bool:
        """Whether it may look at an entry at all: closed ones and examples only when they are named."""
        if entry.status is Status.EXAMPLE:
            return self.asks_for("example")
        if entry.status in (Status.OPEN, Status.ACTIVE, Status.BLOCKED, Status.UNKNOWN):
            return True
        return self.names_status


EVERYTHING = Query("", None)


def parse_filter(text: str, typing: bool = False) -> Query | FilterError:
    """The query that a text means, or why it means none.

    With `typing` an end that may still become a term is left out: `age:>`, `is:sta`, an open quote, a lone `or`.
    """
    try:
        tree = Reader(text, typing).read()
    except SyntaxProblem as problem:
        return FilterError(problem.position, problem.sentence)
    return Query(text, tree.root, tree.fields, tree.ignored)


@dataclass(frozen=True, slots=True)
class Index:
    """Subjects with their texts laid ready, so that a keystroke only compares."""

    subjects: tuple[Subject, ...]
    texts: tuple[str, ...]


def prepared(subjects: Sequence[Subject]) -> Index:
    """An index of the subjects; this is the slow part, worth keeping until they change."""
    return Index(tuple(subjects), tuple(subject.text for subject in subjects))


@dataclass(frozen=True, slots=True)
class Selection:
    """What a query found: places in the index, in its order."""

    index: Index
    query: Query
    places: tuple[int, ...]


def select(index: Index, query: Query, previous: Selection | None = None) -> Selection:
    """The subjects that a query finds. A previous selection of the same index is narrowed where that is enough."""
    places: Sequence[int] = range(len(index.subjects))
    if previous is not None and previous.index is index and narrows(query, previous.query):
        places = previous.places
    return Selection(index, query, tuple(_among(places, index, query.root)))


def _among(places: Sequence[int], index: Index, node: Node | None) -> Sequence[int]:
    if node is None:
        return places
    if isinstance(node, Text):
        needle, texts = node.needle, index.texts
        if len(places) == len(texts):
            return [place for place, text in enumerate(texts) if needle in text]
        return [place for place in places if needle in texts[place]]
    if isinstance(node, Every):
        for part in sorted(node.parts, key=lambda part: part.cost):
            places = _among(places, index, part)
        return places
    if isinstance(node, Some):
        found = {place for part in node.parts for place in _among(places, index, part)}
        return [place for place in places if place in found]
    if isinstance(node, Not):
        found = set(_among(places, index, node.part))
        return [place for place in places if place not in found]
    subjects, holds = index.subjects, node.holds
    return [place for place in places if holds(subjects[place])]


def narrows(query: Query, previous: Query) -> bool:
    """Whether everything that `query` finds was found by `previous` too, as far as their words tell."""
    if previous.root is None:
        return True
    if query.root is None:
        return False
    parts = _conjuncts(query.root)
    return all(any(_implies(part, wanted) for part in parts) for wanted in _conjuncts(previous.root))


def _conjuncts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Every) else (node,)


def _implies(part: Node, wanted: Node) -> bool:
    if isinstance(part, Text) and isinstance(wanted, Text):
        return wanted.needle in part.needle
    if isinstance(part, TitleText) and isinstance(wanted, TitleText):
        return wanted.needle in part.needle
    return part == wanted


def lacking(index: Index, query: Query) -> tuple[str, ...]:
    """Fields of a query that no subject of the index has at all: why it finds nothing."""
    askable = sorted(query.fields - {"is", "has", "text", "title"})
    return tuple(name for name in askable if not any(_answers(subject, name) for subject in index.subjects))


def _answers(subject: Subject, name: str) -> bool:
    kind = FIELDS[name]
    if kind is FieldKind.AGE:
        return subject.age(name) is not None
    if kind is FieldKind.DAY:
        return subject.day(name) is not None
    return any(subject.words(name)) or (
        kind in (FieldKind.NUMBER, FieldKind.RATIO) and subject.number(name) is not None
    )
